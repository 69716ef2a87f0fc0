"""A delay or an hour that a sentence tells is the constant that the program counts with:
changed in one place alone, one of the two is false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

import pytest

from aide import quick_yaml
from aide.cards.requests import KEEP
from aide.complaints import deadlines
from aide.complaints.lateness import DUE_SOON
from aide.dialogue.world import World
from aide.handoff.hours import CLOSES, OPENS
from aide.run.parts import ROOT
from aide.settings import Settings
from docs.sentences import sentences

WORDS = {"un": 1, "deux": 2, "trois": 3, "huit": 8, "dix": 10, "treize": 13, "quinze": 15}
NUMBER = rf"(?<![\d,.–-])(\d+|{'|'.join(WORDS)})\b"
HOURS = re.compile(r"\b(\d{1,2}) ?h ?(?:–|-|à) ?(\d{1,2}) ?h\b")
PAGES = ("aide/**/templates/*.html", "aide/**/templates/*.txt", "widget/texts.js", "aide/**/*.yml")
INVENTED = ("aide/sandbox/", "aide/desk/demo/", "aide/nlu/")
"""The pretended bank's own pages, invented conversations, and what is read."""

BUSINESS_DAYS = {
    deadlines.HANDLE_FIRST: "a disputed payment (R6)",
    DUE_SOON: "due soon, on the desk",
    10: "CMF L133-25-1, the bank's answer about a direct debit, which nothing here counts",
    deadlines.ANSWER: "the answer (R2)",
    deadlines.ANSWER_LATEST: "after a holding reply (R3)",
}
MONTHS = {
    deadlines.MONTHS_TO_DISPUTE: "a payment not allowed (CMF L133-24)",
    round(KEEP / timedelta(days=30.5)): "the proof of a blocking (R21)",
    1: "the answer about one's data (GDPR 12), the notice of a closing: nothing here counts either",
    2: "the notice that a bank gives (CMF L314-13), the same",
    36: "a mandate that sleeps, the same",
}


def told() -> Iterator[tuple[str, str]]:
    """Where, and what: every sentence for customers and agents."""
    for one in sentences():
        yield from ((f"{one.subject}, {one.name}", text) for text in one.wordings)
    for pattern in PAGES:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(INVENTED):
                yield name, path.read_text(encoding="utf-8")


def numbers(unit: str) -> dict[int, set[str]]:
    """Each number told of that unit, with where."""
    pattern, found = re.compile(NUMBER + rf"\s+{unit}", re.I), {}
    for where, text in told():
        for number in pattern.findall(text):
            found.setdefault(WORDS.get(number.lower()) or int(number), set()).add(where)
    return found


def test_business_days_are_those_that_are_counted():
    said = numbers("jours? ouvrables?")
    assert set(said) <= set(BUSINESS_DAYS), {days: said[days] for days in set(said) - set(BUSINESS_DAYS)}
    assert {deadlines.ANSWER, deadlines.ANSWER_LATEST, DUE_SOON} <= set(said)


def test_months_and_weeks_are_those_that_are_counted():
    said = numbers("mois")
    assert set(said) <= set(MONTHS), {months: said[months] for months in set(said) - set(MONTHS)}
    assert {deadlines.MONTHS_TO_DISPUTE, 18} <= set(said)
    assert deadlines.WEEKS_TO_ASK_REFUND in numbers("semaines?")


def test_opening_hours_are_those_of_the_queue():
    said = {hours for _, text in told() for hours in HOURS.findall(text)}
    assert said == {(str(OPENS.hour), str(CLOSES.hour))}
    assert (OPENS.minute, CLOSES.minute) == (0, 0)


def test_no_opening_is_written_by_hand_where_it_is_computed():
    held = quick_yaml.read(ROOT / "aide" / "handoff" / "sentences.yml")
    assert not [text for text in held.values() if isinstance(text, str) and re.search(r"\d ?h\b", text)]


def test_half_an_hour_is_the_time_after_which_a_confirmation_is_void():
    idle = {one.name: one.default for one in fields(Settings)}["idle_minutes"]
    assert any("demi-heure" in text for _, text in told()) and idle == 30
    assert {one.name: one.default for one in fields(World)}["idle"] == timedelta(minutes=idle)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sous quinze jours ouvrables", [15]),
        ("15 jours ouvrables au plus, 35 jours ouvrables sinon", [15, 35]),
    ],
)
def test_a_number_is_read_in_figures_and_in_words(text, found):
    pattern = re.compile(NUMBER + r"\s+jours? ouvrables?")
    assert [WORDS.get(one) or int(one) for one in pattern.findall(text)] == found
