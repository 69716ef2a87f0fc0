"""Which question comes next: only what was not said, in the order of the issue, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping

from aide.complaints.motifs import FIELDS

SKIPPED = "inconnu"
"""The value of a field the customer left open; the register then holds nothing there."""

MOTIF, AMOUNT, DATE, BENEFICIARY, CREDITOR = "motif", "montant", "date", "beneficiaire", "creancier"
DESCRIPTION, EMAIL, CORRECTION, CONFIRMATION = "description", "email", "correction", "confirmation"
ALL = (MOTIF, AMOUNT, DATE, BENEFICIARY, CREDITOR, DESCRIPTION, EMAIL)
SKIPPABLE = frozenset({DATE, BENEFICIARY, CREDITOR, EMAIL})


def next_question(answers: Mapping[str, str | None], *, email_needed: bool) -> str:
    """The first field without an answer, in the motif's order; the confirmation once all have one."""
    if not answers.get(MOTIF):
        return MOTIF
    for name in (*FIELDS[answers[MOTIF] or ""], DESCRIPTION):
        if not answers.get(name):
            return name
    if email_needed and not answers.get(EMAIL):
        return EMAIL
    return CONFIRMATION


def known(answers: Mapping[str, str | None], name: str) -> str | None:
    """The answer, or None when it is missing or was left open."""
    value = answers.get(name)
    return None if value == SKIPPED else value
