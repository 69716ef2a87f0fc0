"""Mails are written here by the transaction that makes them true, and delivered later
(`aide.mail.delivery`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, func, select, update
from sqlalchemy.engine import Connection

from aide.db import insert
from aide.db_long_work import delete_some
from aide.mail.tables import outbox


@dataclass(frozen=True)
class Mail:
    """One mail to send; `attempts` counts the tries begun. Its words stay out of logs and of tracebacks."""

    id: str
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    created_at: datetime
    attempts: int = 0


@dataclass(frozen=True)
class Undelivered:
    """A mail that nobody will try again; `key` names what it is about."""

    id: str
    key: str = field(repr=False)
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    created_at: datetime


def enqueue(
    c: Connection,
    *,
    key: str,
    recipient: str,
    subject: str,
    body: str,
    now: datetime,
    conversation: str | None = None,
) -> bool:
    """Queue a mail, once for each `key`; whether it is new. `conversation` is whose daily count it enters."""
    added = c.execute(
        insert(c, outbox)
        .values(
            id=hashlib.sha256(key.encode()).hexdigest()[:32],
            key=key,
            conversation=conversation,
            recipient=recipient,
            subject=subject,
            body=body,
            created_at=now,
            next_at=now,
            attempts=0,
        )
        .on_conflict_do_nothing()
    )
    return bool(added.rowcount)


def is_queued(c: Connection, key: str) -> bool:
    """Whether that mail was queued before, sent or not."""
    return c.execute(select(outbox.c.id).where(outbox.c.key == key)).first() is not None


def count_since(c: Connection, conversation: str, *, since: datetime) -> int:
    """How many mails this conversation queued from `since` on, sent or not."""
    queued = select(func.count()).where(outbox.c.conversation == conversation, outbox.c.created_at >= since)
    return int(c.execute(queued).scalar_one())


def count_to(c: Connection, recipient: str, *, since: datetime) -> int:
    """How many mails to that address were queued from `since` on, sent or not, however it is capitalised."""
    same = func.lower(outbox.c.recipient) == recipient.lower()
    queued = select(func.count()).where(outbox.c.created_at >= since, same)
    return int(c.execute(queued).scalar_one())


def undelivered(c: Connection, about: str = "") -> list[Undelivered]:
    """The mails that were given up and that no agent has seen to, oldest first; of those whose key names
    `about`.
    """
    rows = c.execute(
        select(outbox)
        .where(_GIVEN_UP, outbox.c.key.contains(about, autoescape=True))
        .order_by(outbox.c.created_at, outbox.c.id)
    )
    return [Undelivered(row.id, row.key, row.recipient, row.subject, row.created_at) for row in rows]


def see_to(c: Connection, mail: str, about: str) -> bool:
    """An agent has told the customer otherwise: that mail is no task any more. Whether it was one."""
    seen = update(outbox).where(outbox.c.id == mail, _GIVEN_UP, outbox.c.key.contains(about, autoescape=True))
    return bool(c.execute(seen.values(error=SEEN_TO)).rowcount)


SEEN_TO = "seen to"
_GIVEN_UP = and_(outbox.c.next_at.is_(None), outbox.c.sent_at.is_(None), outbox.c.error != SEEN_TO)


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Forget at most `limit` mails created before `before` that are sent or given up; how many."""
    return delete_some(c, outbox, and_(outbox.c.created_at < before, outbox.c.next_at.is_(None)), limit=limit)
