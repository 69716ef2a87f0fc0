"""« je ne sais pas »: what may be left open is."""

from __future__ import annotations

import pytest

from aide.dialogue.state import SKIPPED

from ..customer import CARDS, Customer, a_visitor, asked_to_block


def asked_for(field: str) -> Customer:
    """A complaint about a debit, at the question of that fact."""
    told = {"montant": "", "date": " de 12 €", "creancier": " de 12 € le 3 novembre"}[field]
    customer = a_visitor().says(
        f"réclamation pour un prélèvement{told}", "deposer", about="prelevement_abusif"
    )
    assert customer.asked == field
    return customer


@pytest.mark.parametrize("field", ["date", "creancier"])
def test_a_day_or_a_name_that_he_does_not_know_is_left_open(field):
    customer = asked_for(field).says("je ne sais pas", "passer")
    assert customer.facts[field] == SKIPPED
    assert customer.asked != field


def test_an_unknown_amount_is_helped_once_then_left_open():
    customer = asked_for("montant").says("je ne sais plus", "passer")
    assert customer.said == ["utter_aide_montant"]
    customer.says("je ne sais pas", "passer")
    assert customer.facts["montant"] == SKIPPED
    assert customer.said == ["utter_montant_a_preciser", "utter_ask_date"]


def test_the_button_does_the_same():
    assert asked_for("date").presses("passer").facts["date"] == SKIPPED


def test_an_address_may_be_kept():
    customer = a_visitor().says("réclamation pour 12 € de frais le 3 novembre", "deposer", about="frais")
    assert customer.asked == "email"
    assert customer.says("non pas besoin", "non").facts["email"] == SKIPPED
    assert customer.asked == "confirme"


def test_who_cannot_say_what_it_is_about_files_another_matter():
    customer = a_visitor().says("je veux déposer une réclamation", "deposer").presses("passer")
    assert customer.facts["motif"] == "autre"


def test_a_card_is_never_skipped_to_another():
    customer = asked_to_block(*CARDS).says("je ne sais pas", "passer")
    assert customer.said == ["utter_laquelle"]
    assert "carte" not in customer.facts
    customer.says("vraiment aucune idée", "passer")
    assert customer.said == ["utter_encore_carte"]  # how to find out is not told twice


@pytest.mark.parametrize(
    "text",
    [
        "quelle carte ? je sais pas",
        "celle que j'utilise tous les jours",
        "la bleue",
        "je connais pas les numéros",
    ],
)
def test_a_card_told_by_its_use_or_colour_is_found_by_the_one_that_is_left(text):
    customer = asked_to_block(*CARDS).says(text, "repondre")
    assert customer.said == ["utter_laquelle"]


@pytest.mark.parametrize("text", ["la 4321, celle que j'utilise tous les jours", "les deux, la bleue aussi"])
def test_digits_or_a_number_of_cards_win_over_its_use(text):
    assert "carte" in asked_to_block(*CARDS).says(text, "repondre").facts


def test_without_a_reference_he_is_told_the_other_ways():
    customer = a_visitor().says("où en est ma réclamation", "suivre").sees("sans_reference")
    customer.says("je ne l'ai plus", "passer")
    assert customer.said == ["utter_sans_reference"]
    assert customer.flows == ["suivi"]  # he may still find it
