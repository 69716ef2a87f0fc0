"""Bare numbers, read in the light of the operations that are known: days of their months, or sums. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from aide.dialogue.facts.fields import DATE
from aide.dialogue.facts.ledger import Ledger
from aide.dialogue.facts.several import Operation

LAST_SURE_DAY = 28
"""A day that every month has."""


def old_and_new(told: Ledger, held: Sequence[Operation]) -> tuple[date | None, date | None]:
    """The day that is wrong, and the one in its place; of bare numbers, days of the months that are known."""
    days = {one[DATE] for one in held if one.get(DATE)}
    old = [day for day in told.no_days if day.isoformat() in days]
    new = [day for day in told.each_day if day.isoformat() not in days]
    if len(old) == 1 and len(new) == 1:
        return old[0], new[0]
    if not told.days and (found := _BARE_PAIR.search(told.text)):
        by_day = {date.fromisoformat(one).day: date.fromisoformat(one) for one in days}
        replaced = by_day.get(int(found["old"]))
        if replaced is not None and 1 <= int(found["new"]) <= LAST_SURE_DAY:
            return replaced, replaced.replace(day=int(found["new"]))
    return None, new[0] if len(new) == 1 and not old else None


def bare_days(told: Ledger, held: Sequence[Operation]) -> list[date]:
    """« 2, 10 et 16 »: as many numbers as operations are known, of their months."""
    known_days = [date.fromisoformat(one[DATE]) for one in held if one.get(DATE)]
    found = _BARE_LIST.search(told.text)
    if told.sums or not known_days or found is None:
        return []
    numbers = [int(one) for one in re.findall(r"\d+", found.group())]
    months = {(day.year, day.month) for day in known_days}
    if len(numbers) != len(held) or len(months) > 1 or not all(1 <= one <= LAST_SURE_DAY for one in numbers):
        return []
    return sorted(known_days[0].replace(day=one) for one in numbers)


def in_their_months(days: Sequence[date], held: Sequence[Operation]) -> list[Operation] | None:
    """« c'était le 6 octobre et le 7 novembre », of three: the days of those months,
    and the third stays as it is.
    """
    by_month = {(day.year, day.month): day.isoformat() for day in days}
    months = [tuple(map(int, one[DATE].split("-")[:2])) if one.get(DATE) else () for one in held]
    if len(by_month) < len(days) or any(months.count(one) != 1 for one in by_month):
        return None
    return [
        {**one, DATE: by_month[month]} if month in by_month else one
        for one, month in zip(held, months, strict=True)
    ]


def bare_sums(told: Ledger) -> list[str]:
    """Numbers that are of no day."""
    text = told.text
    for one in told.days:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return _BARE.findall(text)


_BARE = re.compile(
    r"(?<![\d.,/])(\d{1,5}(?:[.,]\d{1,2})?)(?![\d.,/:h]|\s*(?:jours?|j|semaines?|mois|ans?|ann[ée]es?|"
    r"heures?|min\w*|fois|%|[eè]mes?|er|ans)(?!\w))"
)
_BARE_LIST = re.compile(
    r"(?<![\d.,/])\d{1,2}(?:(?:\s*,\s+|\s+et\s+|\s*,\s*et\s+)(?:le\s+)?\d{1,2}){1,7}(?![\d.,/:h€])"
)
_BARE_PAIR = re.compile(
    (
        r"(?<![\d.,/])(?P<new>\d{1,2})(?![\d.,/:])\D{1,6}(?:[aà] la place d\w*|au lieu d\w*|et pas|"
        r"pas)\D{0,6}(?P<old>\d{1,2})(?![\d.,/:])"
    ),
    re.I,
)
