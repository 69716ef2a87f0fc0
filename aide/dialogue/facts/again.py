"""Operations put right: told again, one more, one less, another day or sum of one of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from aide.dialogue.facts.bare import bare_days, bare_sums, in_their_months, old_and_new
from aide.dialogue.facts.fewer import ONLY, only_one, only_those, without, without_sum
from aide.dialogue.facts.fields import AMOUNT, DATE, OPERATIONS
from aide.dialogue.facts.ledger import Ledger, read
from aide.dialogue.facts.months import by_month
from aide.dialogue.facts.ranks import of_rank
from aide.dialogue.facts.several import (
    Operation,
    are_listed,
    counts,
    known_operations,
    of_ledger,
    operation,
    total_of,
    unit_of,
)
from aide.dialogue.facts.spoken import in_figures
from aide.folding import plain


def operations_again(text: str, facts: Mapping[str, Any], story: str, today: date) -> dict[str, Any] | None:
    """The operations as they are now with their total and first day, though they are as before;
    None where the message is about none of it.

    `facts` are those of the complaint; of one operation, its sum and its day.
    """
    held = known_operations(facts)
    if not held:
        return None
    told = read(in_figures(text), today)
    if (named := by_month(told, held)) is not None:
        return _facts_of(named)
    righted = _righted(told, held)
    if righted is None:
        return None
    for rule in (
        only_one,
        of_rank,
        _told_whole,
        _one_more,
        _each_day,
        _another_day,
        only_those,
        without,
        without_sum,
        _another_sum,
    ):
        if (now := rule(told, righted, story)) is not None:
            return _facts_of(now)
    return None if righted == held or len(held) == 1 else _facts_of(righted)


def _righted(told: Ledger, held: list[Operation]) -> list[Operation] | None:
    """« c'est 39,90 pas 34,90 »: each that had the wrong sum; None where it is of one of them,
    and of which is not said.
    """
    wrong = {f"{one:.2f}" for one in told.no_sums}
    new = {f"{one.value:.2f}" for one in told.sums}
    of_sum = [one for one in held if one[AMOUNT] in wrong]
    if len(new) != 1 or not of_sum:
        return held
    if len(of_sum) > 1 and _OF_ONE.search(plain(told.text)):
        return None
    return [{**one, AMOUNT: next(iter(new))} if one in of_sum else one for one in held]


def _facts_of(now: Sequence[Operation]) -> dict[str, Any]:
    return {OPERATIONS: list(now) if len(now) > 1 else [], **total_of(now)}


def _told_whole(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« 39,90 le 5 octobre et 39,90 le 5 novembre »: all of them, instead of what there was."""
    now = of_ledger(told)
    if not now or _ALSO.search(plain(told.text)):
        return None
    days = [one.get(DATE) for one in held]
    if all(DATE not in one for one in now) and len(now) >= len(held):
        return [{**one, **({DATE: day} if day else {})} for one, day in zip_longest(now, days)]
    return now


def _one_more(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« vous oubliez les 112 de ce matin »: another operation, with its own sum and day."""
    if _ALSO.search(plain(told.text)) is None:
        return None
    amounts = {one[AMOUNT] for one in held}
    sums = [f"{one.value:.2f}" for one in told.sums] or [
        f"{Decimal(one.replace(',', '.')):.2f}" for one in bare_sums(told)
    ]
    new = [one for one in sums if one not in amounts]
    days = [day for day in told.each_day if day.isoformat() not in {one.get(DATE) for one in held}]
    if len(new) == 1:
        return [*held, operation(Decimal(new[0]), days[0] if days else None)]
    if not new and len(days) == 1 and len(amounts) == 1 and _ALSO_THAT_DAY.search(plain(told.text)):
        return [*held, operation(Decimal(held[0][AMOUNT]), days[0])]
    return None


def _each_day(told: Ledger, held: list[Operation], story: str) -> list[Operation] | None:
    """« c'est 2, 10 et 16 »: the days of a sum that is known, or of as many sums, in their order."""
    days = told.each_day if len(told.each_day) > 1 else bare_days(told, held)
    if (
        len(days) == len(held)
        and are_listed(told)
        and not told.sums
        and not any(one.get(DATE) for one in held)
    ):
        return [{**one, DATE: day.isoformat()} for one, day in zip(held, days, strict=True)]
    if len(days) < 2 or len({one[AMOUNT] for one in held}) > 1 or _EITHER.search(plain(told.text)):
        return None
    if len(days) < len(held) and told.times is None and not told.sums and not ONLY.search(plain(told.text)):
        return in_their_months(days, held)
    if len(days) != len(held) and not (are_listed(told) or told.times or counts(told.text)):
        return None
    unit = held[0][AMOUNT] if len(held) > 1 else unit_of(story, held[0][AMOUNT])
    if len(told.sums) == 1:
        unit = f"{told.sums[0].value:.2f}"
    if told.total is not None and (not told.sums or told.sums[0].value == told.total):
        unit = f"{told.total / len(days):.2f}"
    return [operation(Decimal(str(unit)), day) for day in days]


def _another_day(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« celui du 9 c'était le 10 »: the day of one of several."""
    if len(held) < 2:
        return None
    old, new = old_and_new(told, held)
    if new is None:
        return None
    if old is None:
        month = [place for place, one in enumerate(held) if str(one.get(DATE, ""))[:7] == new.isoformat()[:7]]
        last = "dernier" in plain(told.text)
        places = [len(held) - 1] if last else month
        if len(places) != 1:
            return None
        old = date.fromisoformat(held[places[0]][DATE]) if held[places[0]].get(DATE) else None
    return [
        {**one, DATE: new.isoformat()} if old and one.get(DATE) == old.isoformat() else one for one in held
    ]


def _another_sum(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« c'est 39,90 pas 34,90 »: what each of them is."""
    amounts = {one[AMOUNT] for one in held}
    if len(held) < 2 or len(told.sums) != 1:
        return None
    new = f"{told.sums[0].value:.2f}"
    total = sum(Decimal(one[AMOUNT]) for one in held)
    if told.sums[0].value == total:
        return held
    if new in amounts:
        return None
    unit = Decimal(held[0][AMOUNT])
    is_each = len(amounts) == 1 and told.sums[0].value < 2 * unit and told.total is None
    return [{**one, AMOUNT: new} for one in held] if is_each and not told.days else None


_OF_ONE = re.compile(r"\b(?:il y en a un|l un|l une|un des|une des|y en a une?|un seul|celui|celle)\b")
_ALSO = re.compile(
    r"\b(?:oubli\w*|manqu\w*|(?:il )?y ?a (?:aussi|encore|toujours pas|tjr pas|tjrs pas)(?! (?:marque|ecrit|"
    r"note|mis|affiche|dans|le))|et aussi|en plus|r?ajout\w*)\b"
)
_ALSO_THAT_DAY = re.compile(r"\b(?:oubli\w*|manqu\w*|aussi|encore|autre)\b.{0,20}\b(?:le|du|celui)\b")
_EITHER = re.compile(r"\b(?:ou|au lieu)\b")
