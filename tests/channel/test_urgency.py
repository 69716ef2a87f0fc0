"""Who is never kept waiting by the rate limit."""

from __future__ import annotations

import pytest

from aide.channel.urgency import is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "on m'a volé ma carte",
        "carte perdue",
        "je veux un conseiller",
        "parler à quelqu'un",
        "bloquez tout",
        "piraté !",
    ],
)
def test_urgent_words_are_known(text):
    assert is_urgent(text)


@pytest.mark.parametrize("text", ["bonjour", "mon virement", "a" * 300 + " volé"])
def test_the_rest_is_not_urgent(text):
    assert not is_urgent(text)
