"""The link to a complaint's copy is withdrawn: whatever was signed before opens nothing any more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from aide.clock import real_now
from aide.complaints import register
from aide.complaints.complaint import Complaint, ComplaintNotFound
from aide.complaints.history import record
from aide.complaints.receipt import ReceiptRefused, read_receipt
from aide.complaints.tables import complaints
from aide.phrases import beside

french = beside(__file__)


def withdraw(c: Connection, reference: str, *, actor: str, now: datetime) -> None:
    """No link of that complaint opens its copy any more, said in its history. Raises ComplaintNotFound."""
    complaint = register.get(c, reference)
    c.execute(
        update(complaints).where(complaints.c.reference == reference).values(links_void_until=real_now())
    )
    note = french("liens_retires")
    record(c, reference, actor=actor, kind="note", status=complaint.status, note=note, now=now)


def opened(c: Connection, token: str, secret: str) -> Complaint:
    """The complaint whose copy `token` opens. Raises ReceiptRefused, also for a withdrawn link."""
    link = read_receipt(token, secret)
    query = select(complaints.c.links_void_until).where(complaints.c.reference == link.reference)
    until = c.execute(query).scalar_one_or_none()
    if until is not None and link.signed_at <= until.timestamp():
        raise ReceiptRefused("withdrawn")
    try:
        return register.get(c, link.reference)
    except ComplaintNotFound:
        raise ReceiptRefused("unknown") from None
