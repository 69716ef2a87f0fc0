"""A complaint told and put right as customers speak: sums without their sign, shops,
doubts, the card, how often.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts, means_told, recap
from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.facts.merchants import bare_merchant
from aide.dialogue.facts.spoken import in_figures

from .customer import Customer, a_client

TODAY = date(2026, 11, 23)
DEBIT = ("montant", "date", "creancier")


def at_summary(story: str, about: str = "prelevement_abusif") -> Customer:
    """His complaint is told whole, and waits for a yes."""
    customer = a_client().says(f"réclamation : {story}", "deposer", "raconter", about=about)
    assert customer.asked == "confirme"
    return customer


def a_debit(story: str = "un prélèvement de 43,20 € chez Marco le 20 novembre") -> Customer:
    return at_summary(story)


# ---- sums without their sign


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("c'est quarante-deux trente", "c'est 42,30 €"),
        ("c'est quatre vingt quatre soixante", "c'est 84,60 €"),
        ("soixante virgule dix", "60,10 €"),
        ("pas 43 20, 42 30", "pas 43,20 €, 42,30 €"),
    ],
)
def test_a_spoken_sum_is_written_in_figures(said, figures):
    assert in_figures(said) == figures


@pytest.mark.parametrize(
    "said", ["le vingt et un", "à vingt deux trente", "deux fois", "06 12 34 56 78", "trente jours"]
)
def test_a_day_an_hour_and_a_telephone_are_no_sums(said):
    assert in_figures(said) == said


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("c'est pas quarante trois vingt c'est quarante deux trente", "42.30"),
        ("pas 43,20, 42,30", "42.30"),
        ("c'est pas 43 20 c'est 42 30", "42.30"),
        ("c'est 86 en tout", "86.00"),
    ],
)
def test_a_sum_without_its_sign_is_put_right(said, amount):
    customer = a_debit().says(said, "corriger")
    assert (customer.facts["montant"], customer.asked) == (amount, "confirme")


def test_a_number_of_something_else_changes_no_sum():
    assert a_debit().says("c'est pas deux fois c'est trois fois", "corriger").facts["montant"] == "43.20"


# ---- names put right


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("c'est pas chez Marco c'est chez Mario", "Mario"),
        ("c'est pas chez marco mais chez zalbofit", "zalbofit"),
        ("zalbofit et pas marco", "zalbofit"),
        ("c'était chez Zalbo en fait", "Zalbo"),
        ("non attendez cest pas Marco cest Zalbo le nom jai le papier", "Zalbo"),
    ],
)
def test_the_name_beside_the_one_that_he_denies_takes_its_place(said, name):
    assert a_debit().says(said, "corriger").facts["creancier"] == name


@pytest.mark.parametrize(
    "said", ["c'est pas normal c'est du vol", "c'est pas chez moi c'est chez eux qu'il faut chercher"]
)
def test_what_denies_another_thing_changes_no_name(said):
    assert a_debit().says(said, "corriger").facts["creancier"] == "Marco"


def test_a_wrong_shop_is_asked_again_and_refuses_nothing():
    assert a_debit().says("le commerçant est faux", "non").asked == "creancier"


# ---- the shop


def test_the_shop_of_a_double_debit_is_kept_though_it_is_not_asked():
    customer = at_summary("débité deux fois de 43,20 € chez Marco le 20 novembre", "remboursement_erreur")
    assert customer.facts["creancier"] == "Marco"
    assert "commerçant : Marco" in customer.values["resume"]
    assert customer.says("le magasin est faux", "corriger").asked == "creancier"


def test_who_a_late_transfer_is_for_is_no_shop():
    found = facts.told(
        "mon virement de 50 € à Paul Martin du 3 novembre", FIELDS["virement_en_retard"], TODAY
    )
    assert "creancier" not in found


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("j'ai 2 prélèvements zalbofit que j'ai pas voulus", "zalbofit"),
        ("prelevement vidzoplus de 9,99 hier", "vidzoplus"),
        ("zalbofit m'a prélevé 12 € hier", "zalbofit"),
    ],
)
def test_a_merchant_without_a_preposition_is_found(said, name):
    assert facts.told(said, DEBIT, TODAY)["creancier"] == name


@pytest.mark.parametrize(
    "said",
    [
        "un prélèvement injustifier de 10 €",
        "des prelevements bizare",
        "paiement refusé",
        "un débit incompréhensible",
    ],
)
def test_what_is_french_or_nearly_is_no_merchant(said):
    assert bare_merchant(said) is None


# ---- a name in doubt


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("un truc genre mediaplus bill chais pas trop", "mediaplus bill"),
        ("je crois que c'est zalbofit mais pas sûr", "zalbofit"),
        ("peut-être Netflix", "Netflix"),
    ],
)
def test_a_name_in_doubt_is_taken(said, name):
    customer = a_client().says(
        "réclamation : un prélèvement de 12 € le 3 novembre que je conteste",
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    assert customer.asked == "creancier"
    assert customer.says(said, "hesiter", passer=0.6).facts["creancier"] == name


@pytest.mark.parametrize(
    "said", ["je sais pas trop", "un truc bizarre je sais pas", "je crois que c'est une erreur", "zalbofit"]
)
def test_doubt_alone_is_no_name_and_a_name_alone_no_doubt(said):
    assert facts.hedged_name(said) is None


# ---- by card


def test_a_card_payment_that_he_never_made_has_a_motive():
    customer = a_debit("un prélèvement de 12 € chez Marco le 20 novembre que j'ai jamais demandé")
    customer.says(
        "c'est carte pas prélèvement", "corriger", about="prelevement_abusif", asks="prelevement_ou_carte"
    )
    assert (customer.said[0], customer.facts["motif"]) == ("utter_motif_change", "paiement_frauduleux")
    customer.says("je lis PAIEMENT CB MARCO", about="paiement_frauduleux", asks="prelevement_ou_carte")
    assert customer.said[0] == "utter_deja_note"


def test_a_card_payment_that_may_be_his_keeps_its_motive_and_says_why():
    customer = a_debit().says(
        "le motif est faux c'est un paiement par carte", "corriger", about="paiement_frauduleux"
    )
    assert (customer.said[0], customer.facts["motif"]) == ("utter_motif_carte", "prelevement_abusif")
    assert "paiement par carte" in customer.values["resume"]


def test_what_he_reads_gives_the_motive_and_the_name():
    customer = a_client().says(
        "réclamation : un prélèvement de 12 € le 3 novembre jamais autorisé",
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    customer.says("je lis ACHAT CB ZALBO", "repondre", about="paiement_frauduleux")
    assert (customer.facts["motif"], customer.facts["creancier"]) == ("paiement_frauduleux", "ZALBO")


@pytest.mark.parametrize(
    "said", ["c'est pas un paiement par carte", "c'est par carte ?", "c'est ma carte qui a disparu"]
)
def test_a_card_that_is_denied_asked_or_lost_says_nothing_of_it(said):
    assert not means_told.is_by_card(said)


# ---- orders to the assistant


def test_an_order_to_change_files_nothing_and_is_not_quoted():
    customer = a_debit().says("ben change le alors", "oui")
    assert (customer.effect, customer.said) == (None, ["utter_ask_correction"])
    assert a_debit().says("change le motif alors", oui=0.5).asked == "motif"
    assert "change" not in str(customer.facts["description"])


@pytest.mark.parametrize(
    "said", ["pff. bon ok envoie comme ca jsors du taf la", "allez enregistre tel quel je file"]
)
def test_as_it_is_is_a_yes_whatever_he_tells_of_himself(said):
    assert a_debit().says(said, oui=0.55, bavarder=0.3).effect == "action_deposer_reclamation"


@pytest.mark.parametrize(
    "said",
    [
        "il envoie comme ça des factures",
        "n'envoie pas comme ça",
        "si tu envoies comme ça je pars",
        "envoie comme ça ?",
    ],
)
def test_what_only_sounds_like_it_files_nothing(said):
    assert a_debit().says(said, oui=0.55).effect is None


def test_an_order_is_no_name():
    assert to_us.is_order("envoie comme ca")
    assert not to_us.is_order("envoie moi la liste des frais de ce mois")


# ---- how often


@pytest.mark.parametrize(
    ("story", "amount", "shown"),
    [
        ("débité deux fois de 35 € chez Marco", "35.00", "(une opération, débitée deux fois)"),
        ("débité 2x chez Marco, 35 €", "35.00", "(une opération, débitée deux fois)"),
        ("un double prélèvement de 35 €", "35.00", "(une opération, débitée deux fois)"),
        ("débité 70 € en deux fois", "70.00", "(total, en deux fois)"),
        ("débité deux fois de 35 €", "70.00", "(total, en deux fois)"),
    ],
)
def test_the_summary_says_how_often_and_what_the_sum_is_of(story, amount, shown):
    lines = recap.lines({"motif": "remboursement_erreur", "montant": amount, "description": [story]})
    assert shown in lines.splitlines()[1]


@pytest.mark.parametrize("story", ["débité de 35 €", "j'ai appelé deux fois", "débité une seule fois"])
def test_once_is_not_said(story):
    lines = recap.lines({"motif": "remboursement_erreur", "montant": "35.00", "description": [story]})
    assert "(" not in lines.splitlines()[1]


def test_a_total_that_he_puts_right_is_said_to_be_one():
    customer = at_summary("débité deux fois de 35 € chez Marco le 20 novembre", "remboursement_erreur")
    customer.says("c'est 72 en tout", "corriger")
    assert "72,00\N{NARROW NO-BREAK SPACE}€ (total, en deux fois)" in customer.values["resume"]


def test_so_much_in_so_many_times_is_not_so_much_each_time():
    assert facts.told("débité 70 € en deux fois le 18 novembre", DEBIT, TODAY)["montant"] == "70.00"


# ---- in a word


def asked_what_happened() -> Customer:
    customer = a_client().says("des frais", "raconter", about="frais").says("oui", "oui")
    return customer.says("18 €", "repondre").says("lundi", "repondre")


def test_a_word_is_a_story_the_second_time():
    customer = asked_what_happened().says("injustifiés")
    assert customer.asked == "description"
    assert customer.says("incompréhensibles").asked == "confirme"
    assert "incompréhensibles" in customer.values["resume"].lower()


def test_a_refusal_to_tell_is_no_story_the_second_time():
    customer = asked_what_happened().says("injustifiés").says("laissez tomber", "annuler")
    assert customer.flows == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C'EST DUBREUIL CONSTRUCTION QUI ME L'ENVOIE", "DUBREUIL CONSTRUCTION"),
        ("DUBREUIL CONSTRUCTION", "DUBREUIL CONSTRUCTION"),
        ("c'est Inès Morel qui m'envoie ça", "Inès Morel"),
    ],
)
def test_a_name_is_found_where_all_is_in_capitals(text, name):
    customer = a_client().says(
        "mon virement de 80 € du 12 mars, je veux une réclamation", "deposer", about="virement_en_retard"
    )
    assert customer.says(text, "repondre").facts["beneficiaire"] == name
