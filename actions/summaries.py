"""What a sentence sums up, for the widget's cards: a complaint on file, a blocked card."""

from __future__ import annotations

from typing import Any

from aide.cards.opposition import BlockOutcome
from aide.clock import PARIS
from aide.complaints.complaint import Complaint


def of_complaint(complaint: Complaint, link: str) -> dict[str, Any]:
    """Dates are ISO 8601; a disputed payment shows no date of answer (docs/rules.md R7)."""
    card = {
        "kind": "reclamation",
        "reference": complaint.reference,
        "filed_at": complaint.filed_at.astimezone(PARIS).isoformat(timespec="minutes"),
        "link": link,
    }
    return card if complaint.handle_by else {**card, "answer_by": complaint.answer_by.isoformat()}


def of_opposition(outcome: BlockOutcome) -> dict[str, Any] | None:
    """Only of what the bank confirmed, with its number and its time."""
    if outcome.blocked_at is None or outcome.number is None:
        return None
    return {
        "kind": "opposition",
        "last4": outcome.last4,
        "number": outcome.number,
        "blocked_at": outcome.blocked_at.astimezone(PARIS).isoformat(timespec="minutes"),
    }
