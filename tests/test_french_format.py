"""Figures, days and hours are written in one way, whoever says them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from aide.folding import plain, without_accents
from aide.french_format import day, day_written, euros, french_spaces, hour

ROOT = Path(__file__).parents[1]
BY_HAND = re.compile(r"%d/%m/%Y(?![ %])|%Hh%M|:,?\.2f\}? ?€|replace\(\"\.\", \",\"\)|strftime\(|NFKD")
OWN_WAY = {
    "aide/french_format.py": "the one place",
    "aide/folding.py": "the one place",
    "aide/nlu/normalisation.py": "the same by a table, of each text that is learnt or read",
    "aide/journal/search.py": "what its SQL folds",
    "aide/journal/fulltext.py": "SQL",
    "aide/desk/demo/people.py": "what invented customers type",
    "aide/sandbox/site/rendering.py": "the pretended bank, which imports nothing of ours",
}


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("1234.56"), "1\u202f234,56\u202f€"),
        (Decimal("0.5"), "0,50\u202f€"),
    ],
)
def test_a_sum_is_written_in_euros(amount, shown):
    assert euros(amount) == shown


def test_a_day_that_was_written_is_that_day_and_other_texts_are_none():
    assert day_written(day(date(2026, 11, 23))) == date(2026, 11, 23)
    with pytest.raises(ValueError):
        day_written("2026-11-23")


def test_a_day_and_an_hour_are_written_as_people_do_and_in_paris():
    assert day(date(2026, 11, 23)) == "23/11/2026"
    assert hour(datetime(2026, 11, 23, 13, 5, tzinfo=UTC)) == "14h05"


def test_spaces_do_not_break_a_sentence():
    assert french_spaces("« oui », ou non : vraiment ?") == "«\u00a0oui\u00a0», ou non\u00a0: vraiment\u202f?"


@pytest.mark.parametrize(("text", "letters"), [("Éte", "Ete"), ("garçon", "garcon"), ("Ete", "Ete")])
def test_accents_go_and_letters_stay(text, letters):
    assert without_accents(text) == letters


def test_folded_text_is_compared_whatever_its_case_marks_and_signs():
    assert plain("  Mon cœur, l'ÉTÉ ?  ") == "mon coeur l ete ?"


def test_no_other_module_writes_a_sum_or_a_day_by_hand():
    ours = [path for top in ("aide", "actions") for path in sorted((ROOT / top).rglob("*.py"))]
    others = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ours}
    found = {name: BY_HAND.findall(text) for name, text in others.items()}
    assert {name: hits for name, hits in found.items() if hits and name not in OWN_WAY} == {}
    assert [name for name in OWN_WAY if not found[name] and name != "aide/french_format.py"] == []
