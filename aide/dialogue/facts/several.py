"""Several operations told together: each with its sum and, when said, its day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from aide.dialogue.facts.days import TAKEN_BACK, is_of_something_else
from aide.dialogue.facts.fields import AMOUNT, DATE, LARGEST
from aide.dialogue.facts.sums import DENIED
from aide.folding import plain
from aide.nlu.entities.amounts import find_amounts
from aide.nlu.entities.dates import find_dates

_COUNT = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|[2-9])\b.{0,40}\b(?:fois|pr[ée]l[èe]vements?|d[ée]bits?|paiements?|retraits?|"
    r"op[ée]rations?|virements?|achats?|mois|semaines?|commissions?|frais)\b|\bfois\b|\bmensualit|\b(?:à )?chaque (?:mois|fois)\b|\btous les mois\b",
    re.I,
)


_BETWEEN_SUMS = re.compile(
    r"^\s*(?:€|euros?|e|eur)?\s*(?:,|;|\+|\bet\b|\bpuis\b|\bplus\b)\s*(?:(?:encore|un autre|une autre|apr[eè]s|puis|et|de|d['’]|aussi|un|une|[aà]|les?|"
    r"\d{1,2}[/ ]\w+|chez \w+|pour|le lendemain|ensuite|l['’]autre)\s*){0,5}$",
    re.I,
)


_BARE_SUM = re.compile(
    r"(?P<link>\b(?:et|puis|plus)\s+(?:encore\s+|aussi\s+)?(?:de\s+)?)(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)(?=\s+(?:[aà]|chez|pour|juste|derri[eè]re|encore|apr[eè]s)\b)",
    re.I,
)


_CENTS = re.compile(r"(?<![\d.,/€])\b\d{1,5}[.,]\d{2}\b(?![.,/]\d|\s*(?:€|e\b|eur))", re.I)
"""« 59,99 steam »: two figures after the comma make a sum of it."""


def _with_unit(text: str) -> str:
    """« 45,90 à X hier et 112 à Y ce matin »: beside a sum, a bare number linked to it is one."""
    text = _CENTS.sub(r"\g<0> €", text)
    return _BARE_SUM.sub(r"\g<link>\g<sum> €", text) if find_amounts(text) else text


def operations(text: str, today: date) -> list[dict[str, str]]:
    """Several operations told together, each with its sum and, when said, its day; empty when there is one or none."""
    text = _with_unit(text)
    sums = [one for one in find_amounts(text) if 0 < one.value <= LARGEST and not DENIED.search(text[: one.start])]
    days = [
        one
        for one in find_dates(text, today)
        if one.value <= today and not one.approximate and not is_of_something_else(text, one.start)
    ]
    if len(sums) == 1 and len({one.value for one in days}) >= 2 and _COUNT.search(text):
        return [_operation(sums[0].value, one.value) for one in days]
    if len(sums) < 2:
        return []
    if len(days) == len(sums) and len({one.value for one in days}) == len(days) and _alternate(sums, days):
        return [_operation(one.value, day.value) for one, day in zip(sums, days, strict=True)]
    joined = all(_BETWEEN_SUMS.match(text[one.end : other.start]) for one, other in itertools.pairwise(sums))
    if joined and len({one.value for one in days}) <= 1:
        return [_operation(one.value, days[0].value if days else None) for one in sums]
    return []


def on_several_days(text: str, amount: str | None, today: date) -> list[dict[str, str]]:
    """« 5 septembre, 5 octobre et 5 novembre » for one known sum: as many operations; empty for one day or no sum."""
    days = sorted({one.value for one in find_dates(text, today) if one.value <= today and not one.approximate})
    if amount is None or len(days) < 2 or re.search(r"\b(?:pas|ou|au lieu)\b", plain(text)) or TAKEN_BACK.search(text):
        return []
    return [_operation(Decimal(amount), day) for day in days]


_TIMES = re.compile(
    r"\b(?P<times>[2-9]|deux|trois|quatre|cinq|six) fois (?:les? )?(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)", re.I
)
_COUNTED = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}


def unit_of(story: str, amount: str | None) -> str | None:
    """« 3 fois 4 €, je veux mes 12 »: what one of them is, where the known sum is their total; else that sum."""
    for found in _TIMES.finditer(story):
        times = _COUNTED.get(found["times"].lower()) or int(found["times"])
        one = Decimal(found["sum"].replace(",", "."))
        if amount is not None and times * one == Decimal(amount):
            return f"{one:.2f}"
    return amount


def _alternate(sums: Sequence[Any], days: Sequence[Any]) -> bool:
    """A sum, its day, a sum, its day (or the day first): each belongs to the next."""
    order = [kind for _, kind in sorted([(one.start, "s") for one in sums] + [(one.start, "d") for one in days])]
    return all(order[i] != order[i + 1] for i in range(len(order) - 1))


def _operation(amount: Decimal, day: date | None) -> dict[str, str]:
    return {AMOUNT: f"{abs(amount):.2f}", **({DATE: day.isoformat()} if day else {})}
