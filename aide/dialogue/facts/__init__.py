"""The facts of a complaint as customers type them: sums, days, names, addresses; those told beside, and those put right.

Pure.
"""

from __future__ import annotations

from aide.dialogue.facts.again import operations_again
from aide.dialogue.facts.capitals import in_capitals
from aide.dialogue.facts.corrections import corrected, named_field, names_new_value, replacement, sounds_like_correction
from aide.dialogue.facts.days import parse_day
from aide.dialogue.facts.emails import parse_email
from aide.dialogue.facts.fields import (
    AMOUNT,
    BENEFICIARY,
    CREDITOR,
    DATE,
    DESCRIPTION,
    EMAIL,
    LARGEST,
    LONGEST_NAME,
    MOST_NAME_WORDS,
    NAMES,
    OPERATIONS,
    Parsed,
    known,
)
from aide.dialogue.facts.names import name_as_written, name_in, own_name, parties_of, shows_name
from aide.dialogue.facts.several import on_several_days, operations, unit_of
from aide.dialogue.facts.sums import parse_sum
from aide.dialogue.facts.telling import entities_of, has_wrong_iban, parse, told

__all__ = [
    "AMOUNT",
    "BENEFICIARY",
    "CREDITOR",
    "DATE",
    "DESCRIPTION",
    "EMAIL",
    "LARGEST",
    "LONGEST_NAME",
    "MOST_NAME_WORDS",
    "NAMES",
    "OPERATIONS",
    "Parsed",
    "corrected",
    "entities_of",
    "has_wrong_iban",
    "in_capitals",
    "known",
    "name_as_written",
    "name_in",
    "named_field",
    "names_new_value",
    "on_several_days",
    "operations",
    "operations_again",
    "own_name",
    "parse",
    "parse_day",
    "parse_email",
    "parse_sum",
    "parties_of",
    "replacement",
    "shows_name",
    "sounds_like_correction",
    "told",
    "unit_of",
]
