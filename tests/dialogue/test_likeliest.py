"""What the bot offers when it is in doubt."""

from __future__ import annotations

import pytest
from aide.dialogue.likeliest import buttons, times_lost, vague_topic


@pytest.mark.parametrize(
    "text",
    [
        "problème avec ma carte",
        "j'ai un souci avec ma carte",
        "bonjour pb de carte",
        "ma carte",
        "ma carte ne marche plus",
    ],
)
def test_a_card_without_what_happened_is_vague(text):
    assert vague_topic(text) == "carte"


@pytest.mark.parametrize("text", ["problème avec mon compte", "un souci sur mon compte svp"])
def test_an_account_without_what_happened_is_vague(text):
    assert vague_topic(text) == "compte"


@pytest.mark.parametrize(
    "text",
    [
        "ma carte est perdue",
        "problème de virement",
        "on a volé ma carte",
        "carte volée",
        "mon compte est bloqué",
        "bonjour",
    ],
)
def test_what_tells_something_is_not_vague(text):
    assert vague_topic(text) is None


def test_the_likeliest_have_titles_and_there_is_always_something_else():
    offered = buttons(
        [("frais", 0.3), ("affirmer", 0.2), ("virement_en_retard", 0.2), ("carte_perdue", 0.1), ("carte_volee", 0.1)]
    )
    assert [one["title"] for one in offered] == ["Frais", "Virement en retard", "Carte perdue", "Autre chose"]


def user(intent: str) -> dict:
    return {"event": "user", "parse_data": {"intent": {"name": intent}}}


def test_being_lost_is_counted_in_a_row_only():
    assert times_lost([user("nlu_fallback"), {"event": "bot"}, user("nlu_fallback")]) == 2
    assert times_lost([user("nlu_fallback"), user("saluer"), user("nlu_fallback")]) == 1
    assert times_lost([user("saluer")]) == 0
