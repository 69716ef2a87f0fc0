"""« stop », « laissez tomber »: the end of what is open, at whatever question; what stops debits is none."""

from __future__ import annotations

import pytest

from .customer import CARDS, Customer, a_client, asked_to_block, read

LATE, FEES = "mon salaire de 900 € n'est pas là", "vous m'avez pris 20 € de frais hier"


def told_late_and_fees() -> Customer:
    text = f"{LATE} et en plus {FEES}"
    return a_client().says(text, "raconter", about="virement_en_retard", second=("frais", FEES))


ENDS = [
    "stop",
    "annuler",
    "laissez tomber",
    "non c'est bon en fait",
    "j'ai changé d'avis",
    "stop, je veux plus",
]


def asked(field: str) -> Customer:
    customer = a_client().says("je veux déposer une réclamation", "deposer")
    if field == "motif":
        return customer
    customer.says("un prélèvement pas autorisé", "raconter", about="prelevement_abusif")
    for answer in {"montant": [], "date": ["30 €"], "creancier": ["30 €", "hier"]}[field]:
        customer.says(answer, "repondre")
    assert customer.asked == field
    return customer


@pytest.mark.parametrize("text", ENDS)
@pytest.mark.parametrize("field", ["motif", "montant", "date", "creancier"])
def test_an_end_is_heard_at_every_question_of_a_complaint(field, text):
    customer = asked(field).says(text)
    assert customer.said == ["utter_reclamation_annulee"]
    assert (customer.flows, customer.effect) == ([], None)


@pytest.mark.parametrize("text", ENDS)
def test_an_end_is_heard_at_the_offer(text):
    customer = a_client().says(LATE, "raconter", about="virement_en_retard").says(text)
    assert customer.said == ["utter_offre_retiree"]
    assert "reclamation" in customer.state.refused


@pytest.mark.parametrize("text", ENDS)
def test_an_end_blocks_no_card(text):
    for cards in (CARDS[:1], CARDS):
        customer = asked_to_block(*cards).says(text)
        assert (customer.said, customer.effect) == (["utter_rien_bloque"], None)


def test_an_end_to_the_offer_of_a_blocking_says_that_the_card_stays_active():
    customer = (
        a_client().says("un achat de 60 € inconnu", "raconter", about="paiement_frauduleux").says("stop")
    )
    assert customer.said == ["utter_rien_bloque"]


def test_who_ends_the_first_is_still_asked_about_the_other():
    assert told_late_and_fees().says("stop").said == ["utter_offre_retiree", "utter_ask_suite"]


def test_who_ends_that_as_well_is_asked_nothing_more():
    assert told_late_and_fees().says("stop").says("stop").said == ["utter_offre_retiree"]


@pytest.mark.parametrize(
    "text", ["annulez ce prélèvement", "stop aux prélèvements", "il faut arrêter cet abonnement"]
)
def test_to_stop_the_debits_is_no_end(text):
    customer = asked("creancier").says(text, annuler=0.9)
    assert customer.said[0] == "utter_info_arreter_prelevements_suivants"
    assert customer.asked == "creancier"


@pytest.mark.parametrize("text", ["je leur ai dit stop mais ils continuent", "j'avais annulé, ça recommence"])
def test_what_was_said_to_others_is_no_end(text):
    assert asked("creancier").says(text, "annuler").flows == ["reclamation"]


@pytest.mark.parametrize("text", ["annulez la réclamation pour ce prélèvement", "arrêtez tout"])
def test_to_drop_the_complaint_about_a_debit_is_one(text):
    assert asked("creancier").says(text, "annuler").said == ["utter_reclamation_annulee"]


def test_no_address_is_no_end():
    customer = Customer().says(
        "je veux déposer une réclamation, 12 € de frais hier, c'est injuste",
        "deposer",
        "raconter",
        about="frais",
    )
    assert customer.asked == "email"
    assert customer.sends(read("finalement non", "non")).flows == ["reclamation"]
