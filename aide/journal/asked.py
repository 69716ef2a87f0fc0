"""Which question a customer had read when he wrote: a yes is an answer to that one only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.journal.message import BOT, Message
from aide.journal.tables import messages

LATEST = 20
"""Questions that are looked at: who had read none of these is answered by none of his words."""


@dataclass(frozen=True)
class Asked:
    """`by` is the number of the customer's message whose turn asked the last question that he was shown.

    None where no turn did, as with the greeting's. `is_unread`: another was asked that he had not been shown.
    """

    by: int | None
    is_unread: bool


def read_before(c: Connection, message: Message) -> Asked | None:
    """The question that the author of `message` had read; None where it is not known what he had been shown.

    What the turn of `message` itself said, before it was run again, is no question to it.
    """
    if message.seen is None:
        return None
    rows = c.execute(
        select(messages.c.seq, messages.c.reply_to, messages.c.asks)
        .where(
            messages.c.conversation == message.conversation,
            messages.c.author == BOT,
            messages.c.asks.is_not(None),
        )
        .order_by(messages.c.seq.desc())
        .limit(LATEST)
    )
    questions = (row for row in rows if row.reply_to != message.seq and (row.asks or {}).get("expects"))
    newest = next(questions, None)
    if newest is None or newest.seq <= message.seen:
        return Asked(newest.reply_to if newest else None, False)
    read = next((row for row in questions if row.seq <= message.seen), None)
    return Asked(read.reply_to if read else None, True)
