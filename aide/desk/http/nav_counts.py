"""The open work that the navigation shows: who waits, what is late, what is to be reviewed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints.complaint import IN_PROGRESS, OPEN
from aide.complaints.deadlines import add_business_days
from aide.complaints.tables import complaints
from aide.handoff.queue import WAITING
from aide.handoff.tables import handoffs

DUE_SOON = 3
"""Business days before the legal date."""


def open_work(c: Connection, *, now: datetime) -> dict[str, int]:
    """{"waiting": customers in the queue, "pressing": complaints late or due soon}."""
    soon = add_business_days(now.astimezone(PARIS).date(), DUE_SOON)
    due = func.coalesce(complaints.c.holding_until, complaints.c.handle_by, complaints.c.answer_by)
    pressing = select(func.count()).where(complaints.c.status.in_((OPEN, IN_PROGRESS)), due <= soon)
    waiting = select(func.count()).where(handoffs.c.state == WAITING, handoffs.c.deadline_at > now)
    return {
        "waiting": int(c.execute(waiting.select_from(handoffs)).scalar_one()),
        "pressing": int(c.execute(pressing.select_from(complaints)).scalar_one()),
    }
