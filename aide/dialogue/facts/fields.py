"""What a complaint may hold: the names of its facts, their bounds and how they are stored.

A sum '50.00' (EUR), a day '2026-11-22', a name as typed, an address normalised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from aide.dialogue.state import SKIPPED

AMOUNT, DATE, BENEFICIARY, CREDITOR, DESCRIPTION, EMAIL = (
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "description",
    "email",
)


OPERATIONS = "operations"


PRECISION = "date_precision"
"""How sure the day is, with that day: « mois 2026-10-01 » (`facts.precision`); it is of no other day."""


IN_ALL = "en_tout"
"""Whether he said of the sum that it is what several operations come to."""


NAMES = (BENEFICIARY, CREDITOR)


LARGEST = Decimal(1_000_000)


LONGEST_NAME, MOST_NAME_WORDS = 80, 8


@dataclass(frozen=True)
class Parsed:
    """`value` as stored, or the `problem` to tell; `fallback` is taken if the same is said again;
    `precision` is of a day.
    """

    value: str | None = None
    problem: str | None = None
    fallback: str | None = None
    precision: str = ""


def known(facts: Mapping[str, Any], name: str) -> Any | None:
    """The fact, or None when it is missing or was left open."""
    value = facts.get(name)
    return None if value == SKIPPED else value


def is_sound(name: str, value: Any, today: date) -> bool:
    """Whether a fact can be stored: a sum within bounds, a day that is not to come."""
    if value is None:
        return False
    if name == AMOUNT:
        return 0 < Decimal(value) <= LARGEST
    if name == DATE:
        return bool(value <= today.isoformat())
    return name != EMAIL or str(value).rpartition("@")[0].isascii()
