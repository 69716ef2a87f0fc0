"""What was said, read again: by cursor, what has no answer yet, how often and since when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.journal.message import CUSTOMER, Message, from_row
from aide.journal.tables import messages


def after(c: Connection, conversation: str, seq: int, *, limit: int = 500) -> list[Message]:
    """The messages that follow `seq`, oldest first; with more than `limit`, the newest of them."""
    rows = c.execute(
        select(messages)
        .where(messages.c.conversation == conversation, messages.c.seq > seq)
        .order_by(messages.c.seq.desc())
        .limit(limit)
    ).all()
    return [from_row(row) for row in reversed(rows)]


def undone(c: Connection, conversation: str) -> list[Message]:
    """Customer's messages whose turn never ended (a process died), oldest first."""
    rows = c.execute(
        select(messages)
        .where(
            messages.c.conversation == conversation,
            messages.c.author == CUSTOMER,
            messages.c.done_at.is_(None),
        )
        .order_by(messages.c.seq)
    ).all()
    return [from_row(row) for row in rows]


def is_answered(c: Connection, conversation: str, seq: int) -> bool:
    """Whether the bot has answered message `seq`."""
    replies = select(messages.c.seq).where(
        messages.c.conversation == conversation, messages.c.reply_to == seq
    )
    return c.execute(replies.limit(1)).first() is not None


def count_by_client_id(c: Connection, conversation: str, prefix: str) -> int:
    """How many lines were written under an id that begins so."""
    count = select(func.count()).where(
        messages.c.conversation == conversation, messages.c.client_id.startswith(prefix, autoescape=True)
    )
    return int(c.execute(count).scalar_one())


def said_since(c: Connection, conversation: str, moment: datetime, *, before: int) -> int:
    """How many messages of the customer came after `moment` and before number `before`."""
    count = select(func.count()).where(
        messages.c.conversation == conversation,
        messages.c.author == CUSTOMER,
        messages.c.at > moment,
        messages.c.seq < before,
    )
    return int(c.execute(count).scalar_one())
