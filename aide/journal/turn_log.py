"""What the bot understood and did at each customer message: for the desk's review and its filters."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide.journal.tables import turns


@dataclass(frozen=True)
class TurnRecord:
    """`ranking` is [[intent, confidence], ...], best first.

    `entities` are labels with their normalised values.

    `commands` is what the message asked the conversation to do, `facts` what the flow `flow` then holds,
    `spoken` the model and the wordings that it was answered with.
    """

    seq: int
    intent: str | None
    confidence: float | None
    ranking: list[list[Any]] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    flow: str | None = None
    spoken: dict[str, Any] = field(default_factory=dict)


def record(c: Connection, conversation: str, turn: TurnRecord, *, now: datetime) -> None:
    """Write the turn; run again after a crash, the newer one replaces it."""
    c.execute(delete(turns).where(turns.c.conversation == conversation, turns.c.seq == turn.seq))
    c.execute(turns.insert().values(conversation=conversation, at=now, **asdict(turn)))


def of(c: Connection, conversation: str) -> list[TurnRecord]:
    """The conversation's turns, oldest first."""
    rows = c.execute(select(turns).where(turns.c.conversation == conversation).order_by(turns.c.seq)).all()
    return [
        TurnRecord(
            row.seq,
            row.intent,
            row.confidence,
            row.ranking,
            row.entities,
            row.actions,
            row.failures,
            row.commands or [],
            row.facts or {},
            row.flow,
            row.spoken or {},
        )
        for row in rows
    ]
