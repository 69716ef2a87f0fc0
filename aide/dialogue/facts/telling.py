"""The facts that a message holds, whatever it was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from aide.dialogue.facts.balances import without_balance
from aide.dialogue.facts.capitals import all_in_capitals
from aide.dialogue.facts.days import TAKEN_BACK, UNTIL, is_of_operation, is_of_something_else, parse_day
from aide.dialogue.facts.emails import parse_email
from aide.dialogue.facts.fields import (
    AMOUNT,
    BENEFICIARY,
    CREDITOR,
    DATE,
    EMAIL,
    NAMES,
    OPERATIONS,
    Parsed,
    is_sound,
)
from aide.dialogue.facts.ledger import has_happened, is_of_week
from aide.dialogue.facts.merchants import bare_merchant
from aide.dialogue.facts.merchants_in_capitals import merchant_in_capitals, named_in_passing
from aide.dialogue.facts.name_frames import OF_BODY, ONESELF, TITLED
from aide.dialogue.facts.names import between_marks
from aide.dialogue.facts.of_months import months_of
from aide.dialogue.facts.placed_names import name_of_kin
from aide.dialogue.facts.readable import readable
from aide.dialogue.facts.said_names import said_name, short_name
from aide.dialogue.facts.several import operations, total_of
from aide.dialogue.facts.spoken import in_figures
from aide.dialogue.facts.sums import DENIED, claimed, is_no_fee, parse_sum
from aide.dialogue.facts.told_names import beside_sum, of_trade, said_to_be
from aide.dialogue.facts.whole_names import whole_name
from aide.dialogue.facts.withdrawals import machine_of
from aide.nlu.entities.extract import Entity, extract_entities
from aide.nlu.entities.spans import before


def parse(field: str, text: str, today: date) -> Parsed:
    """The typed answer to a question; nothing for a name or a story."""
    if field == AMOUNT:
        parsed = parse_sum(text)
        if parsed == Parsed():
            parsed = parse_sum(in_figures(text))
        several = operations(text, today) if parsed.value is None and parsed.problem is None else []
        return Parsed(value=f"{sum(Decimal(one[AMOUNT]) for one in several):.2f}") if several else parsed
    if field == DATE:
        return parse_day(text, today)
    return parse_email(text) if field == EMAIL else Parsed()


def told(text: str, fields: Iterable[str], today: date) -> dict[str, Any]:
    """The facts among `fields` that a telling message holds, with `operations` when it names several.

    A month is no day: « résilié en septembre » does not say when the money left.
    """
    fields = tuple(fields)
    clean = without_balance(readable(text))
    values, named = _values(clean, fields, today)
    found = {name: meant(clean, ones) for name, ones in values.items()}
    found |= _name(text, _wanted(fields), {**found, **named})
    return {**found, **_sums(clean, today)} if AMOUNT in fields else found


def _wanted(fields: tuple[str, ...]) -> str | None:
    """The name that is asked; of money where none is asked, the shop, which is kept when it is told."""
    asked = next((one for one in NAMES if one in fields), None)
    return SHOP if asked is None and AMOUNT in fields and DATE in fields else asked


SHOP = "commerce"
"""A merchant that nobody asked for: only one that is surely named counts."""


Values = dict[str, list[tuple[Any, int]]]
"""Of each kind, the values with their places."""


def _values(clean: str, fields: tuple[str, ...], today: date) -> tuple[Values, dict[str, str]]:
    """The values of each field, and the names that are surely of one:
    surer than a name that could be either.
    """
    values: Values = {}
    named: dict[str, str] = {}
    for entity in _without_week_days(clean, extract_entities(clean, today)):
        name, before = entity.label, clean[: entity.start]
        if name in NAMES and ONESELF.search(before):
            continue
        if name in NAMES and (name in fields or name == CREDITOR):
            named.setdefault(name, entity.text.strip())
        if name in NAMES and name not in fields:
            name = next((other for other in NAMES if other in fields), name)
        if name not in (*fields, EMAIL) or (name == DATE and entity.is_period):
            continue
        if name == DATE and (is_of_something_else(clean, entity.start) or UNTIL.search(before)):
            continue
        if name == DATE and AMOUNT in fields and not is_of_operation(clean, entity.start, entity.end):
            continue
        if name == DATE and not has_happened(entity.text, date.fromisoformat(str(entity.value)), today):
            continue
        if name == AMOUNT and is_no_fee(clean, entity.start):
            continue
        value = entity.text.strip() if name in NAMES else str(entity.value)
        if is_sound(name, value, today):
            values.setdefault(name, []).append((value, entity.start))
    return values, named


def _without_week_days(text: str, found: Sequence[Entity]) -> list[Entity]:
    """« jeudi, le 12 » is one day."""
    days = [one for one in found if one.label == DATE]
    named = [one for one, following in pairwise(days) if is_of_week(text, one, following)]
    return [one for one in found if one not in named]


def _name(text: str, wanted: str | None, found: dict[str, Any]) -> dict[str, str]:
    """The name that is wanted: the one found, a body by its initials, a person by the title."""
    if wanted is None:
        return {}
    if (said := said_name(text) or beside_sum(text)) is not None:
        return {CREDITOR if wanted == SHOP else wanted: said}
    if wanted != BENEFICIARY and (machine := machine_of(text)) is not None:
        return {CREDITOR: machine}
    if wanted == SHOP:
        shop = found.get(CREDITOR) or bare_merchant(text) or named_in_passing(text)
        return {CREDITOR: whole_name(text, str(shop))} if shop else {}
    if wanted not in found and (short := short_name(text)) is not None:
        return {wanted: short}
    if wanted in found:
        return {wanted: whole_name(text, between_marks(text, str(found[wanted])))}
    if wanted == BENEFICIARY and (payer := _payer(text)) is not None:
        return {wanted: payer}
    if wanted == CREDITOR and (
        shown := all_in_capitals(text) or bare_merchant(text) or merchant_in_capitals(text)
    ):
        return {wanted: shown}
    if (named := of_trade(text) or said_to_be(text)) is not None:
        return {wanted: named}
    titled = TITLED.search(text)
    if titled is None or ONESELF.search(text[: titled.start()]):
        return {}
    return {wanted: titled.group().strip(" .,;:!")}


def _payer(text: str) -> str | None:
    """A body by its initials, a relative by what he is called, or the name that ends the sentence."""
    if (body := OF_BODY.search(text)) is not None:
        return body["name"]
    if (kin := next(filter(None, map(name_of_kin, _SENTENCES.split(text))), None)) is not None:
        return kin
    last = _NAMED_LAST.search(text)
    return None if last is None else last["name"]


_NAMED_LAST = re.compile(
    r"[^.!?;]{8},\s+(?P<name>[A-ZÀ-Ý][a-zà-ÿ'’-]+(?:\s(?:[dD][eiu]\s|[lL][ea]\s|"
    r"[eE]l\s)?[A-ZÀ-Ý][a-zà-ÿ'’-]+){1,2})\W*$"
)
"""« mon père m'a envoyé 80 € et j'ai rien reçu, Karim Belhadj »: a whole name, and nothing after it."""
_SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")


def _sums(clean: str, today: date) -> dict[str, Any]:
    """The sum that he claims, else the operations with what they come to and their first day."""
    if (months := months_of(clean, {}, "", today)) is not None:
        return months
    wanted, several = claimed(clean), operations(clean, today)
    come_to = total_of(several) if several else {}
    if wanted is not None and (not several or Decimal(come_to[AMOUNT]) != wanted):
        return {AMOUNT: f"{wanted:.2f}"}
    return {OPERATIONS: several, **come_to} if several else {}


def meant(text: str, values: Sequence[tuple[Any, int]]) -> Any:
    """Of the (value, place) of one kind the one he means: none that he denies,
    and the last of what he takes back.
    """
    denied = {value for value, start in values if DENIED.search(before(text, start))}
    kept = [one for one in values if one[0] not in denied] or list(values)
    first, place = kept[0]
    taken_back = [mark.end() for mark in TAKEN_BACK.finditer(text) if mark.start() > place]
    return next((value for value, start in reversed(kept) if taken_back and start >= taken_back[0]), first)


def entities_of(text: str, today: date) -> tuple[Entity, ...]:
    """The sums, days, names and identifiers of the text, as the recogniser finds them."""
    return tuple(extract_entities(text, today))
