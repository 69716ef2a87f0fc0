"""What a customer asks of a complaint already filed: a detail is added, a withdrawal is passed on.

Agents read both in its history.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection

from aide.complaints import mails, register
from aide.complaints.history import record
from aide.complaints.tables import complaints
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

CUSTOMER = "client"
DETAIL, WITHDRAWAL = "note", "note"


def add_detail(c: Connection, reference: str, *, text: str, now: datetime) -> None:
    """The customer's words, masked, in the history. Raises ComplaintNotFound."""
    _note(c, reference, french("note_de_detail", text=mask(text).text), now)


def ask_withdrawal(c: Connection, reference: str, *, text: str, now: datetime) -> None:
    """The complaint stays as it is until an agent has decided. Raises ComplaintNotFound."""
    _note(c, reference, french("note_de_retrait", text=mask(text).text), now)


def send_copy(c: Connection, reference: str, *, address: str, now: datetime, mails_per_day: int) -> bool:
    """Queue the dated copy, without the story, to an address that nobody vouches for, once for each address.

    Whether it is queued.

    A complaint that had no address keeps this one. Not beyond `mails_per_day` of a conversation
    (docs/rules.md R11). Raises ComplaintNotFound.
    """
    complaint = register.get(c, reference)
    if not mails.queue_copy(c, complaint, address=address, now=now, mails_per_day=mails_per_day):
        return False
    if complaint.email is None:
        c.execute(
            update(complaints)
            .where(complaints.c.reference == reference)
            .values(email=address, verified=False)
        )
    _note(c, reference, french("note_de_copie"), now)
    return True


def _note(c: Connection, reference: str, note: str, now: datetime) -> None:
    complaint = register.get(c, reference)
    record(c, reference, actor=CUSTOMER, kind="note", status=complaint.status, note=note, now=now)
