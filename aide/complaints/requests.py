"""What a customer asks of a complaint already filed: a detail is added, a withdrawal is passed on. Agents read both in its history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection

from aide.complaints import register
from aide.complaints.history import record
from aide.masking import mask

CUSTOMER = "client"
DETAIL, WITHDRAWAL = "note", "note"


def add_detail(c: Connection, reference: str, *, text: str, now: datetime) -> None:
    """The customer's words, masked, in the history. Raises ComplaintNotFound."""
    _note(c, reference, f"Le client ajoute : {mask(text).text}", now)


def ask_withdrawal(c: Connection, reference: str, *, text: str, now: datetime) -> None:
    """The complaint stays as it is until an agent has decided. Raises ComplaintNotFound."""
    _note(c, reference, f"Le client demande à retirer sa réclamation : {mask(text).text}", now)


def _note(c: Connection, reference: str, note: str, now: datetime) -> None:
    complaint = register.get(c, reference)
    record(c, reference, actor=CUSTOMER, kind="note", status=complaint.status, note=note, now=now)
