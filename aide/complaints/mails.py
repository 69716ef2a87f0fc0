"""The mails about a complaint: its dated copy, its status. Written in the outbox with what they tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints.complaint import Complaint
from aide.complaints.receipt import receipt_text, status_text
from aide.mail import outbox
from aide.phrases import beside

french = beside(__file__)


def queue_receipt(
    c: Connection,
    complaint: Complaint,
    *,
    now: datetime,
    mails_per_day: int,
    link: Callable[[str], str] | None,
) -> None:
    """Queue the dated copy, unless there is no address, or this conversation or that address had its share of
    the day: whoever fills in somebody's address, from however many conversations, sends him so many.
    """
    if not complaint.email:
        return
    if not complaint.verified and _had_share(c, complaint.conversation, complaint.email, mails_per_day, now):
        return
    outbox.enqueue(
        c,
        key=_receipt_key(complaint.reference),
        conversation=complaint.conversation,
        recipient=complaint.email,
        subject=french("objet_de_l_accuse", reference=complaint.reference),
        body=receipt_text(
            complaint,
            full=complaint.verified,
            link=link(complaint.reference) if link and complaint.verified else None,
        ),
        now=now,
    )


def has_receipt(c: Connection, reference: str) -> bool:
    """Whether the dated copy of that complaint left, or will."""
    return outbox.is_queued(c, _receipt_key(reference))


def queue_copy(
    c: Connection, complaint: Complaint, *, address: str, now: datetime, mails_per_day: int
) -> bool:
    """Queue the dated copy to `address`, which may be anybody's: without the story,
    nor beyond the share of the day.

    Whether it is on its way; asked again for the same address, it is, and goes once.
    """
    key = f"copie:{complaint.reference}:{address.lower()}"
    if outbox.is_queued(c, key):
        return True
    if _had_share(c, complaint.conversation, address, mails_per_day, now):
        return False
    return outbox.enqueue(
        c,
        key=key,
        conversation=complaint.conversation,
        recipient=address,
        subject=french("objet_de_la_copie", reference=complaint.reference),
        body=receipt_text(complaint, full=False, link=None),
        now=now,
    )


def queue_status(c: Connection, complaint: Complaint, *, mails_per_day: int, now: datetime) -> None:
    """Queue where the complaint stands; asked again the same day, nothing more, nor to an address that had
    its share of the day. It never holds the story.
    """
    if not complaint.email or _sent_to(c, complaint.email, now) >= mails_per_day:
        return
    outbox.enqueue(
        c,
        key=f"suivi:{complaint.reference}:{complaint.status}:{now.astimezone(PARIS):%Y-%m-%d}",
        recipient=complaint.email,
        subject=french("objet_du_suivi", reference=complaint.reference),
        body=status_text(complaint),
        now=now,
    )


def _receipt_key(reference: str) -> str:
    return f"recu:{reference}"


def _had_share(c: Connection, conversation: str, address: str, mails_per_day: int, now: datetime) -> bool:
    sent = outbox.count_since(c, conversation, since=_midnight(now))
    return sent >= mails_per_day or _sent_to(c, address, now) >= mails_per_day


def _sent_to(c: Connection, address: str, now: datetime) -> int:
    return outbox.count_to(c, address, since=_midnight(now))


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(PARIS).date(), time.min, PARIS)
