"""What is said: messages with a sequence number per conversation, each written once."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from aide.journal.conversations import BOT as BOT_OWNS
from aide.journal.message import AGENT as AGENT
from aide.journal.message import BOT, CUSTOMER, Author, Message, from_row
from aide.journal.message import SYSTEM as SYSTEM
from aide.journal.tables import conversations, messages


def next_seq(c: Connection, conversation: str, *, now: datetime) -> int:
    """Take the next number inside the writing transaction, so that numbers appear in the order of commits."""
    c.execute(
        update(conversations)
        .where(conversations.c.id == conversation)
        .values(last_seq=conversations.c.last_seq + 1, updated_at=now)
    )
    return int(
        c.execute(select(conversations.c.last_seq).where(conversations.c.id == conversation)).scalar_one()
    )


def receive(
    c: Connection,
    conversation: str,
    *,
    client_id: str,
    text: str,
    now: datetime,
    parse: dict[str, Any] | None = None,
    seen: int | None = None,
) -> tuple[Message, bool]:
    """Write what the customer said, once for each `client_id`; the message and whether it is new.

    `seen` is the number of the last line that he had been shown then.

    The next number is taken first: it locks the conversation's row, so two copies of a message cannot both be
    new.
    """
    seq = next_seq(c, conversation, now=now)
    known = by_client_id(c, conversation, client_id)
    if known is not None:
        _give_back(c, conversation, seq)
        return known, False
    said = Message(conversation, seq, CUSTOMER, text, now, client_id=client_id, parse=parse, seen=seen)
    return _write(c, said), True


def reply(
    c: Connection,
    conversation: str,
    *,
    generation: int,
    reply_to: int,
    reply_index: int,
    text: str,
    now: datetime,
    card: dict[str, Any] | None = None,
    asks: dict[str, Any] | None = None,
) -> Message | None:
    """Write one bubble of the bot's answer, or None when the bot no longer owns the conversation in that
    generation.

    A turn that is run again after a crash says the same bubble at the same index: it is then not written
    twice.
    """
    seq = next_seq(c, conversation, now=now)
    before = _bubble(c, conversation, reply_to, reply_index)
    if before is not None and before.text == text:
        _give_back(c, conversation, seq)
        return before
    if not _bot_speaks(c, conversation, generation):
        _give_back(c, conversation, seq)
        return None
    message = Message(conversation, seq, BOT, text, now, card=card, asks=asks)
    return _write(c, message, reply_to=reply_to, reply_index=reply_index if before is None else None)


def attach(c: Connection, message: Message, quick_replies: list[dict[str, Any]]) -> Message:
    """Give a message its buttons, in the transaction that wrote it (they carry its number)."""
    c.execute(
        update(messages)
        .where(messages.c.conversation == message.conversation, messages.c.seq == message.seq)
        .values(quick_replies=quick_replies)
    )
    return replace(message, quick_replies=tuple(quick_replies))


def say(
    c: Connection,
    conversation: str,
    *,
    author: Author,
    text: str,
    now: datetime,
    name: str | None = None,
    client_id: str | None = None,
    asks: dict[str, Any] | None = None,
) -> Message:
    """Write a line of the system, an agent, or the bot's greeting; an agent's `client_id` is written once."""
    seq = next_seq(c, conversation, now=now)
    if client_id is not None and (known := by_client_id(c, conversation, client_id)) is not None:
        _give_back(c, conversation, seq)
        return known
    message = Message(conversation, seq, author, text, now, name, client_id=client_id, asks=asks)
    return _write(c, message)


def means(c: Connection, message: Message, parse: dict[str, Any]) -> Message:
    """Keep what a typed message was read as, so that its turn, run again, is read the same."""
    c.execute(
        update(messages)
        .where(messages.c.conversation == message.conversation, messages.c.seq == message.seq)
        .values(parse=parse)
    )
    return replace(message, parse=parse)


def finish(c: Connection, conversation: str, seq: int, *, now: datetime) -> None:
    """The turn of this customer's message has ended: a resend of it is only acknowledged."""
    c.execute(
        update(messages)
        .where(messages.c.conversation == conversation, messages.c.seq == seq)
        .values(done_at=now)
    )


def by_client_id(c: Connection, conversation: str, client_id: str) -> Message | None:
    """The message that the client sent under that id, None when it did not arrive."""
    row = c.execute(
        select(messages).where(messages.c.conversation == conversation, messages.c.client_id == client_id)
    ).one_or_none()
    return None if row is None else from_row(row)


def _write(c: Connection, message: Message, **place: int | None) -> Message:
    """One row, of what the message has; `place` is that of a bubble in the bot's answer."""
    columns = {item.name: getattr(message, item.name) for item in fields(message)}
    values = {name: value for name, value in {**columns, **place}.items() if value not in (None, ())}
    c.execute(messages.insert().values(**values))
    return message


def _bubble(c: Connection, conversation: str, reply_to: int, reply_index: int) -> Message | None:
    row = c.execute(
        select(messages).where(
            messages.c.conversation == conversation,
            messages.c.reply_to == reply_to,
            messages.c.reply_index == reply_index,
        )
    ).one_or_none()
    return None if row is None else from_row(row)


def _bot_speaks(c: Connection, conversation: str, generation: int) -> bool:
    row = c.execute(
        select(conversations.c.owner, conversations.c.generation).where(conversations.c.id == conversation)
    ).one()
    return bool(row.owner == BOT_OWNS and row.generation == generation)


def _give_back(c: Connection, conversation: str, seq: int) -> None:
    c.execute(
        update(conversations)
        .where(conversations.c.id == conversation, conversations.c.last_seq == seq)
        .values(last_seq=seq - 1)
    )
