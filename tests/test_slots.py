"""A slot has one name, in `aide/slots.py`: that of the domain, and of whoever reads or writes it."""

from __future__ import annotations

from pathlib import Path

from aide import quick_yaml, slots
from aide.dialogue import last_turn, state, tracked

ROOT = Path(__file__).parents[1]


def test_they_are_those_of_the_domain():
    named = {slots.STATE, slots.RESULT, slots.FAILURE, slots.CUSTOMER}
    assert named == set(quick_yaml.read(ROOT / "domain.yml")["slots"])


def test_the_conversation_reads_and_writes_the_same():
    theirs = (state.SLOT, tracked.RESULT_SLOT, last_turn.FAILURE_SLOT, tracked.CUSTOMER_SLOT)
    assert theirs == (slots.STATE, slots.RESULT, slots.FAILURE, slots.CUSTOMER)
