"""Courtesies are answered in one line, and what is open is asked again."""

from __future__ import annotations

import pytest

from aide.nlu import surface

from ..customer import a_client, a_visitor, asked_to_block, asked_to_file


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("saluer", "utter_saluer"),
        ("remercier", "utter_remercier"),
        ("au_revoir", "utter_au_revoir"),
        ("est_un_robot", "utter_est_un_robot"),
        ("demander_capacites", "utter_capacites"),
        ("exprimer_mecontentement", "utter_mecontentement"),
        ("hors_sujet", "utter_hors_sujet"),
    ],
)
def test_a_courtesy_has_its_sentence(about, said):
    assert a_visitor().says("…", "bavarder" if about != "hors_sujet" else "ailleurs", about=about).said == [
        said
    ]


def test_who_says_hello_again_is_not_greeted_as_new():
    customer = (
        a_visitor().says("bonjour", "bavarder", about="saluer").says("bonjour", "bavarder", about="saluer")
    )
    assert customer.said == ["utter_saluer_encore"]


def test_a_courtesy_in_the_middle_comes_back_to_the_question():
    customer = a_visitor().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("vous êtes un robot", "bavarder", about="est_un_robot")
    assert customer.said == ["utter_est_un_robot", "utter_encore_montant"]


def test_thanks_after_the_offer_ask_nothing_more():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais")
    customer.says("merci au revoir", "bavarder", about="remercier")
    assert customer.said == ["utter_remercier"]
    assert customer.state.question is None


@pytest.mark.parametrize("opened", [asked_to_block, asked_to_file])
def test_thanks_confirm_nothing(opened):
    assert opened().says("merci", "bavarder", about="remercier").effect is None


def test_another_language_is_told_so():
    assert a_visitor().says("hello my card", surface=surface.FOREIGN).said == ["utter_langue"]


def test_a_sim_is_sent_to_its_operator_and_no_card_is_touched():
    customer = a_client().says("bloquez ma carte sim", "bloquer", about="faire_opposition")
    assert customer.said == ["utter_pas_a_nous_sim"]
    assert customer.flows == []


def test_an_identity_card_is_sent_to_who_made_it():
    customer = a_client().says("on m'a volé ma carte d'identité", "raconter", about="carte_volee")
    assert customer.said == ["utter_pas_a_nous_autre_carte"]


def test_a_bank_card_stolen_with_it_is_ours():
    customer = a_client().says(
        "on m'a volé ma carte d'identité et ma carte bleue", "raconter", about="carte_volee"
    )
    assert customer.effect == "action_lister_cartes"


def test_what_is_not_ours_in_the_middle_comes_back_to_the_question():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("et bloquez ma carte sim", "bloquer", about="faire_opposition")
    assert customer.said == ["utter_pas_a_nous_sim", "utter_encore_montant"]
