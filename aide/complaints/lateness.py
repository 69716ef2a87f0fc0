"""By when a customer must hear of his complaint, and how that stands: of a file, and in SQL."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from sqlalchemy import func
from sqlalchemy.sql.elements import ColumnElement

from aide.complaints.complaint import IN_PROGRESS, OPEN, Complaint
from aide.complaints.deadlines import add_business_days
from aide.complaints.tables import complaints

Lateness = Literal["late", "soon", "calm", "done"]
LATE: Final = "late"
SOON: Final = "soon"
CALM: Final = "calm"
DONE: Final = "done"
DUE_SOON = 3
"""In business days before the day by which he must hear."""

IS_OPEN = complaints.c.status.in_((OPEN, IN_PROGRESS))
DUE = func.coalesce(complaints.c.holding_until, complaints.c.handle_by, complaints.c.answer_by)
"""`due_of`, of the table's rows."""


def due_of(complaint: Complaint) -> date:
    """The day by which he must hear: a holding reply puts it off; a disputed payment has the next business
    day (docs/rules.md R3, R6).
    """
    return complaint.holding_until or complaint.handle_by or complaint.answer_by


def lateness_of(complaint: Complaint, today: date) -> Lateness:
    """LATE past its day, SOON within DUE_SOON business days of it, CALM before, DONE once answered."""
    if complaint.status not in (OPEN, IN_PROGRESS):
        return DONE
    due = due_of(complaint)
    return LATE if due < today else SOON if due <= soon_until(today) else CALM


def soon_until(today: date) -> date:
    """The last day that is due soon."""
    return add_business_days(today, DUE_SOON)


def is_late(today: date) -> ColumnElement[bool]:
    """Open, and its day is past."""
    return IS_OPEN & (today > DUE)


def is_due_soon(today: date) -> ColumnElement[bool]:
    """Open, and its day is today or within DUE_SOON business days."""
    return IS_OPEN & (today <= DUE) & (soon_until(today) >= DUE)


def is_pressing(today: date) -> ColumnElement[bool]:
    """Late or due soon."""
    return IS_OPEN & (soon_until(today) >= DUE)
