"""A customer's call for a person: its states, and how a row of the queue's table is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy.engine import Row

State = Literal["waiting", "assigned", "closed", "abandoned"]
WAITING: Final = "waiting"
ASSIGNED: Final = "assigned"
CLOSED: Final = "closed"
ABANDONED: Final = "abandoned"
ACTIVE: tuple[State, ...] = (WAITING, ASSIGNED)


@dataclass(frozen=True)
class Handoff:
    """A customer's call for a person; he waits until `deadline_at`. Times are aware."""

    id: str
    conversation: str
    state: State
    reason: str
    summary: str
    agent: str | None
    created_at: datetime
    deadline_at: datetime
    claimed_at: datetime | None = None
    closed_at: datetime | None = None
    close_reason: str | None = None


class HandoffNotFound(LookupError):
    """No such handoff."""


class HandoffStateError(Exception):
    """Somebody was faster, or the state does not allow it; `handoff` is how it stands now."""

    def __init__(self, handoff: Handoff) -> None:
        super().__init__(handoff.state)
        self.handoff = handoff


def columns(handoff: Handoff) -> dict[str, object]:
    """The handoff as a row of its table."""
    return {name: getattr(handoff, name) for name in handoff.__dataclass_fields__}


def from_row(row: Row) -> Handoff:
    """The handoff of a row of its table."""
    return Handoff(**{name: getattr(row, name) for name in Handoff.__dataclass_fields__})
