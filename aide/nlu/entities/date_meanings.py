"""What the days that people write mean: from a match of one of the rules, and today, to a day.

Without a year, the latest day that is not to come. All take the match and today;
None says "no day after all".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from aide.nlu.entities.date_words import (
    MONTHS,
    NEEDS_PREPOSITION,
    PLAIN_MONTHS,
    SHORT_WEEKDAYS,
    day_or_none,
    months_before,
)
from aide.nlu.entities.numerals import numeral_value

Match = re.Match[str]


@dataclass(frozen=True)
class Meaning:
    """A day; None when the calendar has no such day. `clash`: the day of the week said is another one."""

    value: date | None
    approximate: bool = False
    clash: bool = False


_NUMBER_WORDS = {"dix", "vingt", "cinquante", "soixante", "trente", "quarante"}


def iso_day(match: Match, today: date) -> Meaning:
    """« 2026-11-23 »."""
    return Meaning(day_or_none(int(match["year"]), int(match["month"]), int(match["day"])))


def day_in_figures(match: Match, today: date) -> Meaning | None:
    """« 23/11/2026 », « 23.11.26 », « 23/11 »: without a year, the latest such day."""
    year = match.groupdict().get("year")
    if year is None:
        return _in_latest_year(int(match["day"]), int(match["month"]), today)
    return Meaning(day_or_none(_full_year(year), int(match["month"]), int(match["day"])))


def day_and_month(match: Match, today: date) -> Meaning | None:
    """« le 3 novembre », « lundi 3 novembre 2025 »; None when it is no day and month after all."""
    day, month = _day_number(match["number"]), MONTHS.get(match["month"])
    if day is None or month is None or (match["number"] in _NUMBER_WORDS and match["month"] == "sept"):
        return None
    year = match["year"] or match.groupdict().get("year_beside")
    if year:
        meaning = Meaning(day_or_none(_full_year(year), month, day))
    elif match["this_year"] or match["last_year"]:
        meaning = Meaning(day_or_none(today.year - bool(match["last_year"]), month, day))
    else:
        meaning = _in_latest_year(day, month, today)
    return _checked(meaning, match["weekday"])


def day_of_period(match: Match, today: date) -> Meaning | None:
    """« du 28 décembre (au 3 janvier 2026) »: the year is told with the last day."""
    day, month, last = _day_number(match["number"]), MONTHS.get(match["month"]), MONTHS.get(match["last"])
    if day is None or month is None or last is None:
        return None
    return Meaning(day_or_none(int(match["year"]) - (month > last), month, day))


def day_of_month(match: Match, today: date) -> Meaning | None:
    """« le 3 », « le lundi 3 », « le 3 du mois dernier »: the latest such day of the last four months.

    « le 31 de ce mois » is that day or none.
    """
    groups = match.groupdict()
    day = _day_number(groups.get("in_words") or match["number"])
    if day is None:
        return None
    if not 1 <= day <= 31:
        return Meaning(None)
    if groups.get("last_month"):
        before = months_before(today.replace(day=1), 1)
        return Meaning(day_or_none(before.year, before.month, day))
    if groups.get("this_month"):
        return Meaning(day_or_none(today.year, today.month, day))
    candidates = [months_before(today.replace(day=1), back) for back in range(4)]
    days = [
        found
        for first in candidates
        if (found := day_or_none(first.year, first.month, day)) and found <= today
    ]
    weekday = groups.get("weekday")
    if weekday:
        wanted = SHORT_WEEKDAYS[weekday.rstrip(".")]
        same = [found for found in days[:2] if found.weekday() == wanted]
        return Meaning(same[0]) if same else Meaning(days[0], clash=True)
    return Meaning(days[0])


def part_of_month(match: Match, today: date) -> Meaning | None:
    """The beginning of a month is its 1st, the middle its 15th, the end its 21st."""
    day = {"d": 1, "m": 15, "f": 21, "c": 1}[match["part"][0]]
    if match["month"]:
        month = MONTHS.get(match["month"])
        if month is None:
            return None
        if match["year"]:
            return Meaning(day_or_none(_full_year(match["year"]), month, day), True)
        return _in_latest_year(day, month, today, approximate=True)
    return Meaning(months_before(today.replace(day=1), 1 if match["last"] else 0).replace(day=day), True)


def whole_month(match: Match, today: date) -> Meaning | None:
    """« en octobre », « en mars 2025 »: its first day, approximate.

    None for a month's name that is another word.
    """
    word = match["month"]
    if word not in MONTHS or (
        match["before"] is None and (word in NEEDS_PREPOSITION or word not in PLAIN_MONTHS)
    ):
        return None
    if match["year"]:
        return Meaning(date(_full_year(match["year"]), MONTHS[word], 1), True)
    return _in_latest_year(1, MONTHS[word], today, approximate=True)


def _in_latest_year(day: int, month: int, today: date, *, approximate: bool = False) -> Meaning:
    """That day of the latest year in which it is not to come."""
    this = day_or_none(today.year, month, day)
    is_to_come = (month, day) > (today.month, today.day)
    return Meaning(day_or_none(today.year - 1, month, day) if is_to_come else this, approximate)


def _checked(meaning: Meaning, weekday: str | None) -> Meaning:
    if not weekday or meaning.value is None:
        return meaning
    return Meaning(meaning.value, clash=meaning.value.weekday() != SHORT_WEEKDAYS[weekday.rstrip(".")])


def _full_year(year: str) -> int:
    figures = int(year.strip("'"))
    return figures if figures > 99 else 2000 + figures


def _day_number(words: str) -> int | None:
    if words in {"premier", "1er", "1 er"}:
        return 1
    figures = re.match(r"\d+", words)
    return int(figures[0]) if figures else numeral_value(words)
