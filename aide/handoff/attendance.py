"""Until when the agent of a chat is taken to be at it.

One who works through the API has no page, and no such row.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.engine import Connection

from aide.db import insert
from aide.journal.tables import presence

HERE = "here"


def heartbeat(c: Connection, of: Collection[str], *, until: datetime) -> None:
    """The agents of these conversations are gone when no page of theirs says so again before `until`."""
    if not of:
        return
    added = insert(c, presence)
    again = added.on_conflict_do_update(
        index_elements=["conversation", "who"], set_={"until": added.excluded.until}
    )
    c.execute(again, [{"conversation": one, "who": HERE, "until": until} for one in sorted(of)])


def begin(c: Connection, conversation: str, *, until: datetime | None) -> None:
    """The chat has another agent: he has until then to open it.

    None: nobody waits for a page, nor for the last one's.
    """
    if until is None:
        forget(c, conversation)
    else:
        heartbeat(c, [conversation], until=until)


def forget(c: Connection, conversation: str) -> None:
    """Nobody is at that chat any more."""
    c.execute(delete(presence).where(presence.c.conversation == conversation, presence.c.who == HERE))
