"""« le 12 de chaque mois depuis août »: the days that it means, written out one by one. Pure."""

from __future__ import annotations

import re
from datetime import date

from aide.french_format import day as in_figures
from aide.nlu.entities.date_words import MONTHS, PLAIN_MONTHS, day_or_none, months_before
from aide.nlu.entities.folding import fold

MOST = 13
"""Months back: older ones are no more disputed."""


def each_month(text: str, today: date) -> str:
    """The text with that day of each month since the told one, up to today;
    as it was where none is told so.
    """
    folded = fold(text)
    found = _DAY_FIRST.search(folded) or _MONTH_FIRST.search(folded)
    if found is None or found["month"] not in MONTHS:
        return text
    days = _since(int(found["day"] or found["each"]), MONTHS[found["month"]], today)
    if not days:
        return text
    return f"{text[: found.start()]}{', '.join(f'le {in_figures(one)}' for one in days)}{text[found.end() :]}"


def _since(day: int, month: int, today: date) -> list[date]:
    """That day of each month, from the latest such month that is not to come."""
    start = that_month(month, today)
    firsts = [months_before(today.replace(day=1), back) for back in reversed(range(MOST))]
    days = [day_or_none(one.year, one.month, day) for one in firsts if start is not None and one >= start]
    return [one for one in days if one is not None and one <= today]


def that_month(month: int, today: date) -> date | None:
    """Its first day, of the latest such month that is not to come."""
    firsts = (months_before(today.replace(day=1), back) for back in range(MOST))
    return next((first for first in firsts if first.month == month), None)


_NAME = rf"(?P<month>{'|'.join(sorted(PLAIN_MONTHS))}|sept|oct|nov|dec|juil|janv|fev|avr)\b\.?"
_EACH = r"(?:(?:de |du |d')?(?:chaque|tous les|ts les|tt les|tout les) moi[st]?|du mois)"
_SINCE = r"(?:depuis|a partir (?:de |du |d')|des)(?: (?:le mois (?:de |d')|debut|fin|mois (?:de |d')))? ?"
_DAY = r"(?:le |les )?(?P<day>\d{1,2})(?:er)?\b(?![/.,]\d)"
_OF_EACH = rf"(?:{_DAY} {_EACH}|(?:tous les |chaque )(?P<each>\d{{1,2}})\b(?: du mois)?)"
_DAY_FIRST = re.compile(rf"{_OF_EACH},? ?{_SINCE}{_NAME}")
_MONTH_FIRST = re.compile(rf"\b{_SINCE}{_NAME},? ?(?:c'? ?est |toujours |a chaque fois )?{_OF_EACH}")
