"""One sum taken in several months: « vers le 5, tous les mois depuis septembre »,
« septembre, octobre et novembre ». Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aide.complaints.days import ABOUT, MONTH
from aide.dialogue.facts.days import is_of_something_else
from aide.dialogue.facts.fields import AMOUNT, DATE, OPERATIONS, PRECISION, known
from aide.dialogue.facts.ledger import Ledger, read
from aide.dialogue.facts.monthly import that_month
from aide.dialogue.facts.precision import day_facts, precision_of
from aide.dialogue.facts.several import operation, total_of, unit_of
from aide.nlu.entities.date_words import MONTH_NAMES, MONTHS, day_or_none, months_before
from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import before

FEWEST = 2
"""Months below which none are listed."""


def months_again(text: str, facts: Mapping[str, Any], story: str, today: date) -> dict[str, Any] | None:
    """« sept oct et nov », « c'était plutôt le 5 »: the operations of several months put right,
    none of which is lost.
    """
    return months_of(text, facts, story, today) or another_day(text, facts, today)


def months_of(text: str, facts: Mapping[str, Any], story: str, today: date) -> dict[str, Any] | None:
    """The operations of the months that he lists, with their total, first day and how sure their days are.

    None where he lists none, or the sum of one is not known. An example:
    « vers le 5, sept oct et nov », of 49,90 €.
    """
    folded, counted = fold(text), read(text, today)
    unit = _unit(counted, facts, story)
    firsts = _listed(text, folded, today)
    if not firsts or unit is None:
        return None
    told = _number(folded)
    number = told or _held_number(folded, facts)
    days = [
        one for first in firsts if (one := day_or_none(first.year, first.month, number or 1)) and one <= today
    ]
    is_another_total = counted.total is not None and counted.total != Decimal(unit) * len(days)
    if len(days) < FEWEST or counted.times not in (None, len(days)) or is_another_total:
        return None
    is_sure = told and not _ABOUT.search(folded)  # the day of one month is only near that of the others
    return _facts(unit, days, "" if is_sure else ABOUT if number else MONTH)


def another_day(text: str, facts: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """« c'était plutôt le 5 », of operations a month apart or of a month alone:
    that day of each month; none of them is lost.
    """
    folded, held, first = fold(text), list(facts.get(OPERATIONS) or []), known(facts, DATE)
    number = _number(folded)
    dated = [date.fromisoformat(one[DATE]) for one in held if one.get(DATE)]
    days = dated or ([date.fromisoformat(first)] if first else [])
    if number is None or not days or not _puts_right(folded, facts, days) or read(text, today).sums:
        return None
    new = {one.isoformat(): day_or_none(one.year, one.month, number) for one in days}
    if any(one is None or one > today for one in new.values()):
        return None
    several = [{**one, DATE: str(new[one[DATE]])} if one.get(DATE) else one for one in held]
    day = str(min(one for one in new.values() if one))
    kind = ABOUT if _ABOUT.search(folded) else ""
    sure = {PRECISION: "", **day_facts(day, kind)}
    return {**({OPERATIONS: several, AMOUNT: total_of(several)[AMOUNT]} if several else {}), **sure}


def _puts_right(folded: str, facts: Mapping[str, Any], days: list[date]) -> bool:
    """One day for all of them, of no other month, where their days are alike and one of them is
    denied or was never told.
    """
    if len({(one.year, one.month) for one in days}) < len(days) or len({one.day for one in days}) > 1:
        return False
    if _ANY_MONTH.search(_OLD_DAY.sub(" ", folded)) or _OF_ONE.search(folded):
        return False
    are_several = len(facts.get(OPERATIONS) or []) > 1
    return precision_of(facts) is not None or (are_several and _AGAIN.search(folded) is not None)


def _listed(text: str, folded: str, today: date) -> list[date]:
    """The first days of those months, in order of time; empty where there are not several."""
    if found := _SINCE.search(folded):
        first = that_month(MONTHS[found["month"] or found["since"]], today)
        months = [months_before(today.replace(day=1), back) for back in range(12, -1, -1)]
        return [one for one in months if first is not None and one >= first]
    found = _LIST.search(folded)
    if found is None or _NO_LIST.search(folded[: found.start()]) or is_of_something_else(text, found.start()):
        return []
    firsts = {that_month(MONTHS[one["month"]], today) for one in _ANY_MONTH.finditer(found.group())}
    return sorted(one for one in firsts if one is not None) if len(firsts) >= FEWEST else []


def _number(folded: str) -> int | None:
    """The day of the month that he says without its month, and does not deny;
    of « le 5 ou le 6 », the first.
    """
    found = [*_DAY.finditer(folded), *_DAY_THEN_EACH.finditer(folded)]
    numbers = [int(one["day"]) for one in found if not _NOT_THOSE.search(before(folded, one.start()))]
    return next((one for one in numbers if 1 <= one <= 31), None)


def _held_number(folded: str, facts: Mapping[str, Any]) -> int | None:
    """The day that is noted, where it was told as one and is not denied now."""
    held = known(facts, DATE)
    if held is None or precision_of(facts) not in (None, ABOUT):
        return None
    day = date.fromisoformat(held).day
    is_denied = any(int(one["day"]) == day for one in _DENIED_DAY.finditer(folded))
    return None if is_denied else day


def _unit(told: Ledger, facts: Mapping[str, Any], story: str) -> str | None:
    """What one of them is: told in the message, else what is known."""
    if len({one.value for one in told.sums}) == 1:
        return f"{told.sums[0].value:.2f}"
    if told.sums or told.total is not None:
        return None
    units = {one[AMOUNT] for one in facts.get(OPERATIONS) or []}
    if units:
        return units.pop() if len(units) == 1 else None
    return unit_of(story, known(facts, AMOUNT))


def _facts(unit: str, days: list[date], kind: str) -> dict[str, Any]:
    several = [operation(Decimal(unit), one) for one in days]
    return {OPERATIONS: several, **total_of(several), PRECISION: "", **day_facts(days[0].isoformat(), kind)}


_MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
_BARE = rf"(?<!\d )(?<!er )(?<!/)\b(?:{MONTH_NAMES})\b\.?(?! ?(?:\d{{1,2}}\b(?![.,]\d)|20\d\d))"
_ANY_MONTH = re.compile(rf"\b{_MONTH}")
_LIST = re.compile(rf"{_BARE}(?:(?: ?, ?| ?/ ?| et | puis | )(?:et |puis |en |pour )?{_BARE}){{1,11}}")
_EACH = r"(?:(?:chaque|tous les|ts les|tt les|tout les) moi[st]?)"
_THEN_EACH = rf"\ble (?P<day>\d{{1,2}}) (?:{MONTH_NAMES}),? (?:et |puis )?{_EACH}"
_SINCE = re.compile(
    rf"\ble (?:\d{{1,2}})\b(?! ?(?:{MONTH_NAMES})).{{0,40}}\b{_EACH} "
    rf"(?:depuis|a partir de) (?:le mois de |debut )?{_MONTH}|"
    rf"{_THEN_EACH} (?:depuis|a partir de) (?:le mois de |debut )?(?P<since>{MONTH_NAMES})\b"
)
_DAY_THEN_EACH = re.compile(_THEN_EACH)
_DAY = re.compile(rf"\ble (?P<day>\d{{1,2}})\b(?!er)(?![/.,]\d| ?(?:{MONTH_NAMES}|€|e\b|eur|h\b|fois))")
_DENIED_DAY = re.compile(r"\b(?:pas|non|laisse|mis|toujours) (?:juste )?(?:le )?(?P<day>\d{1,2}) ?(?:er)?\b")
_NOT_THOSE = re.compile(r"\b(?:pas|non|ni|sans)\s*,?\s*(?:le |en |que |plus )?$")
_NO_LIST = re.compile(
    r"\b(?:(?:pas|non|ni|sans)\s*,?\s*(?:le |en |que |plus )?|(?:entre|fin|debut|mi|milieu)[ -])$"
)
_OLD_DAY = re.compile(
    rf"\b(?:pas|laisse\w*|mis|garde|toujours|encore) (?:juste )?(?:le )?(?:\d{{1,2}} ?(?:er)?|premier)"
    rf"(?: (?:{MONTH_NAMES})\b\.?)?"
)
_OF_ONE = re.compile(
    r"\b(?:celui|celle|(?:le|la) (?:premi|second|deuxi|troisi|derni)\w+|(?:un|une) d(?:es|'entre))\b"
)
_ABOUT = re.compile(
    r"\b(?:vers|environ|autour|alentours?|a peu pres|je crois|"
    r"je pense|il me semble|peut[- ]etre|ou le \d{1,2})\b"
)
_AGAIN = re.compile(r"\b(?:plutot|laisse|toujours|faux|pas le|non|chaque fois|tous|en fait)\b")
