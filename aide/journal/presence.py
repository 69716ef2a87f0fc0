"""Who is typing, across processes: short-lived rows, never history."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide import clock
from aide.journal.tables import presence

TYPING_SECONDS = 5
Typist = Literal["customer", "agent"]


def typing(c: Connection, conversation: str, who: Typist, *, now: datetime) -> None:
    """`who` is typing; forgotten after TYPING_SECONDS."""
    c.execute(delete(presence).where(presence.c.conversation == conversation, presence.c.who == who))
    until = clock.after(now, timedelta(seconds=TYPING_SECONDS))
    c.execute(presence.insert().values(conversation=conversation, who=who, until=until))


def typing_now(c: Connection, conversations: Collection[str], who: Typist, *, now: datetime) -> set[str]:
    """Those of `conversations` in which `who` is typing."""
    rows = c.execute(
        select(presence.c.conversation).where(
            presence.c.conversation.in_(conversations), presence.c.who == who, presence.c.until > now
        )
    )
    return set(rows.scalars())
