"""All that a customer names in one message, each thing under one label of the dialogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from aide.nlu.entities.amounts import find_amounts
from aide.nlu.entities.dates import find_dates
from aide.nlu.entities.folding import compose
from aide.nlu.entities.identifiers import (
    find_emails,
    find_ibans,
    find_last_fours,
    find_phones,
    find_references,
)
from aide.nlu.entities.parties import find_parties
from aide.nlu.entities.spans import Located, longest, without


@dataclass(frozen=True)
class Entity:
    """A named thing: its label, where it stands, as typed (`text`), and its canonical spelling (`value`).

    `value`: montant '50.00' (EUR, without sign), date '2026-11-22', iban 'FR76...', telephone '+336...',
    reference 'REC-2026-000123', quatre_derniers '4321', email, creancier and beneficiaire by name.
    """

    label: str
    start: int
    end: int
    text: str
    value: str
    is_period: bool = False
    """Whether a date is a week, a month or a year: its `value` is then the first day."""


def extract_entities(text: str, today: date) -> list[Entity]:
    """The entities of `text` in reading order, without overlap.

    Days to come are no entity: what a customer tells has happened.
    What is surer wins: reference, IBAN, e-mail, telephone, card digits,
    then sums and days (the longer), then names.
    """
    composed, origins = compose(text)
    found = _extract(composed, today)
    if composed == text:
        return found
    return [
        replace(
            one,
            start=origins[one.start],
            end=origins[one.end],
            text=text[origins[one.start] : origins[one.end]],
        )
        for one in found
    ]


def _extract(text: str, today: date) -> list[Entity]:
    found: list[Entity] = []
    for label, find in _SUREST_FIRST:
        new = [Entity(label, span.start, span.end, span.text, span.value) for span in find(text)]
        found.extend(without(new, found))
    amounts = [
        Entity("montant", one.start, one.end, one.text, str(abs(one.value))) for one in find_amounts(text)
    ]
    days = [
        Entity("date", one.start, one.end, one.text, one.value.isoformat(), one.approximate)
        for one in find_dates(text, today)
        if one.value <= today
    ]
    found.extend(longest(without([*amounts, *days], found)))
    taken: list[Located] = [*found]
    found.extend(
        Entity(one.label, one.start, one.end, one.text, one.value)
        for one in without(find_parties(text, taken), found)
    )
    return sorted(found, key=lambda one: one.start)


_SUREST_FIRST = (
    ("reference", find_references),
    ("iban", find_ibans),
    ("email", find_emails),
    ("telephone", find_phones),
    ("quatre_derniers", find_last_fours),
)
