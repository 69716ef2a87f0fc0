"""The open work that the navigation shows: who waits, what is late, what is to be reviewed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints.lateness import is_pressing
from aide.complaints.tables import complaints
from aide.handoff.model import WAITING
from aide.handoff.tables import handoffs


def open_work(c: Connection, *, now: datetime) -> dict[str, int]:
    """{"waiting": customers in the queue, "pressing": complaints late or due soon}."""
    pressing = select(func.count()).where(is_pressing(now.astimezone(PARIS).date()))
    waiting = select(func.count()).where(handoffs.c.state == WAITING, handoffs.c.deadline_at > now)
    return {
        "waiting": int(c.execute(waiting.select_from(handoffs)).scalar_one()),
        "pressing": int(c.execute(pressing.select_from(complaints)).scalar_one()),
    }
