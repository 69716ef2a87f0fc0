from __future__ import annotations

import pytest

from aide.cards.choice import blockable, choose_card, choose_cards
from aide.cards.reasons import reason_for, reason_in_words

from .fake_bank import a_card

CARDS = [
    a_card("card-1", "1234"),
    a_card("card-2", "5678", product="Carte SmartPay virtuelle"),
    a_card("card-3", "4321", product="Carte SmartPay Duo"),
]


@pytest.mark.parametrize(
    ("text", "last4"),
    [
        ("4321", "4321"),
        (" 4321. ", "4321"),
        ("celle qui finit par 4321", "4321"),
        ("celle qui se termine par 21", "4321"),
        ("celle qui finit par 43 21", "4321"),
        ("**** **** **** 5678", "5678"),
        ("j'ai perdu ma carte 5678 hier à 14h30", "5678"),
        ("je ne trouve pas la 5678", "5678"),
        ("pas la 4321, la 1234", "1234"),
        ("ma carte 4321 volée en 2024", "4321"),
        ("la première", "1234"),
        ("LA PREMIERE svp", "1234"),
        ("1", "1234"),
        ("la 1ère", "1234"),
        ("la deuxième", "5678"),
        ("la seconde", "5678"),
        ("2e", "5678"),
        ("la 3ème", "4321"),
        ("la dernière", "4321"),
        ("pas la première, la deuxième", "5678"),
        ("la virtuelle", "5678"),
        ("ma SmartPay Duo", "4321"),
        ("Carte SmartPay", "1234"),
        ("card-2", "5678"),
    ],
)
def test_a_card_is_chosen_by_its_digits_its_rank_or_its_product(text: str, last4: str) -> None:
    chosen = choose_card(CARDS, text)
    assert chosen is not None
    assert chosen.last4 == last4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ma carte",
        "oui",
        "9999",
        "la première, 9999",
        "1234 ou 5678",
        "pas la 4321",
        "sauf celle qui finit par 4321",
        "pas la première",
        "la première et la deuxième",
        "la quatrième",
        "0",
        "7",
        "attendez une seconde",
        "06 12 34 56 78",
        "mon numéro est le 4970 1234 5678 0000",
        "150 euros",
        "la virtuelle ou la duo",
        "pas la virtuelle",
    ],
)
def test_no_card_is_chosen_in_doubt(text: str) -> None:
    assert choose_card(CARDS, text) is None


def test_two_cards_with_the_same_digits_are_not_told_apart_by_them() -> None:
    twins = [a_card("card-1", "1234"), a_card("card-2", "1234")]
    assert choose_card(twins, "1234") is None
    assert choose_card(twins, "la deuxième") == twins[1]


def test_nothing_is_chosen_among_no_cards() -> None:
    assert [choose_card([], text) for text in ("1234", "la dernière", "1", "la virtuelle")] == [None] * 4


def test_only_an_active_card_can_be_blocked() -> None:
    active, blocked, expired = (a_card(status=status) for status in ("active", "blocked", "expired"))
    assert blockable([blocked, active, expired]) == [active]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("carte_perdue", "lost"),
        ("carte_volee", "stolen"),
        ("paiement_frauduleux", "fraud"),
        ("faire_opposition", "other"),
        ("stolen", "stolen"),
        (None, "other"),
    ],
)
def test_the_intent_gives_the_banks_reason(word: str | None, reason: str) -> None:
    assert reason_for(word) == reason


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("bloquez ma carte, elle est perdue", "carte_perdue"),
        ("opposition svp carte volée", "carte_volee"),
        ("ma carte est piratée bloquez", "paiement_frauduleux"),
        ("bloquez ma carte", None),
        ("perdue ou volée je ne sais pas", None),
    ],
)
def test_the_reason_is_read_in_the_words_only_when_one_is_said(text, intent):
    assert reason_in_words(text) == intent


TWO = [a_card("card-1", "3390"), a_card("card-2", "8217")]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("la 3390 et la 8217", ["3390", "8217"]),
        ("la 3390, et aussi la 8217", ["3390", "8217"]),
        ("la 3390 a disparu, la 8217 aussi", ["3390", "8217"]),
        ("bloke tt", ["3390", "8217"]),
        ("la 3390 est partie, la 8217 est restée dans mon tiroir", ["3390"]),
        ("3390 envolée, 8217 est à la maison", ["3390"]),
        ("la 8217, ah non la 8217 je l'ai, c'est la 3390", ["3390"]),
        ("3390 je sais pas trop et puis j'aperçois la 8217 là-bas", []),
    ],
)
def test_of_two_cards_named_both_are_meant_only_when_they_are_said_together(text, chosen):
    assert [card.last4 for card in choose_cards(TWO, text)] == chosen


@pytest.mark.parametrize(
    "text",
    [
        "j'ai égaré une de mes deux cartes",
        "j'ai deux cartes et j'en ai perdu une",
        "il m'en manque une des deux",
    ],
)
def test_one_of_two_is_never_both(text):
    assert choose_cards(TWO, text) == []


@pytest.mark.parametrize("text", ["les deux", "bloquez mes deux cartes", "on m'a pris mes cartes"])
def test_both_are_meant_when_they_are_said_so(text):
    assert choose_cards(TWO, text) == TWO
