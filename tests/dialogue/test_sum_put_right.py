"""A sum put right in the same breath: the one in its place counts."""

from __future__ import annotations

import pytest

from aide.dialogue.facts.sums import parse_sum


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21,50 euh 12,50 pardon, les 21 c'est autre chose", "12.50"),
        ("300 et quelques… 312 pile, pas 300", "312.00"),
        ("45 non 54 désolée", "54.00"),
    ],
)
def test_the_other_sum_counts(text, value):
    assert parse_sum(text).value == value


@pytest.mark.parametrize(
    ("text", "value"), [("60 euros pas 50", "60.00"), ("12 euros et pas 3 fois", "12.00")]
)
def test_a_sum_that_is_not_taken_back_stays(text, value):
    assert parse_sum(text).value == value
