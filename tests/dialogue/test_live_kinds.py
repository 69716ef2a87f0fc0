"""What people who knew nothing of the assistant stumbled on, by its kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aide.dialogue import facts, recap
from aide.dialogue.command_generator.summary.text import without
from aide.dialogue.moves import BEFORE
from aide.dialogue.state import State

from .customer import CARDS, Customer, a_client, asked_to_block, asked_to_file, read

TODAY = date(2026, 11, 23)
KNOWN = {"montant": "640.00", "date": "2026-11-21"}
OFFERED = "on m'a prélevé 13,99 € le 5 novembre alors que c'est résilié"


def blocked() -> Customer:
    customer = asked_to_block(CARDS[0]).says("oui", "oui")
    return customer.sees("bloquee", oppositions={"4321": "OPP-1"})


def test_a_blocked_card_is_never_said_to_be_active():
    customer = blocked().says("il l'a juste fait tomber, c'est grave ?", asks="carte_retrouvee_avant_blocage")
    assert "utter_info_carte_retrouvee_avant_blocage" not in customer.said
    assert customer.said[0] == "utter_bloquee_pour_toujours"


@pytest.mark.parametrize(
    "text", ["bon oui commandez. et s'il y a eu des achats ?", "ok commande, c'est quand ?"]
)
def test_the_order_at_the_head_orders_whatever_is_asked_after_it(text):
    assert blocked().says(text, "demander", oui=0.7).effect == "action_renouveler_carte"


@pytest.mark.parametrize("text", ["oui commandez si c'est gratuit", "oui commandez pas tout de suite"])
def test_an_order_with_its_condition_orders_nothing(text):
    assert blocked().says(text, "demander", "hesiter", oui=0.5).effect is None


@pytest.mark.parametrize(
    "text", ["elle va me tuer, ma mère va me tuer", "mes parents vont me tuer pour la carte"]
)
def test_who_will_be_scolded_is_not_in_danger(text):
    assert "utter_info_vie_en_danger" not in a_client().says(text, "raconter", about="carte_perdue").said


@pytest.mark.parametrize("text", ["je veux me tuer", "elle va se tuer"])
def test_who_may_die_is(text):
    assert a_client().says(text, "raconter", about="carte_perdue").said == ["utter_info_vie_en_danger"]


def test_that_it_stops_is_no_refusal_of_the_complaint():
    customer = a_client().says(OFFERED, "raconter", about="prelevement_abusif")
    customer.says(
        "je veux mes sous et que ça s'arrête. la réclamation ça fait quoi ?",
        "demander",
        asks="reclamation_c_est_quoi",
    )
    assert customer.asked == "offre" and "utter_offre_refusee" not in customer.said


def test_to_stop_the_complaint_is():
    customer = (
        a_client().says(OFFERED, "raconter", about="prelevement_abusif").says("stop la réclamation", "non")
    )
    assert customer.asked != "offre"


def test_taken_from_a_card_keeps_the_motive_and_says_so():
    customer = a_client().says(OFFERED, "raconter", about="prelevement_abusif")
    customer.says("c'est pas un prélèvement, c'est sur ma carte", "corriger", about="prelevement_abusif")
    assert customer.said[0] == "utter_motif_carte" and customer.state.subject == "prelevement_abusif"


# ---- facts


@pytest.mark.parametrize(
    "text", ["les 15 jours ouvrables, il manque quoi ?", "il manque encore 3 semaines de relevés"]
)
def test_a_lapse_is_no_sum(text):
    assert facts.operations_again(text, KNOWN, "", TODAY) is None


def test_a_forgotten_sum_is_one():
    again = facts.operations_again("il manque aussi 15", KNOWN, "", TODAY)
    assert again is not None and [one["montant"] for one in again["operations"]] == ["640.00", "15.00"]


@pytest.mark.parametrize(
    "text", ["que le 5 décembre ils reprennent pas", "ils vont encore me prélever le 5 décembre"]
)
def test_the_day_of_a_debit_that_he_fears_is_not_the_day_of_the_one_he_disputes(text):
    assert "date" not in facts.corrected(text, KNOWN, ("montant", "date"), TODAY, loose=True)
    assert "date" not in facts.told(text, ("montant", "date"), TODAY)


def test_who_pays_stands_beside_the_sum():
    told = facts.told(
        "ok : 1420 euros de Zalbo Distribution c'est mon salaire", ("beneficiaire", "montant", "date"), TODAY
    )
    assert told["beneficiaire"] == "Zalbo Distribution"


STORY = ["c'est quoi ce délire, mon salaire n'est pas là", "j'ai appelé lol"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("virez c koi", None),
        ("virez c'est quoi ce delire, et ajoutez le 19", "mon salaire n'est pas là. j'ai appelé lol"),
        ("enlevez le lol svp", "c'est quoi ce délire, mon salaire n'est pas là. j'ai appelé"),
        ("enlève le début", None),
    ],
)
def test_the_words_that_he_names_are_taken_out_of_his_story(text, left):
    assert without(text, STORY) == left


def test_words_are_taken_out_and_others_added_at_once():
    customer = asked_to_file()
    customer.frame.facts["description"] = list(STORY)
    customer.says("virez c'est quoi ce délire, et rajoutez que c'était le 19", "corriger")
    text = " ".join(customer.facts["description"])
    assert "délire" not in text and "C'était le 19" in text and customer.asked == "confirme"


def test_a_name_is_taken_whole_where_he_says_what_it_is():
    text = "celui qui m'envoie c'est Le Comptoir de Zoé c'est le nom"
    assert facts.name_in(text, "beneficiaire") == "Le Comptoir de Zoé"
    assert facts.name_in("c'est Zoé", "beneficiaire") == "Zoé"


def test_where_he_writes_to_us_is_not_asked_without_a_word_of_it():
    parts = (
        read("je l'ai retrouvée.", "retrouver"),
        read("si ça m'arrive un dimanche, je fais quoi ?", "demander"),
    )
    asked = replace(parts[1], questions=(("assistant_adresse_email", 0.8),))
    whole = read("je l'ai retrouvée. si ça m'arrive un dimanche, je fais quoi ?", "demander")
    customer = asked_to_block().sends(replace(whole, sentences=(parts[0], asked)))
    assert "utter_info_assistant_adresse_email" not in customer.said
    assert customer.said[0] == "utter_carte_retrouvee"


def test_the_same_complaint_told_again_is_said_to_be_filed_already():
    told = recap.lines({**asked_to_file().facts, "description": ["en d'autres mots"]})
    customer = asked_to_file(Customer(State(contents={"REC-2026-000001": told}), connected=True))
    assert customer.state.plan[-1].values[BEFORE] == "utter_meme_enregistree"
    assert customer.values["reference"] == "REC-2026-000001"


def test_another_complaint_is_not():
    told = recap.lines({**asked_to_file().facts, "montant": "14.00"})
    customer = asked_to_file(Customer(State(contents={"REC-2026-000001": told}), connected=True))
    assert BEFORE not in customer.state.plan[-1].values


def test_what_tells_nothing_is_like_nothing():
    assert recap.filed_alike({"REC-2026-000001": "Motif : autre sujet"}, "Motif : autre sujet") is None
