"""What a complaint is: the draft a customer confirmed, and the file it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Final, Literal

from sqlalchemy.engine import Row

Status = Literal["ouverte", "en_cours", "repondue", "close"]
OPEN: Final = "ouverte"
IN_PROGRESS: Final = "en_cours"
ANSWERED: Final = "repondue"
CLOSED: Final = "close"
STATUSES: tuple[Status, ...] = (OPEN, IN_PROGRESS, ANSWERED, CLOSED)
Outcome = Literal["acceptee", "partielle", "refusee"]
Priority = Literal["haute", "normale"]
EventKind = Literal["filed", "status", "holding", "note"]


@dataclass(frozen=True)
class Operation:
    """One of several operations of a complaint; `amount` in EUR."""

    amount: Decimal
    date: dt.date | None = None

    def as_dict(self) -> dict[str, Any]:
        """{"amount": "12.50", "date": "2026-11-23" or None}, as the register keeps it."""
        return {"amount": f"{self.amount:.2f}", "date": self.date.isoformat() if self.date else None}


@dataclass(frozen=True)
class Draft:
    """What the customer has just confirmed. `id` is the idempotency key; `amount` is in EUR.

    With several `operations`, `amount` is their total and `date` the first. `date_precision` says how sure
    that day is (`aide.complaints.days`); None is the day itself.
    """

    id: str
    conversation: str
    customer: str | None
    motif: str
    amount: Decimal | None = None
    date: dt.date | None = None
    beneficiary: str | None = None
    creditor: str | None = None
    description: str = ""
    email: str | None = None
    operations: tuple[Operation, ...] = ()
    date_precision: str | None = None


@dataclass(frozen=True)
class Complaint:
    """One row of the register. `verified`: the bank vouches for `email`.

    `filed_at` is when the legal clock starts.
    """

    reference: str
    conversation: str
    customer: str | None
    motif: str
    priority: Priority
    amount: Decimal | None
    date: dt.date | None
    beneficiary: str | None
    creditor: str | None
    description: str
    email: str | None
    verified: bool
    status: Status
    filed_at: dt.datetime
    acknowledge_by: dt.date
    answer_by: dt.date
    answer_latest_by: dt.date
    handle_by: dt.date | None
    holding_reason: str | None = None
    holding_until: dt.date | None = None
    outcome: Outcome | None = None
    recourse: str | None = None
    answered_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    operations: tuple[Operation, ...] = ()
    date_precision: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """As the desk's API shows it (docs/contracts.md): amount as a decimal string, dates in ISO 8601."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}


@dataclass(frozen=True)
class ComplaintEvent:
    """One line of a complaint's history; `kind` is filed, status, holding or note.

    `status` is the one after it.
    """

    at: dt.datetime
    actor: str
    kind: EventKind
    status: Status
    note: str | None


class ComplaintNotFound(LookupError):
    """No such complaint, or not this person's: the two are never told apart."""


def from_row(row: Row) -> Complaint:
    """The complaint of a row of the register."""
    own = ("amount", "operations")
    values = {item.name: getattr(row, item.name) for item in fields(Complaint) if item.name not in own}
    return Complaint(
        amount=None if row.cents is None else Decimal(row.cents).scaleb(-2),
        operations=tuple(_operation(one) for one in row.operations or ()),
        **values,
    )


def _operation(operation: dict[str, Any]) -> Operation:
    when = operation.get("date")
    return Operation(Decimal(operation["amount"]), dt.date.fromisoformat(when) if when else None)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [one.as_dict() for one in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, dt.date) else value
