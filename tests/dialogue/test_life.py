"""A life in danger comes before money, whoever's it is and whatever is open."""

from __future__ import annotations

import pytest

from .customer import CARDS, a_client, a_visitor

SAID = ["utter_info_vie_en_danger"]


@pytest.mark.parametrize(
    "text",
    [
        "je veux mourir",
        "ma mère veut en finir ce soir",
        "il a avalé tous ses médicaments",
        "j'ai plus envie de vivre avec tout ça",
        "elle menace de se tuer à cause de l'arnaque",
    ],
)
def test_whom_to_call_is_said_first(text):
    assert a_visitor().says(text, "raconter", danger="vers_compte", about="paiement_frauduleux").said == SAID


@pytest.mark.parametrize(
    "text",
    [
        "je veux en finir avec cette histoire de frais",
        "c'est à mourir de rire votre service",
        "il a pris mes médicaments en photo avec ma carte",
        "je vais crever de faim sans ma paye",
    ],
)
def test_a_way_of_speaking_is_none(text):
    assert a_visitor().says(text, "raconter", about="frais").said != SAID


def test_nothing_that_was_open_is_asked_again():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    assert customer.says("de toute façon je veux mourir", "raconter").said == SAID


def test_of_two_problems_told_one_after_the_other_the_first_waits():
    customer = a_client().says(
        "un prélèvement de 59 € d'Assurmobile le 11 mars", "raconter", about="prelevement_abusif"
    )
    customer.says("et à cause de ça 20 € de frais le 12 mars", "raconter", about="frais")
    assert customer.state.later == ["prelevement_abusif"]
