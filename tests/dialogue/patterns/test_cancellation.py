"""What is being done is dropped, and he is told that nothing was done."""

from __future__ import annotations

from ..customer import CARDS, a_client, a_visitor, asked_to_block, asked_to_file


def test_a_complaint_given_up_is_not_filed():
    customer = asked_to_file().says("laissez tomber", "annuler")
    assert customer.said == ["utter_reclamation_annulee"]
    assert (customer.flows, customer.state.question) == ([], None)


def test_what_a_complaint_given_up_held_is_forgotten():
    customer = asked_to_file(a_client()).presses("annuler")
    assert customer.state.told == {}


def test_a_blocking_given_up_blocks_nothing():
    customer = asked_to_block().says("annulez", "annuler")
    assert customer.said == ["utter_rien_bloque"]
    assert customer.flows == []


def test_only_what_is_talked_of_is_dropped_and_the_rest_goes_on():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS)
    assert customer.presses("annuler").said == ["utter_rien_bloque", "utter_ask_montant"]
    assert customer.flows == ["reclamation"]


def test_an_offer_is_taken_back():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais").says("laissez", "annuler")
    assert customer.said == ["utter_offre_retiree"]
    assert customer.state.question is None


def test_there_may_be_nothing_to_cancel():
    assert a_visitor().says("annulez", "annuler").said == ["utter_rien_a_annuler"]


def test_another_flow_is_just_left():
    customer = a_client().says("je veux ajouter quelque chose à ma réclamation", "ajouter")
    assert customer.says("laissez tomber", "annuler").said == ["utter_laisse"]
