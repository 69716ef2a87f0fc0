"""The register as a list of work: what is late or due soon first, then what is open, then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce

from sqlalchemy import case, func, or_, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql.elements import ColumnElement

from aide.clock import PARIS
from aide.complaints.complaint import Complaint, from_row
from aide.complaints.lateness import (
    DUE,
    IS_OPEN,
    LATE,
    SOON,
    Lateness,
    due_of,
    is_due_soon,
    is_late,
    lateness_of,
)
from aide.complaints.tables import complaints
from aide.desk.tables import complaint_assignees
from aide.journal.conversations import names_of
from aide.journal.search import holds, is_named
from aide.journal.tables import conversations
from aide.masking import mask_personal
from aide.nlu.entities.amounts import parse_amount

PAGE = 40
NOBODY = "personne"
Period = tuple[datetime | None, datetime | None]
"""Its beginning and its end, None for one that is not told."""


@dataclass(frozen=True)
class Work:
    """A complaint with its customer's name, who works on it, the day by which the customer must hear,
    and how that stands.
    """

    complaint: Complaint
    name: str | None
    assignee: str | None
    due: date
    lateness: Lateness


def works(
    c: Connection,
    filters: Mapping[str, str],
    *,
    period: Period,
    now: datetime,
    page: int,
) -> tuple[list[Work], bool]:
    """One page of what `filters` keep, and whether another follows."""
    today = now.astimezone(PARIS).date()
    rank = case((IS_OPEN, 0), else_=1)
    query = (
        _WITH_ASSIGNEE.where(*_conditions(filters, period, today))
        .order_by(
            rank,
            case((IS_OPEN, DUE), else_=None),
            complaints.c.filed_at.desc(),
            complaints.c.reference.desc(),
        )
        .limit(PAGE + 1)
        .offset(PAGE * (page - 1))
    )
    rows = list(c.execute(query))
    names_by_customer = names_of(c, {row.customer for row in rows if row.customer})
    return [_work(row, names_by_customer.get(row.customer), today) for row in rows[:PAGE]], len(rows) > PAGE


def work(c: Connection, reference: str, *, now: datetime) -> Work | None:
    """One of them by its number; None when there is none."""
    row = c.execute(_WITH_ASSIGNEE.where(complaints.c.reference == reference)).one_or_none()
    if row is None:
        return None
    names = names_of(c, {row.customer} if row.customer else set())
    return _work(row, names.get(row.customer), now.astimezone(PARIS).date())


_WITH_ASSIGNEE = select(complaints, complaint_assignees.c.assignee).outerjoin(
    complaint_assignees, complaint_assignees.c.reference == complaints.c.reference
)


def assignees(c: Connection) -> list[str]:
    """Everybody who works on some complaint, by name."""
    return list(
        c.execute(
            select(complaint_assignees.c.assignee).distinct().order_by(complaint_assignees.c.assignee)
        ).scalars()
    )


def _work(row: Row, name: str | None, today: date) -> Work:
    complaint = from_row(row)
    return Work(
        complaint,
        mask_personal(name) if name else None,
        row.assignee,
        due_of(complaint),
        lateness_of(complaint, today),
    )


def _conditions(filters: Mapping[str, str], period: Period, today: date) -> list[ColumnElement]:
    """What each filter that is set asks of a row; the period is of the filing, its end left out."""
    since, until = period
    conditions = [
        complaints.c.status == filters["status"] if filters.get("status") else None,
        complaints.c.motif == filters["motif"] if filters.get("motif") else None,
        _of_assignee(filters.get("owner")),
        _of_lateness(filters.get("lateness"), today),
        _of_words((filters.get("q") or "").strip()),
        complaints.c.filed_at >= since if since else None,
        complaints.c.filed_at < until if until else None,
    ]
    return [one for one in conditions if one is not None]


def _of_assignee(name: str | None) -> ColumnElement | None:
    if name == NOBODY:
        return complaint_assignees.c.assignee.is_(None)
    return complaint_assignees.c.assignee == name if name else None


def _of_lateness(lateness: str | None, today: date) -> ColumnElement | None:
    if lateness == LATE:
        return is_late(today)
    return is_due_soon(today) if lateness == SOON else None


def _of_words(words: str) -> ColumnElement | None:
    """All of them in what the file holds, whatever their case, accents and apostrophes: its number, names,
    address, story and answers; or in the customer's name as the journal has it; or its sum.
    """
    if not words:
        return None
    own = func.aide_fold(_SEARCHED)
    named = select(conversations.c.customer).where(is_named(words))
    amount = parse_amount(words)
    is_sum = [complaints.c.cents == int(amount * 100)] if amount is not None and amount < LARGEST else []
    return or_(holds(own, words), complaints.c.customer.in_(named), *is_sum)


LARGEST = 10_000_000
_SEARCHED = reduce(
    lambda text, column: text + " " + func.coalesce(column, ""),
    [
        complaints.c.customer,
        complaints.c.creditor,
        complaints.c.beneficiary,
        complaints.c.email,
        complaints.c.description,
    ],
    complaints.c.reference + "",
)
