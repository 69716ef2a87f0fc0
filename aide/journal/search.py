"""Queries for those who review conversations: lists, newest first, and whole transcripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, false, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from aide.folding import searchable
from aide.journal import fulltext
from aide.journal.conversations import Conversation, _conversation
from aide.journal.message import CUSTOMER, Message, from_row
from aide.journal.tables import conversations, messages, turns

LIGATURES = {"Œ": "oe", "œ": "oe", "Æ": "ae", "æ": "ae", "’": "'"}
FEW = 2000
"""Turns of an intent that are listed at once; of more, the newest conversations soon fill a page."""
_MARKS = "[\u0300-\u036f]"


@dataclass(frozen=True)
class Filters:
    """`words`: all of them in one message, whatever their case and accents.

    The period is that of the beginning: `since` included, `until` excluded. `conditions` are those of other
    rooms, on `conversations.c.id`.
    """

    words: str | None = None
    intent: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    conditions: tuple[ColumnElement, ...] = ()


def find(
    c: Connection, filters: Filters, *, before: tuple[datetime, str] | None = None, limit: int = 50
) -> list[Conversation]:
    """At most `limit` conversations, newest first.

    `before` is the beginning and the id of the last one seen.
    """
    query = select(conversations).where(*_conditions(c, filters))
    if before is not None:
        at, name = before
        # « At most that instant » first: an index begins there, where an « or » alone would read all that is
        # newer.
        query = query.where(conversations.c.created_at <= at)
        query = query.where(or_(conversations.c.created_at < at, conversations.c.id < name))
    newest_first = query.order_by(conversations.c.created_at.desc(), conversations.c.id.desc()).limit(limit)
    return [_conversation(row) for row in c.execute(newest_first).all()]


def first_words(c: Connection, conversation_ids: Collection[str]) -> dict[str, str]:
    """The first message of the customer in each of the conversations `conversation_ids` that has one."""
    first = (
        select(messages.c.conversation, func.min(messages.c.seq).label("seq"))
        .where(messages.c.conversation.in_(conversation_ids), messages.c.author == CUSTOMER)
        .group_by(messages.c.conversation)
        .subquery()
    )
    same = and_(messages.c.conversation == first.c.conversation, messages.c.seq == first.c.seq)
    rows = c.execute(select(messages.c.conversation, messages.c.text).select_from(messages.join(first, same)))
    return {row.conversation: row.text for row in rows.all()}


def transcript(c: Connection, conversation: str, *, after: int = 0, limit: int = 1000) -> list[Message]:
    """At most `limit` messages that follow `after`, oldest first."""
    rows = c.execute(
        select(messages)
        .where(messages.c.conversation == conversation, messages.c.seq > after)
        .order_by(messages.c.seq)
        .limit(limit)
    )
    return [from_row(row) for row in rows.all()]


def fold(text: str) -> str:
    """`text` as it is compared: lower case, no accents, ligatures in two letters, straight apostrophes.

    Letter for letter what `aide_fold` of `aide/journal/fulltext.py` makes of what was said, so not
    `aide.folding`.
    """
    plain = re.sub(_MARKS, "", unicodedata.normalize("NFKD", text))
    for char, letters in LIGATURES.items():
        plain = plain.replace(char, letters)
    return plain.lower()


def is_named(words: str) -> ColumnElement:
    """Of conversations: all of `words` are in their customer's name."""
    name = conversations.c.customer_name
    return and_(name.is_not(None), holds(func.aide_fold(name), words))


def holds(folded: ColumnElement, words: str) -> ColumnElement:
    """Whether a text folded by the database has all of `words`, whatever their case, accents and signs."""
    wanted = searchable(words).split()
    return and_(*(folded.contains(word) for word in wanted)) if wanted else false()


def _conditions(c: Connection, filters: Filters) -> Sequence[ColumnElement]:
    conditions = list(filters.conditions)
    if filters.words:
        conditions.append(fulltext.said_in(c, conversations.c.id, fold(filters.words)))
    if filters.intent:
        conditions.append(_understood(c, filters.intent))
    if filters.since:
        conditions.append(conversations.c.created_at >= filters.since)
    if filters.until:
        conditions.append(conversations.c.created_at < filters.until)
    return conditions


def _understood(c: Connection, intent: str) -> ColumnElement:
    """With few turns of that intent these are listed.

    Else every conversation would be looked at to fill a page.
    """
    matches = select(turns.c.conversation).where(turns.c.intent == intent)
    if c.execute(select(func.count()).select_from(matches.limit(FEW).subquery())).scalar_one() < FEW:
        return conversations.c.id.in_(matches)
    return exists().where(turns.c.conversation == conversations.c.id, turns.c.intent == intent)
