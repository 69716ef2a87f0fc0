"""What was said: messages with a sequence number per conversation, written once, read by cursor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection, Row

from aide.journal.tables import conversations, messages

Author = Literal["customer", "bot", "agent", "system"]
CUSTOMER: Final = "customer"
BOT: Final = "bot"
AGENT: Final = "agent"
SYSTEM: Final = "system"


@dataclass(frozen=True)
class Message:
    """One line of a conversation.

    `parse` is what a button means; `done_at` is set once its turn has ended; `card` is what the line sums up
    (a complaint filed, a card blocked), for a client that shows it as such; `asks` what it asks (`expects`)
    and whether a yes is final (`danger`).
    """

    conversation: str
    seq: int
    author: Author
    text: str
    at: datetime
    name: str | None = None
    quick_replies: tuple[dict[str, Any], ...] = ()
    client_id: str | None = None
    parse: dict[str, Any] | None = None
    done_at: datetime | None = None
    card: dict[str, Any] | None = None
    asks: dict[str, Any] | None = None


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
) -> tuple[Message, bool]:
    """Write what the customer said, once for each `client_id`; the message and whether it is new.

    The next number is taken first: it locks the conversation's row, so two copies of a message cannot both be
    new.
    """
    seq = next_seq(c, conversation, now=now)
    known = by_client_id(c, conversation, client_id)
    if known is not None:
        _give_back(c, conversation, seq)
        return known, False
    c.execute(
        messages.insert().values(
            conversation=conversation,
            seq=seq,
            client_id=client_id,
            author=CUSTOMER,
            text=text,
            parse=parse,
            at=now,
        )
    )
    return Message(conversation, seq, CUSTOMER, text, now, client_id=client_id, parse=parse), True


def is_answered(c: Connection, conversation: str, seq: int) -> bool:
    """Whether the bot has answered message `seq`."""
    replies = select(messages.c.seq).where(
        messages.c.conversation == conversation, messages.c.reply_to == seq
    )
    return c.execute(replies.limit(1)).first() is not None


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
    row = c.execute(
        select(conversations.c.owner, conversations.c.generation).where(conversations.c.id == conversation)
    ).one()
    said = c.execute(
        select(messages).where(
            messages.c.conversation == conversation,
            messages.c.reply_to == reply_to,
            messages.c.reply_index == reply_index,
        )
    ).one_or_none()
    if said is not None and said.text == text:
        _give_back(c, conversation, seq)
        return _message(said)
    if row.owner != "bot" or row.generation != generation:
        _give_back(c, conversation, seq)
        return None
    c.execute(
        messages.insert().values(
            conversation=conversation,
            seq=seq,
            author=BOT,
            text=text,
            card=card,
            asks=asks,
            at=now,
            reply_to=reply_to,
            reply_index=reply_index if said is None else None,
        )
    )
    return Message(conversation, seq, BOT, text, now, card=card, asks=asks)


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
    c.execute(
        messages.insert().values(
            conversation=conversation,
            seq=seq,
            client_id=client_id,
            author=author,
            name=name,
            text=text,
            asks=asks,
            at=now,
        )
    )
    return Message(conversation, seq, author, text, now, name, client_id=client_id, asks=asks)


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


def after(c: Connection, conversation: str, seq: int, *, limit: int = 500) -> list[Message]:
    """The messages that follow `seq`, oldest first; with more than `limit`, the newest of them."""
    rows = c.execute(
        select(messages)
        .where(messages.c.conversation == conversation, messages.c.seq > seq)
        .order_by(messages.c.seq.desc())
        .limit(limit)
    ).all()
    return [_message(row) for row in reversed(rows)]


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
    return [_message(row) for row in rows]


def by_client_id(c: Connection, conversation: str, client_id: str) -> Message | None:
    """The message that the client sent under that id, None when it did not arrive."""
    row = c.execute(
        select(messages).where(messages.c.conversation == conversation, messages.c.client_id == client_id)
    ).one_or_none()
    return None if row is None else _message(row)


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


def _give_back(c: Connection, conversation: str, seq: int) -> None:
    c.execute(
        update(conversations)
        .where(conversations.c.id == conversation, conversations.c.last_seq == seq)
        .values(last_seq=seq - 1)
    )


def _message(row: Row) -> Message:
    return Message(
        conversation=row.conversation,
        seq=row.seq,
        author=row.author,
        text=row.text,
        at=row.at,
        name=row.name,
        quick_replies=tuple(row.quick_replies or ()),
        client_id=row.client_id,
        parse=row.parse,
        done_at=row.done_at,
        card=row.card,
        asks=row.asks,
    )
