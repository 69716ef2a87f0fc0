"""Once a card is blocked here: nobody pays with it any more, the machine may well give it back."""

from __future__ import annotations

import pytest

from .customer import CARDS, a_client, asked_to_block, asked_to_file

FOREVER = "utter_bloquee_pour_toujours"


def blocked(*cards):
    customer = asked_to_block(*cards)
    if len(cards) > 1:
        customer.says("4321", "repondre")
    return customer.says("oui", "oui").sees("bloquee")


@pytest.mark.parametrize(
    "text",
    [
        "et si la machine la recrache, je peux payer avec ?",
        "la banque d'ici me la redonne lundi, elle fonctionnera ?",
        "un voleur pourrait encore retirer avec ?",
        "personne ne va pouvoir l'utiliser, hein ?",
    ],
)
def test_a_blocked_card_that_comes_back_is_blocked_for_good(text):
    customer = blocked().says(text, "demander")
    assert customer.said[0] == FOREVER
    assert customer.state.plan[0].values == {"cartes": "•••• 4321"}


@pytest.mark.parametrize("asks", ["carte_dans_distributeur", "carte_avalee", "opposition_carte_retrouvee_apres"])
def test_once_it_is_blocked_a_swallowed_card_is_not_to_be_blocked_again(asks):
    assert blocked().says("et la machine, alors ?", asks=asks).said[0] == FOREVER


@pytest.mark.parametrize("asks", ["carte_dans_distributeur", "carte_avalee"])
def test_before_it_is_blocked_it_is(asks):
    assert a_client().says("et la machine, alors ?", asks=asks).said[0] == f"utter_info_{asks}"


@pytest.mark.parametrize(
    "text",
    ["si je retrouve l'autre, elle marche ?", "quelqu'un peut payer avec la 8765 ?", "la nouvelle marche quand ?"],
)
def test_another_card_is_another_question(text):
    assert FOREVER not in blocked(*CARDS).says(text, "demander").said


def test_where_nothing_is_blocked_nothing_is_said_to_be():
    customer = a_client().says("quelqu'un peut payer avec ma carte ?", "demander")
    assert FOREVER not in customer.said


def test_who_was_not_told_for_sure_that_it_is_blocked_is_not_told_so_now():
    customer = blocked()
    customer.state.block_unsure = True
    assert FOREVER not in customer.says("et si on me la rend, elle marche ?", "demander").said


def test_until_when_an_answer_may_be_put_off_is_told_by_its_day_once_it_is_filed():
    customer = asked_to_file(a_client()).says("oui", "oui")
    customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026")
    customer.says("et si vous repoussez ?", asks="reclamation_delai_prolonge")
    assert customer.said == ["utter_echeance_prolongee"]
    assert customer.values == {"date_limite": "14/12/2026", "date_au_plus": "13/01/2027"}


def test_before_it_is_filed_by_their_number():
    customer = a_client().says("et si vous repoussez ?", asks="reclamation_delai_prolonge")
    assert customer.said == ["utter_info_reclamation_delai_prolonge"]
