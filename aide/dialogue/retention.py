"""Forgetting what the bot remembers: its memory of a conversation outlives it by nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, exists, not_
from sqlalchemy.engine import Connection

from aide.db_long_work import delete_some
from aide.dialogue.tables import trackers
from aide.journal.tables import conversations


def forget(c: Connection, of: Sequence[str]) -> int:
    """Delete the memories of these conversations; how many there were."""
    return int(c.execute(delete(trackers).where(trackers.c.conversation.in_(of))).rowcount)


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Delete at most `limit` memories last written before `before` of conversations that the journal does not
    hold (a crash, a talk in the terminal); how many.
    """
    held = exists().where(conversations.c.id == trackers.c.conversation)
    return delete_some(c, trackers, and_(trackers.c.updated_at < before, not_(held)), limit=limit)
