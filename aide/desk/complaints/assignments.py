"""Which agent works on a complaint: at most one, told in its history."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide.complaints.complaint import Complaint
from aide.complaints.history import record
from aide.desk.tables import complaint_assignees
from aide.phrases import beside

french = beside(__file__)


def give(c: Connection, complaint: Complaint, assignee: str | None, *, actor: str, now: datetime) -> None:
    """Let `assignee`, or nobody, work on it; given again to the same, nothing changes.

    The caller holds the complaint's row (`update_complaint` takes it), so that two agents cannot write at
    once.
    """
    if assignees_of(c, [complaint.reference]).get(complaint.reference) == assignee:
        return
    c.execute(delete(complaint_assignees).where(complaint_assignees.c.reference == complaint.reference))
    if assignee is not None:
        c.execute(
            complaint_assignees.insert().values(reference=complaint.reference, assignee=assignee, since=now)
        )
    note = french("attribuee_a", owner=assignee) if assignee else french("attribuee_a_personne")
    record(c, complaint.reference, actor=actor, kind="note", status=complaint.status, note=note, now=now)


def assignees_of(c: Connection, references: Collection[str]) -> dict[str, str]:
    """Who works on each, by reference; nobody's are absent."""
    rows = c.execute(select(complaint_assignees).where(complaint_assignees.c.reference.in_(references)))
    return {row.reference: row.assignee for row in rows.all()}
