"""What agents make of a conversation: reviewed, assigned, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from aide.desk.tables import agents, review_notes, reviews
from aide.masking import mask

LONGEST_NOTE = 4000


@dataclass(frozen=True)
class Note:
    """What an agent wrote about a conversation."""

    at: datetime
    author: str
    text: str


@dataclass(frozen=True)
class Review:
    """Who has reviewed a conversation and who is to; None is nobody. Notes, oldest first."""

    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    assigned_to: str | None = None
    notes: list[Note] = field(default_factory=list)


def of(c: Connection, conversation: str) -> Review:
    """The conversation's review; an empty one when nobody has touched it."""
    row = c.execute(select(reviews).where(reviews.c.conversation == conversation)).one_or_none()
    query = (
        select(review_notes, agents.c.name)
        .outerjoin(agents, agents.c.login == review_notes.c.login)
        .where(review_notes.c.conversation == conversation)
        .order_by(review_notes.c.id)
    )
    notes = [Note(line.at, line.name or line.login, line.text) for line in c.execute(query)]
    if row is None:
        return Review(notes=notes)
    return Review(row.reviewed_by, row.reviewed_at, row.assigned_to, notes)


def mark(c: Connection, conversation: str, *, login: str | None, now: datetime) -> None:
    """« Revue » by `login`, or no longer when None."""
    _row(c, conversation)
    changes = {"reviewed_by": login, "reviewed_at": now if login else None}
    c.execute(update(reviews).where(reviews.c.conversation == conversation).values(**changes))


def assign(c: Connection, conversation: str, login: str | None) -> None:
    """To the agent of that login, None for nobody."""
    _row(c, conversation)
    c.execute(update(reviews).where(reviews.c.conversation == conversation).values(assigned_to=login))


def add_note(c: Connection, conversation: str, *, login: str, text: str, now: datetime) -> None:
    """Without any card number or secret, like everything that is kept."""
    c.execute(
        review_notes.insert().values(
            conversation=conversation, login=login, at=now, text=mask(text.strip()[:LONGEST_NOTE]).text
        )
    )


def reviewed(c: Connection, conversation_ids: list[str]) -> set[str]:
    """Those of the conversations that somebody has reviewed."""
    query = select(reviews.c.conversation).where(
        reviews.c.conversation.in_(conversation_ids), reviews.c.reviewed_at.is_not(None)
    )
    return set(c.execute(query).scalars())


def _row(c: Connection, conversation: str) -> None:
    known = select(reviews.c.conversation).where(reviews.c.conversation == conversation).with_for_update()
    if c.execute(known).first() is None:
        c.execute(reviews.insert().values(conversation=conversation))
