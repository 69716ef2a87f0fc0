"""« problème avec ma carte » is asked about before anything is offered."""

from __future__ import annotations

import pytest

from aide.nlu.vague import vague_topic


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
