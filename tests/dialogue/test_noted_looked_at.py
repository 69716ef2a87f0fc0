"""A yes to a noted problem is one to look at it: a complaint is begun only where he files them,
and that is said.
"""

from __future__ import annotations

import pytest

from .customer import CARDS, Customer, a_client

FEES = "on m'a pris 12 € de frais"
REFERENCE = "REC-2026-000001"


def told_two() -> Customer:
    """His transfer is late, and fees are noted; a complaint is offered for the transfer."""
    text = f"mon virement de 50 € du 3 novembre à Paul Martin n'est pas arrivé et {FEES}"
    customer = a_client().says(text, "raconter", about="virement_en_retard", second=("frais", FEES))
    assert (customer.asked, customer.state.later) == ("offre", ["frais"])
    return customer


def refused_the_first() -> Customer:
    customer = told_two().says("non merci", "non")
    assert customer.said[-1] == "utter_ask_suite"
    return customer


def filed_the_first() -> Customer:
    customer = told_two().says("oui", "oui").says("oui", "oui")
    customer.sees("deposee", reference=REFERENCE, date_limite="14/12/2026", copie="https://exemple.fr/x")
    assert customer.said[-1] == "utter_ask_suite"
    return customer


def test_who_refused_a_complaint_gets_help_and_an_offer():
    customer = refused_the_first().says("oui", "oui")
    assert customer.said == ["utter_aide_frais", "utter_offre"]
    assert customer.flows == []


def test_the_offer_taken_then_begins_it_with_what_was_told():
    customer = refused_the_first().says("oui", "oui").says("oui", "oui")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("frais", "12.00")


def test_who_dropped_the_first_is_only_offered_another():
    customer = told_two().says("oui", "oui").says("laissez tomber", "annuler")
    assert customer.said == ["utter_reclamation_annulee", "utter_ask_suite"]
    assert customer.says("oui", "oui").said == ["utter_aide_frais", "utter_offre"]


def test_who_asks_for_a_complaint_with_his_yes_gets_one():
    customer = refused_the_first().says("oui, faites une réclamation", "oui", "deposer")
    assert customer.said == ["utter_reclamation_commencee", "utter_ask_date"]


def test_who_filed_the_first_is_told_that_a_second_one_is_begun():
    customer = filed_the_first().says("oui", "oui")
    assert customer.said == ["utter_deuxieme_reclamation", "utter_ask_date"]
    assert customer.state.plan[0].values == {"probleme": "ces frais"}


def test_a_payment_told_beside_the_stolen_card_is_reported_and_that_is_said():
    customer = a_client().says("on m'a volé ma carte", "bloquer", about="carte_volee").sees_cards(*CARDS[:1])
    customer.says("et il y a 50 € payés chez Zara hier", "raconter", about="paiement_frauduleux")
    customer.says("oui", "oui").sees("bloquee").says("oui", "oui")
    assert customer.said == ["utter_reclamation_commencee", "utter_ask_confirme"]


def test_a_no_leaves_it():
    assert refused_the_first().says("non", "non").said == ["utter_offre_refusee"]


# ---- a yes with more in it


@pytest.mark.parametrize("text", ["Oui les 9 €", "oui, les 9 € de tenue de compte, du vol"])
def test_a_fact_beside_the_yes_is_kept(text):
    assert filed_the_first().says(text, "oui").facts["montant"] == "9.00"


def test_a_question_beside_the_yes_is_answered_and_the_second_one_still_announced():
    customer = filed_the_first().says(
        "oui c'est 9 € ça, on me rembourse quand ?", "raconter", asks="frais_remboursement"
    )
    assert customer.said[-1] == "utter_ask_date"
    assert customer.said[0].startswith("utter_") and customer.facts["montant"] == "9.00"
    assert "utter_deuxieme_reclamation" in (customer.state.plan[0].values.get("d_abord") or "")


def test_with_its_help_a_question_is_answered_too():
    customer = refused_the_first().says("oui c'est 9 € ça, vous ouvrez quand ?", asks="assistant_horaires")
    assert customer.said == ["utter_info_assistant_horaires", "utter_offre"]
    assert customer.state.told["frais"].facts["montant"] == "9.00"


def test_a_question_alone_takes_nothing():
    customer = refused_the_first().says("vous ouvrez quand ?", asks="assistant_horaires")
    assert (customer.flows, customer.state.later) == ([], ["frais"])
