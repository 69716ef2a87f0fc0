"""What he says and asks of a complaint that was filed here: where it stands, what is added,
both at once, its number told.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import Customer, a_client, asked_to_file, read

REFERENCE = "REC-2026-000001"
ADDS, FOLLOWS = "action_completer_reclamation", "action_suivre_reclamation"
DUE = "reclamation_delai_reponse"


def filed() -> Customer:
    """A complaint about 12 € of fees."""
    customer = asked_to_file(a_client()).says("oui", "oui")
    return customer.sees(
        "deposee", reference=REFERENCE, date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


def in_sentences(
    customer: Customer, *parts, about: str | dict[str, float] | None = None, **whole
) -> Customer:
    """One message, each of its sentences read apart."""
    text = " ".join(one.text for one in parts)
    return customer.sends(replace(read(text, about=about, **whole), sentences=parts))


# ---- where it stands


@pytest.mark.parametrize(
    "text",
    [
        "et là elle en est où",
        "une personne l'a déjà lue ?",
        "vous l'avez examinée au moins",
        "elle a été traitée ?",
        "ok mais ça avance ?",
        "où ça en est ?",
    ],
)
def test_where_it_stands_is_looked_up_though_it_is_not_named(text):
    assert filed().says(text, "demander").said == [FOLLOWS]


@pytest.mark.parametrize("text", ["mon virement, il en est où ?", "ma carte neuve elle en est où ?"])
def test_something_else_that_is_awaited_is_not_the_complaint(text):
    assert FOLLOWS not in filed().says(text, "demander").said


def test_nothing_filed_nothing_to_follow():
    assert FOLLOWS not in a_client().says("elle en est où ?", "demander").said


def test_after_a_blocking_it_is_the_card_that_is_meant():
    customer = filed()
    customer.state.done = "opposition"
    assert FOLLOWS not in customer.says("elle en est où ?", "demander").said


# ---- its number told


@pytest.mark.parametrize(
    "text",
    [
        "mais je l'ai déjà envoyée !! c'est rec 2026 12",
        "tenez : REC-2026-000012",
        "bonjour, rec 2026 000012",
        "regardez la REC-2026-000012 alors",
    ],
)
@pytest.mark.parametrize("is_offered", [True, False])
def test_its_number_means_that_one_and_no_other_is_begun(text, is_offered):
    customer = a_client()
    if is_offered:
        customer.says("12 € de frais le 3 novembre", "raconter", about="frais")
        assert customer.asked == "offre"
    customer.says(text, "reprocher")
    assert (customer.effect, customer.facts["reference"]) == (FOLLOWS, "REC-2026-000012")


def test_its_number_beside_thanks_asks_nothing():
    assert filed().says(f"merci, c'est la {REFERENCE}", "bavarder").effect is None


# ---- added and asked in one message


def test_where_it_stands_and_what_is_added_are_both_done():
    customer = in_sentences(
        filed(),
        read("bonsoir,", "bavarder"),
        read("ma plainte en est où ?", "suivre"),
        read("et notez aussi que la caissière a refusé de me rembourser", "ajouter"),
        about="suivre_reclamation",
        suivre=0.7,
        ajouter=0.5,
    )
    assert customer.effect == FOLLOWS
    customer.sees("trouvee", reference=REFERENCE)
    assert (customer.effect, customer.facts["detail"]) == (
        ADDS,
        "et notez aussi que la caissière a refusé de me rembourser",
    )
    customer.sees("notee", reference=REFERENCE)
    assert (customer.flows, customer.asked) == ([], None)


def test_a_mere_wish_to_add_is_asked_about_once_its_state_is_told():
    customer = in_sentences(
        filed(), read("je veux ajouter un détail.", "ajouter"), read("elle avance ?", "suivre"), ajouter=0.9
    )
    assert customer.effect == FOLLOWS
    assert customer.sees("trouvee", reference=REFERENCE).said == ["utter_ask_detail"]


def test_more_that_is_told_of_it_is_added_and_the_question_answered():
    customer = in_sentences(
        filed(),
        read("le monsieur du guichet me l'avait garanti au printemps.", raconter=0.4),
        read("alors ces 12 € vous me les rendez ?", "demander", asks="remboursement_fraude"),
        about="frais",
        demander=0.9,
    )
    assert customer.said == ["utter_date_reponse", ADDS]
    assert customer.facts["detail"] == "le monsieur du guichet me l'avait garanti au printemps."


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ("on m'a aussi pris 35 € à la salle de sport.", "frais"),
        ("un prélèvement inconnu est passé hier soir.", "prelevement_abusif"),
    ],
)
def test_another_sum_or_another_problem_is_not_added(told, about):
    customer = in_sentences(
        filed(), read(told, "raconter"), read("vous faites quoi ?", "demander"), about=about
    )
    assert ADDS not in customer.said


def test_who_wants_a_person_beside_it_gets_one():
    customer = in_sentences(
        filed(),
        read("ajoutez que j'ai rappelé deux fois", "ajouter"),
        read("je peux parler à un conseiller ?", "humain", "demander"),
        humain=0.9,
        ajouter=0.5,
    )
    assert customer.said == ["action_transferer_conseiller"]


def test_a_question_beside_the_words_that_were_asked_for_loses_neither():
    customer = filed().says("je voudrais rajouter quelque chose", "ajouter")
    assert customer.said == ["utter_ask_detail"]
    in_sentences(
        customer,
        read("le vendeur s'appelait monsieur Roche.", "repondre"),
        read("c'est gratuit hein ?", "demander", asks="reclamation_gratuite"),
        repondre=0.4,
        demander=0.5,
    )
    assert customer.said == ["utter_info_reclamation_gratuite", ADDS]
    assert customer.facts["detail"] == "le vendeur s'appelait monsieur Roche."


# ---- whether the money comes back


def test_whether_fees_come_back_is_what_the_answer_will_say():
    assert filed().says("et vous allez me les rendre ?", asks="remboursement_fraude").said == [
        "utter_date_reponse"
    ]


def test_before_it_is_filed_it_is_answered_as_ever():
    customer = a_client().says("12 € de frais le 3 novembre", "raconter", about="frais")
    customer.says("vous allez me les rendre ?", asks="remboursement_fraude")
    assert "utter_info_frais_remboursement" in customer.said


# ---- what is in it


@pytest.mark.parametrize(
    "text",
    ["ce que j'ai écrit hier, c'est noté dedans ?", "mon ajout d'hier est bien dans le dossier ?"],
)
def test_whether_his_words_are_in_it_is_shown(text):
    customer = (
        filed()
        .says("ajoutez que le vendeur a reconnu son erreur", "ajouter")
        .sees("notee", reference=REFERENCE)
    )
    customer.says(text, "demander", about="suivre_reclamation")
    assert customer.said == ["utter_contenu_depose"]
    assert "Ajouté ensuite : « ajoutez que le vendeur" in customer.values["resume"]


def test_what_is_told_to_be_in_it_asks_nothing():
    assert "utter_contenu_depose" not in filed().says("la facture est dans le dossier", "raconter").said
