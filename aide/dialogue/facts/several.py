"""Several operations told together: each with its sum and, when said, its day. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from aide.dialogue.facts.days import TAKEN_BACK
from aide.dialogue.facts.fields import AMOUNT, DATE, OPERATIONS, known
from aide.dialogue.facts.ledger import Ledger, read
from aide.dialogue.facts.readable import COUNTED
from aide.folding import plain

Operation = dict[str, str]


def operations(text: str, today: date) -> list[Operation]:
    """Several operations told together, each with its sum and, when said, its day;
    empty when there is one or none.
    """
    return of_ledger(read(text, today))


def of_ledger(told: Ledger) -> list[Operation]:
    """As `operations`, of what was read."""
    if len(told.sums) == 1:
        return _same_sum(told, told.sums[0].value)
    if len(told.sums) < 2:
        return []
    days = told.each_day
    if len({one.value for one in told.sums}) == 1 and len(days) >= 2 and len(told.days) == len(told.sums):
        return [operation(told.sums[0].value, day) for day in days]
    if len(told.days) == len(told.sums) == len(days) and _alternate(told.sums, told.days):
        pairs = zip(told.sums, told.days, strict=True)
        return [operation(one.value, day.value) for one, day in pairs]
    if pairs_by_sentence := _by_sentence(told):
        return pairs_by_sentence
    if told.total is not None and sum(one.value for one in told.sums) == told.total and not days:
        return [operation(one.value, None) for one in told.sums]
    joined = all(
        _BETWEEN_SUMS.match(told.text[one.end : other.start]) for one, other in itertools.pairwise(told.sums)
    )
    if joined and len(days) <= 1:
        return [operation(one.value, days[0] if days else None) for one in told.sums]
    return []


def _by_sentence(told: Ledger) -> list[Operation]:
    """« 20 € le 3 mars. Et le 10 mars, 25 € »: each sentence has its own sum and its own day,
    in whatever order.
    """
    starts = [0, *(one.end() for one in _SENTENCES.finditer(told.text)), len(told.text)]
    found = []
    for start, end in itertools.pairwise(starts):
        sums = [one for one in told.sums if start <= one.start < end]
        days = [one for one in told.days if start <= one.start < end]
        if len(sums) != len(days) or len(sums) > 1:
            return []
        found += [operation(one.value, day.value) for one, day in zip(sums, days, strict=True)]
    return found if len(found) > 1 else []


_SENTENCES = re.compile(r"[.!?;\n]\s+(?=\D)")


def known_operations(facts: Mapping[str, Any]) -> list[Operation]:
    """What is known: the operations, or the one."""
    if several := facts.get(OPERATIONS):
        return list(several)
    amount, day = known(facts, AMOUNT), known(facts, DATE)
    return [{AMOUNT: amount, **({DATE: day} if day else {})}] if amount else []


def operation(amount: Decimal, day: date | None) -> Operation:
    """As it is kept."""
    return {AMOUNT: f"{abs(amount):.2f}", **({DATE: day.isoformat()} if day else {})}


def total_of(several: Sequence[Operation]) -> dict[str, Any]:
    """The operations with what they come to and their first day, as facts."""
    first = min((one[DATE] for one in several if one.get(DATE)), default=None)
    total = f"{sum(Decimal(one[AMOUNT]) for one in several):.2f}"
    return {AMOUNT: total, **({DATE: first} if first else {})}


def on_several_days(text: str, amount: str | None, today: date) -> list[Operation]:
    """« 5 septembre, 5 octobre et 5 novembre » for one known sum: as many operations;
    empty for one day or no sum.
    """
    told = read(text, today)
    days = told.each_day
    doubts = re.search(r"\b(?:ou|au lieu)\b", plain(text)) is not None or TAKEN_BACK.search(text) is not None
    if amount is None or len(days) < 2 or doubts or not are_listed(told):
        return []
    return [operation(Decimal(amount), day) for day in days]


def unit_of(story: str, amount: str | None) -> str | None:
    """« 3 fois 4 €, je veux mes 12 »: what one of them is, where the known sum is their total;
    else that sum.
    """
    for found in _TIMES_SUM.finditer(story):
        times = COUNTED.get(found["times"].lower()) or int(found["times"])
        one = Decimal(found["sum"].replace(",", "."))
        if amount is not None and times * one == Decimal(amount):
            return f"{one:.2f}"
    return amount


def _same_sum(told: Ledger, amount: Decimal) -> list[Operation]:
    """One sum on several days, or several times."""
    days = told.each_day
    together = told.times == len(days) or counts(told.text) or are_listed(told)
    if len(days) >= 2 and together:
        is_total = told.total == amount and len({one.value for one in told.sums}) == 1
        share = amount / len(days) if is_total and _of_each(told.text) is None else amount
        return [operation(share, day) for day in days]
    each = None if _DOUBLED.search(told.text) else _of_each(told.text)
    if told.times is not None and each is not None and len(days) <= 1:
        return [operation(amount, days[0] if days and told.times == 1 else None) for _ in range(told.times)]
    return []


def are_listed(told: Ledger) -> bool:
    """« le 5 oct et le 5 nov », « 5 oct 5 nov »: the days follow one another."""
    between = [told.text[one.end : other.start] for one, other in itertools.pairwise(told.days)]
    return all(not one.strip() or _BETWEEN_DAYS.match(one) for one in between)


def counts(text: str) -> bool:
    """« deux prélèvements », « trois fois », « chaque mois »."""
    return _COUNT.search(text) is not None


def _of_each(text: str) -> re.Match[str] | None:
    """« 2 prélèvements de 39,90 », « 3 fois 1,50 », « 10 € chacun »."""
    return _EACH.search(text)


def _alternate(sums: Sequence[Any], days: Sequence[Any]) -> bool:
    """A sum, its day, a sum, its day (or the day first): each belongs to the next."""
    order = [
        kind for _, kind in sorted([(one.start, "s") for one in sums] + [(one.start, "d") for one in days])
    ]
    return all(order[i] != order[i + 1] for i in range(len(order) - 1))


_DOUBLED = re.compile(
    r"\b(?:d[ée]bit|pr[ée]lev|pris|compt|factur|pay|pass)\w*\s+(?:\w+\s+)?(?:deux|2)\s+fois\b", re.I
)
"""« débité deux fois de 35 € »: one too many, which is what he claims."""
_COUNT = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|[2-9])\b.{0,40}\b"
    r"(?:fois|pr[ée]l[èe]vements?|d[ée]bits?|paiements?|"
    r"retraits?|op[ée]rations?|virements?|achats?|mois|semaines?|commissions?|frais)\b|\bfois\b|\bmensualit|"
    r"\b(?:à )?chaque (?:mois|fois)\b|\btous les mois\b",
    re.I,
)
_BETWEEN_SUMS = re.compile(
    r"^\s*(?:€|euros?|e|eur)?\s*(?:,|;|\+|\bet\b|\bpuis\b|\bplus\b)\s*"
    r"(?:(?:encore?|un autre|une autre|apr[eè]s|puis|et|"
    r"de|d['’]|aussi|un|une|[aà]|les?|\d{1,2}[/ ]\w+|chez \w+|pour|"
    r"le lendemain|ensuite|l['’]autre)\s*){0,5}$",
    re.I,
)
_BETWEEN_DAYS = re.compile(
    (
        r"^\s*(?:,|;|\+|&|\bet\b|\bpuis\b|\bpis\b)\s*(?:(?:et|puis|ensuite|apr[eè]s|l['’]autre|encore?|aussi|"
        r"le|la|du|celui|au|en|un autre|l['’]autre|rebelote|fois|c['’]?\s?[ée]t\w+|(?:premi|deuxi|dezi|"
        r"second|troisi)\w+|\d[eè]me)\s*){0,5}$"
    ),
    re.I,
)
_TIMES_SUM = re.compile(
    r"\b(?P<times>[2-9]|deux|trois|quatre|cinq|six) fois (?:les? )?(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)", re.I
)
_EACH = re.compile(
    r"\b(?:fois|pr[ée]l[èe]vements?|d[ée]bits?|paiements?|retraits?|"
    r"op[ée]rations?|achats?|commissions?|frais|lignes?)\s+"
    r"(?:de\s+|[aà]\s+|les?\s+)?\d(?!\d?(?:er)?\s+(?:janv|f[ée]v|mars|avr|mai\b|juin|juil|ao[uû]t|sept|oct|"
    r"nov|d[ée]c))|\b(?:chacune?|chaque fois|l['’]unit[ée])\b",
    re.I,
)
