"""What happens to a card by itself, what one costs: asked, and neither ordered nor told as a problem."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message

from .customer import CARDS, Customer, a_client, read

OLD, PRICE = "ancienne_carte_nouvelle_recue", "prix_nouvelle_carte"


@pytest.mark.parametrize(
    "text",
    [
        "j'ai rien perdu moi, elle se bloque toute seule l'ancienne ou pas",
        "l'ancienne est désactivée automatiquement quand la nouvelle arrive ?",
        "on ne m'a rien volé, l'opposition c'est pour quoi faire ?",
    ],
)
def test_who_asks_what_becomes_of_a_card_orders_nothing(text):
    customer = a_client().says(text, asks=OLD, about="faire_opposition")
    assert customer.flows == [] and f"utter_info_{OLD}" in customer.said


@pytest.mark.parametrize(
    "text", ["on m'a volé ma carte ce matin", "bloquez ma carte, j'ai rien d'autre perdu"]
)
def test_who_lost_one_or_orders_it_is_helped_at_once(text):
    assert a_client().says(text, "bloquer", about="carte_volee").flows == ["opposition"]


def test_a_price_is_no_fee_that_he_complains_of():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    text = "non attendez ne bloquez rien, dites moi plutôt combien coûte une autre carte"
    customer.says(text, "non", about={"frais": 0.7, "renouvellement_carte": 0.2}, asks=PRICE)
    assert customer.state.later == [] and f"utter_info_{PRICE}" in customer.said


def test_a_debit_told_beside_the_no_is_kept():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    text = "non ne bloquez pas, c'est l'hôtel qui m'a débité deux fois 80 € samedi"
    customer.says(text, "non", "raconter", about="remboursement_erreur")
    assert "remboursement_erreur" in (*customer.state.later, *customer.state.told)


def asked_which() -> Customer:
    return a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS)


def test_the_card_named_last_is_meant_where_he_puts_himself_right():
    customer = asked_which().sends(in_sentences("4321. pardon, 8765", "4321.", "pardon, 8765"))
    assert customer.facts["carte"] == ["card-2"]


def test_the_card_named_first_is_meant_where_the_other_is_left_alone():
    text = "La 4321. L'autre, la 8765, n'est pas touchée."
    customer = asked_which().sends(in_sentences(text, "La 4321.", "L'autre, la 8765, n'est pas touchée."))
    assert customer.facts["carte"] == ["card-1"]


def in_sentences(text: str, *parts: str) -> Message:
    return replace(read(text, "repondre"), sentences=tuple(read(one, "repondre") for one in parts))
