"""He hesitates: the next question is smaller, and never the same."""

from __future__ import annotations

import pytest

from ..customer import CARDS, a_visitor, asked_to_block, asked_to_file


@pytest.mark.parametrize(("opened", "field"), [(asked_to_block, "bloque"), (asked_to_file, "confirme")])
def test_a_second_hesitation_is_asked_in_other_words_than_the_first(opened, field):
    customer = opened()
    first = customer.says("attendez", "hesiter").said
    second = customer.says("euh je ne sais pas trop", "hesiter").said
    assert (first, second) == ([f"utter_hesite_{field}"], [f"utter_hesite_{field}_encore"])


def test_a_hesitation_still_names_the_card_and_offers_the_no_first():
    customer = asked_to_block().says("attendez", "hesiter")
    assert customer.values["cartes"] == "•••• 4321"
    assert customer.buttons[0] == "Non, ne pas bloquer"


def test_after_a_hesitation_a_yes_is_a_yes():
    assert asked_to_block().says("attendez", "hesiter").says("oui", "oui").effect == "action_bloquer_cartes"


def test_what_is_neither_yes_nor_no_at_the_card_blocks_nothing():
    """He is not said to hesitate; the second time it is asked in other words."""
    customer = asked_to_block().says("hmm voilà")
    assert customer.said == ["utter_neutre_bloque"]
    assert customer.says("ouh là").said == ["utter_hesite_bloque_encore"]


def test_a_hesitation_among_cards_shows_them_again():
    customer = asked_to_block(*CARDS).says("attendez je regarde", "hesiter")
    assert customer.said == ["utter_hesite_carte"]
    assert len(customer.buttons) == 4


def test_a_hesitation_about_the_offer_keeps_it_open():
    customer = (
        a_visitor().says("on m'a pris des frais", "raconter", about="frais").says("j'hésite", "hesiter")
    )
    assert customer.said == ["utter_hesite_offre"]
    assert customer.says("oui", "oui").flows == ["reclamation"]


def test_wait_i_look_cancels_nothing():
    customer = a_visitor().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("attendez je regarde mon relevé", "hesiter")
    assert customer.said == ["utter_prenez_votre_temps", "utter_encore_montant"]
    assert customer.flows == ["reclamation"]


def test_a_new_card_instead_of_the_old_is_no_yes_to_the_blocking():
    assert asked_to_block().says("je veux une nouvelle carte", "renouveler").effect is None
