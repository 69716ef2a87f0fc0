"""The register as a list of work: what is late or due soon first, then what is open, then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func, or_, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql.elements import ColumnElement

from aide.clock import PARIS
from aide.complaints.complaint import IN_PROGRESS, OPEN, Complaint, from_row
from aide.complaints.deadlines import add_business_days
from aide.complaints.tables import complaints
from aide.desk.http.nav_counts import DUE_SOON
from aide.desk.tables import complaint_owners
from aide.journal.conversations import names_of
from aide.journal.tables import conversations
from aide.masking import mask_personal

LATE, SOON, CALM, DONE = "late", "soon", "calm", "done"
PAGE = 40
NOBODY = "personne"


@dataclass(frozen=True)
class Work:
    """A complaint with its customer's name, who works on it, the day by which the customer must hear,
    and how that stands.
    """

    complaint: Complaint
    name: str | None
    owner: str | None
    due: date
    lateness: str


def due_of(complaint: Complaint) -> date:
    """A holding reply puts the day off; a disputed payment has the next business day (docs/rules.md R6)."""
    return complaint.holding_until or complaint.handle_by or complaint.answer_by


def lateness_of(complaint: Complaint, today: date) -> str:
    """LATE past its day, SOON within DUE_SOON business days of it, CALM before, DONE once answered."""
    if complaint.status not in (OPEN, IN_PROGRESS):
        return DONE
    due = due_of(complaint)
    return LATE if due < today else SOON if due <= add_business_days(today, DUE_SOON) else CALM


def works(
    c: Connection,
    asked: Mapping[str, str],
    *,
    period: tuple[datetime | None, datetime | None],
    now: datetime,
    page: int,
) -> tuple[list[Work], bool]:
    """One page of what the filters `asked` keep, and whether another follows."""
    today = now.astimezone(PARIS).date()
    due = func.coalesce(complaints.c.holding_until, complaints.c.handle_by, complaints.c.answer_by)
    is_open = complaints.c.status.in_((OPEN, IN_PROGRESS))
    rank = case((is_open, 0), else_=1)
    query = (
        select(complaints, complaint_owners.c.owner)
        .outerjoin(complaint_owners, complaint_owners.c.reference == complaints.c.reference)
        .where(*_conditions(asked, period, due, is_open, today))
        .order_by(
            rank,
            case((is_open, due), else_=None),
            complaints.c.filed_at.desc(),
            complaints.c.reference.desc(),
        )
        .limit(PAGE + 1)
        .offset(PAGE * (page - 1))
    )
    rows = list(c.execute(query))
    names = names_of(c, {row.customer for row in rows if row.customer})
    return [_work(row, names.get(row.customer), today) for row in rows[:PAGE]], len(rows) > PAGE


def owners(c: Connection) -> list[str]:
    """Everybody who works on some complaint, by name."""
    return list(
        c.execute(select(complaint_owners.c.owner).distinct().order_by(complaint_owners.c.owner)).scalars()
    )


def _work(row: Row, name: str | None, today: date) -> Work:
    found = from_row(row)
    return Work(
        found, mask_personal(name) if name else None, row.owner, due_of(found), lateness_of(found, today)
    )


def _conditions(
    asked: Mapping[str, str],
    period: tuple[datetime | None, datetime | None],
    due: ColumnElement,
    is_open: ColumnElement,
    today: date,
) -> list[ColumnElement]:
    soon = add_business_days(today, DUE_SOON)
    conditions: list[ColumnElement] = []
    if asked.get("status"):
        conditions.append(complaints.c.status == asked["status"])
    if asked.get("motif"):
        conditions.append(complaints.c.motif == asked["motif"])
    if asked.get("owner") == NOBODY:
        conditions.append(complaint_owners.c.owner.is_(None))
    elif asked.get("owner"):
        conditions.append(complaint_owners.c.owner == asked["owner"])
    if asked.get("lateness") == LATE:
        conditions.append(is_open & (due < today))
    elif asked.get("lateness") == SOON:
        conditions.append(is_open & (due >= today) & (due <= soon))
    if words := (asked.get("q") or "").strip():
        columns = (
            complaints.c.reference,
            complaints.c.customer,
            complaints.c.creditor,
            complaints.c.beneficiary,
        )
        named = select(conversations.c.customer).where(_holds(conversations.c.customer_name, words))
        conditions.append(
            or_(complaints.c.customer.in_(named), *(_holds(column, words) for column in columns))
        )
    since, until = period
    if since:
        conditions.append(complaints.c.filed_at >= since)
    if until:
        conditions.append(complaints.c.filed_at < until)
    return conditions


def _holds(column: ColumnElement, words: str) -> ColumnElement:
    # As written too: SQLite lowers ASCII alone, and « Élise » would not be found.
    return or_(
        column.contains(words, autoescape=True), func.lower(column).contains(words.lower(), autoescape=True)
    )
