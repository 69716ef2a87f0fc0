"""Who may speak, and whose a conversation is: one row, read before every message."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import delete, not_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql.expression import ColumnElement

from aide.journal.tables import conversations

Owner = Literal["bot", "waiting", "agent"]
"""Who speaks with the customer: the bot, also while he waits for a person, or an agent."""
BOT: Final = "bot"
WAITING: Final = "waiting"
AGENT: Final = "agent"


@dataclass(frozen=True)
class Customer:
    """A customer whom the bank's token vouches for."""

    id: str
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Conversation:
    """The row. `generation` grows at each change of owner: a bot reply begun under another one is dropped."""

    id: str
    customer: Customer | None
    owner: Owner
    generation: int
    agent: str | None
    last_seq: int
    masking_told: bool
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None


class ConversationNotFound(LookupError):
    """No such conversation, or not this customer's: the two are never told apart."""


def create(c: Connection, *, customer: Customer | None, now: datetime) -> Conversation:
    """A new conversation with an id that cannot be guessed (160 random bits)."""
    conversation = secrets.token_urlsafe(20)
    c.execute(
        conversations.insert().values(
            id=conversation,
            customer=customer.id if customer else None,
            customer_name=customer.name if customer else None,
            customer_email=customer.email if customer else None,
            created_at=now,
            updated_at=now,
        )
    )
    return get(c, conversation)


def names_of(c: Connection, customers: Collection[str]) -> dict[str, str]:
    """The last name that the bank gave to each of the `customers`, while a conversation with it is kept."""
    named = select(conversations.c.customer, conversations.c.customer_name).where(
        conversations.c.customer.in_(customers), conversations.c.customer_name.is_not(None)
    )
    return {row.customer: row.customer_name for row in c.execute(named.order_by(conversations.c.created_at))}


def get(c: Connection, conversation: str) -> Conversation:
    """Raises ConversationNotFound."""
    row = c.execute(select(conversations).where(conversations.c.id == conversation)).one_or_none()
    if row is None:
        raise ConversationNotFound(conversation)
    return _conversation(row)


def adopt(c: Connection, conversation: str, customer: Customer) -> Conversation:
    """Give an anonymous conversation, once, to the customer who logged in.

    Raises ConversationNotFound if another's.
    """
    c.execute(
        update(conversations)
        .where(conversations.c.id == conversation)
        .where(conversations.c.customer.is_(None) | (conversations.c.customer == customer.id))
        .values(customer=customer.id, customer_name=customer.name, customer_email=customer.email)
    )
    row = get(c, conversation)
    if row.customer is None or row.customer.id != customer.id:
        raise ConversationNotFound(conversation)
    return row


def change_owner(
    c: Connection, conversation: str, *, owner: Owner, expected: Collection[Owner], agent: str | None = None
) -> int | None:
    """Let `owner` speak if one of `expected` does now.

    The new generation, or None when somebody was faster.
    """
    changed = c.execute(
        update(conversations)
        .where(conversations.c.id == conversation, conversations.c.owner.in_(expected))
        .values(owner=owner, agent=agent, generation=conversations.c.generation + 1)
    )
    return get(c, conversation).generation if changed.rowcount else None


def end(c: Connection, conversation: str, *, now: datetime) -> None:
    """The customer closed the conversation; it stays readable."""
    c.execute(update(conversations).where(conversations.c.id == conversation).values(ended_at=now))


def mark_masking_told(c: Connection, conversation: str) -> bool:
    """True the first time only: the masking notice is said once a conversation."""
    changed = c.execute(
        update(conversations)
        .where(conversations.c.id == conversation, conversations.c.masking_told.is_(False))
        .values(masking_told=True)
    )
    return bool(changed.rowcount)


def purge(c: Connection, *, before: datetime, spare: ColumnElement[bool], limit: int) -> list[str]:
    """Delete conversations idle since `before`, with their messages, buttons, turns and presence,
    unless `spare` is true of their row; at most `limit`, and which.
    """
    due = (
        select(conversations.c.id)
        .where(conversations.c.updated_at < before, not_(spare))
        .limit(limit)
        # On PostgreSQL: one that is being written to now is for the next time.
        .with_for_update(skip_locked=True)
    )
    ids = list(c.execute(due).scalars())
    c.execute(delete(conversations).where(conversations.c.id.in_(ids)))
    return ids


def _conversation(row: Row) -> Conversation:
    customer = Customer(row.customer, row.customer_name, row.customer_email) if row.customer else None
    return Conversation(
        id=row.id,
        customer=customer,
        owner=row.owner,
        generation=row.generation,
        agent=row.agent,
        last_seq=row.last_seq,
        masking_told=row.masking_told,
        created_at=row.created_at,
        updated_at=row.updated_at,
        ended_at=row.ended_at,
    )
