"""From a draft to the row of the register: priority, legal dates, masked words."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from aide.complaints import motifs
from aide.complaints.complaint import OPEN, Draft
from aide.complaints.deadlines import deadlines
from aide.masking import mask

MAX_EUROS = 10**9


def opening_values(draft: Draft, *, on_file: str | None, now: datetime) -> dict[str, Any]:
    """The row of a complaint just filed, all but its reference; the bank vouches for the address `on_file`.

    Raises ValueError: unknown motif, absurd amount.
    """
    if draft.motif not in motifs.LABELS:
        raise ValueError(f"unknown motif: {draft.motif}")
    address = draft.email or on_file or None
    return {
        "draft": draft.id,
        "conversation": draft.conversation,
        "customer": draft.customer,
        "motif": draft.motif,
        "priority": motifs.priority(draft.motif),
        "cents": _cents(draft.amount),
        "date": draft.date,
        # The channel has masked already; the register is kept for years, so it does not trust that.
        "beneficiary": _masked(draft.beneficiary),
        "creditor": _masked(draft.creditor),
        "description": mask(draft.description).text,
        "email": address,
        "verified": bool(address and on_file) and _same_address(address, on_file),
        "status": OPEN,
        "filed_at": now,
        # acknowledge_by, answer_by, answer_latest_by, handle_by.
        **asdict(deadlines(draft.motif, now)),
        "operations": [one.as_dict() for one in draft.operations] or None,
        "date_precision": draft.date_precision if draft.date else None,
    }


def _same_address(one: str | None, other: str | None) -> bool:
    return (one or "").strip().casefold() == (other or "").strip().casefold()


def _masked(text: str | None) -> str | None:
    return mask(text).text if text else None


def _cents(amount: Decimal | None) -> int | None:
    if amount is None:
        return None
    if not amount.is_finite() or not 0 < amount < MAX_EUROS:
        raise ValueError("an amount is above zero and below a thousand million euros")
    return max(1, int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP)))
