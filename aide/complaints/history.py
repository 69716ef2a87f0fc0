"""What happened to each complaint, by whom and when: written with the change itself, never rewritten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.complaints.complaint import ComplaintEvent, EventKind, Status
from aide.complaints.tables import complaint_events


def history(c: Connection, reference: str) -> list[ComplaintEvent]:
    """All that happened to a complaint, oldest first."""
    query = (
        select(complaint_events)
        .where(complaint_events.c.reference == reference)
        .order_by(complaint_events.c.id)
    )
    return [
        ComplaintEvent(row.at, row.actor, row.kind, row.status, row.note) for row in c.execute(query).all()
    ]


def record(
    c: Connection,
    reference: str,
    *,
    actor: str,
    kind: EventKind,
    status: Status,
    note: str | None,
    now: datetime,
) -> None:
    """Add a line to the history."""
    line = {"reference": reference, "at": now, "actor": actor, "kind": kind, "status": status, "note": note}
    c.execute(complaint_events.insert().values(**line))
