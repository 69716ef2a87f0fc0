"""The facts of a complaint as customers type them: sums, days, names, addresses;
those told beside, and those put right.

Pure.
"""

from __future__ import annotations

from aide.dialogue.facts.again import operations_again
from aide.dialogue.facts.capitals import in_capitals
from aide.dialogue.facts.corrections import corrected, named_field, names_new_value, sounds_like_correction
from aide.dialogue.facts.day_again import day_again, taken_away
from aide.dialogue.facts.days import parse_day
from aide.dialogue.facts.emails import parse_email
from aide.dialogue.facts.expected import expected, is_expected_in, only_wish
from aide.dialogue.facts.fields import (
    AMOUNT,
    BENEFICIARY,
    CREDITOR,
    DATE,
    DESCRIPTION,
    EMAIL,
    IN_ALL,
    LARGEST,
    LONGEST_NAME,
    MOST_NAME_WORDS,
    NAMES,
    OPERATIONS,
    PRECISION,
    Parsed,
    known,
)
from aide.dialogue.facts.hedged import hedged_name
from aide.dialogue.facts.ibans import has_wrong_iban
from aide.dialogue.facts.mentions import replacement
from aide.dialogue.facts.merchants_in_capitals import named_in_passing
from aide.dialogue.facts.names import name_as_written, name_in, parties_of
from aide.dialogue.facts.new_names import instead_of
from aide.dialogue.facts.of_months import months_again, months_of
from aide.dialogue.facts.own_names import own_name
from aide.dialogue.facts.own_words import own_words
from aide.dialogue.facts.phonetic import one_of_twice, said_sum, written_out
from aide.dialogue.facts.placed_names import shows_name
from aide.dialogue.facts.precision import day_facts, is_lapse, precision_of, told_day_facts
from aide.dialogue.facts.several import on_several_days, operations, unit_of
from aide.dialogue.facts.sums import ordered, parse_sum
from aide.dialogue.facts.telling import entities_of, parse, told
from aide.dialogue.facts.times import WORDS, claims_all, is_total, says_total, taken_times
from aide.dialogue.facts.told_names import surely_named
from aide.dialogue.facts.withdrawals import machine_of, only_withdrawn

__all__ = [
    "AMOUNT",
    "BENEFICIARY",
    "CREDITOR",
    "DATE",
    "DESCRIPTION",
    "EMAIL",
    "IN_ALL",
    "LARGEST",
    "LONGEST_NAME",
    "MOST_NAME_WORDS",
    "NAMES",
    "OPERATIONS",
    "PRECISION",
    "WORDS",
    "Parsed",
    "claims_all",
    "corrected",
    "day_again",
    "day_facts",
    "entities_of",
    "expected",
    "has_wrong_iban",
    "hedged_name",
    "in_capitals",
    "instead_of",
    "is_expected_in",
    "is_lapse",
    "is_total",
    "known",
    "machine_of",
    "months_again",
    "months_of",
    "name_as_written",
    "name_in",
    "named_field",
    "named_in_passing",
    "names_new_value",
    "on_several_days",
    "one_of_twice",
    "only_wish",
    "only_withdrawn",
    "operations",
    "operations_again",
    "ordered",
    "own_name",
    "own_words",
    "parse",
    "parse_day",
    "parse_email",
    "parse_sum",
    "parties_of",
    "precision_of",
    "replacement",
    "said_sum",
    "says_total",
    "shows_name",
    "sounds_like_correction",
    "surely_named",
    "taken_away",
    "taken_times",
    "told",
    "told_day_facts",
    "unit_of",
    "written_out",
]
