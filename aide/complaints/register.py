"""The register: a confirmed draft becomes one complaint, whatever is sent twice.

Only its owner finds it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select
from sqlalchemy.sql.elements import ColumnElement

from aide.complaints import mails
from aide.complaints.complaint import CLOSED, OPEN, Complaint, ComplaintNotFound, Draft, from_row
from aide.complaints.history import record
from aide.complaints.new_row import opening_values
from aide.complaints.references import next_reference
from aide.complaints.tables import complaint_events, complaints
from aide.db import insert
from aide.limits import origins, pace
from aide.limits.pace import Rate

ASSISTANT = "assistant"
DAY_SECONDS, OF_AN_ORIGIN = 86_400.0, 3


class DraftReused(ValueError):
    """The draft was filed in another conversation: a fault of the caller,
    who learns nothing of that complaint.
    """


@dataclass(frozen=True)
class ComplaintPage:
    """`next` is the cursor of the page that follows, None on the last one."""

    items: list[Complaint]
    next: str | None


def file_complaint(
    c: Connection,
    draft: Draft,
    *,
    now: datetime,
    on_file: str | None = None,
    mails_per_day: int = 3,
    link: Callable[[str], str] | None = None,
) -> Complaint:
    """File `draft` once: a second call, a retry, or two processes at once give the same complaint.

    `now` starts the legal clock. The dated copy is queued in the same transaction, to the draft's address,
    else to `on_file`, which the bank vouches for: there it is whole, with `link(reference)` to the printable
    page; elsewhere without the story, at most `mails_per_day` a conversation and a day (docs/rules.md R11).
    Raises ValueError for an unknown motif or an absurd amount, DraftReused for another conversation's draft.
    """
    if (known := _by_draft(c, draft)) is not None:
        return known
    values = opening_values(draft, on_file=on_file, now=now)
    values["reference"] = next_reference(c, now=now)
    added = c.execute(insert(c, complaints).values(**values).on_conflict_do_nothing(index_elements=["draft"]))
    filed = _by_draft(c, draft)
    if filed is None:
        raise ComplaintNotFound(draft.id)
    if added.rowcount:
        record(c, filed.reference, actor=ASSISTANT, kind="filed", status=OPEN, note=None, now=now)
        mails.queue_receipt(c, filed, now=now, mails_per_day=mails_per_day, link=link)
    return filed


def find(c: Connection, reference: str, *, customer: str | None, conversation: str) -> Complaint:
    """The owner's complaint. Raises ComplaintNotFound, for a stranger's too, as if it did not exist."""
    own = select(complaints).where(complaints.c.reference == reference, _owned(customer, conversation))
    return _one(c, own, reference)


def latest(c: Connection, *, customer: str | None, conversation: str) -> Complaint | None:
    """The owner's newest complaint."""
    newest = (
        select(complaints)
        .where(_owned(customer, conversation))
        .order_by(complaints.c.reference.desc())
        .limit(1)
    )
    row = c.execute(newest).one_or_none()
    return None if row is None else from_row(row)


def resend_status(
    c: Connection, reference: str, *, asker: str, mails_per_day: int = 3, now: datetime
) -> None:
    """Queue the status to the file's own address, at most once a day for each status; silent in every case.

    For whoever asks about a file that is not his: not even that it exists is told (docs/rules.md R10).
    Numbers follow each other: `asker`, a conversation, may ask about `mails_per_day` of them, and where it is
    written from about three times as many.
    """
    if not _may_ask(c, asker, Rate(mails_per_day, DAY_SECONDS), now):
        return
    row = c.execute(select(complaints).where(complaints.c.reference == reference)).one_or_none()
    if row is not None:
        mails.queue_status(c, from_row(row), mails_per_day=mails_per_day, now=now)


def _may_ask(c: Connection, asker: str, rate: Rate, now: datetime) -> bool:
    return pace.allows(c, "status", asker, rate, now=now) and pace.allows(
        c, "status from", origins.of(c, asker), rate.times(OF_AN_ORIGIN), now=now
    )


def get(c: Connection, reference: str, *, to_change: bool = False) -> Complaint:
    """For agents and signed links only: no owner is asked. Raises ComplaintNotFound.

    `to_change` keeps the row until the transaction ends: of two agents, the second sees what the first one
    changed, and is refused if it no longer fits.
    """
    query = select(complaints).where(complaints.c.reference == reference)
    return _one(c, query.with_for_update() if to_change else query, reference)


def list_complaints(
    c: Connection, *, conversation: str | None = None, cursor: str | None = None, limit: int = 50
) -> ComplaintPage:
    """Newest first, for agents. `cursor` is the `next` of the page before."""
    query = select(complaints).order_by(complaints.c.reference.desc()).limit(limit + 1)
    if conversation is not None:
        query = query.where(complaints.c.conversation == conversation)
    if cursor is not None:
        query = query.where(complaints.c.reference < cursor)
    items = [from_row(row) for row in c.execute(query).all()]
    more = len(items) > limit
    return ComplaintPage(items[:limit], items[limit - 1].reference if more else None)


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Forget, with their history, at most `limit` complaints closed before `before`; how many.

    An open one is never forgotten.
    """
    closed = and_(complaints.c.status == CLOSED, complaints.c.closed_at < before)
    old = list(c.execute(select(complaints.c.reference).where(closed).limit(limit)).scalars())
    c.execute(delete(complaint_events).where(complaint_events.c.reference.in_(old)))
    return int(c.execute(delete(complaints).where(complaints.c.reference.in_(old))).rowcount)


def _one(c: Connection, query: Select, reference: str) -> Complaint:
    row = c.execute(query).one_or_none()
    if row is None:
        raise ComplaintNotFound(reference)
    return from_row(row)


def _by_draft(c: Connection, draft: Draft) -> Complaint | None:
    row = c.execute(select(complaints).where(complaints.c.draft == draft.id)).one_or_none()
    if row is None:
        return None
    if row.conversation != draft.conversation:
        raise DraftReused("this draft was filed in another conversation")
    return from_row(row)


def _owned(customer: str | None, conversation: str) -> ColumnElement:
    anonymous_here = and_(complaints.c.customer.is_(None), complaints.c.conversation == conversation)
    return anonymous_here if customer is None else or_(complaints.c.customer == customer, anonymous_here)
