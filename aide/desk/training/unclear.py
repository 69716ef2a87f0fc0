"""What the bot understood badly: low confidence, « ce n'est pas ça », then a handoff.

What is said alike is one doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Interval, String, and_, cast, exists, func, literal_column, not_, null, or_, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql.elements import ColumnElement

from aide.desk.http.labels import NOT_UNDERSTOOD
from aide.desk.tables import corrections
from aide.handoff.tables import handoffs
from aide.journal.message import CUSTOMER, Message
from aide.journal.search import fold, transcript
from aide.journal.tables import messages, turns

LOW = 0.6
BEFORE, AFTER = 6, 3
WRONG = "autre_chose"
NEWEST = 1000
"""Doubtful messages that are read to find which are alike."""
COURTESY = ("saluer", "affirmer", "refuser", "remercier", "au_revoir", "parler_a_un_humain")
"""Understood surely, these say nothing of why an agent was called."""


@dataclass(frozen=True)
class Doubt:
    """One message to look at, the newest of the `places` (conversation, seq) where it was said alike.

    `why` is confiance, corrige or conseiller.
    """

    conversation: str
    seq: int
    text: str
    intent: str | None
    confidence: float | None
    why: str
    at: datetime
    places: tuple[tuple[str, int], ...] = ()

    @property
    def times(self) -> int:
        """How often it was said."""
        return len(self.places)


def doubts(c: Connection, *, limit: int = 30) -> list[Doubt]:
    """The newest messages worth a look that nobody has treated, each text once."""
    by_text: dict[str, list[Row]] = {}
    for row in _doubtful(c):
        by_text.setdefault(_sameness(row.text), []).append(row)
    return [_doubt(rows) for rows in list(by_text.values())[:limit]]


def context(c: Connection, doubt: Doubt) -> list[Message]:
    """Six messages before, three after, the doubtful one among them."""
    around = transcript(c, doubt.conversation, after=max(0, doubt.seq - BEFORE - 1), limit=BEFORE + AFTER + 1)
    return [line for line in around if line.seq <= doubt.seq + AFTER]


def alike(c: Connection, conversation: str, seq: int) -> set[tuple[str, int]]:
    """That message, and the doubtful ones that say the same."""
    query = select(messages.c.text).where(messages.c.conversation == conversation, messages.c.seq == seq)
    same = _sameness(c.execute(query).scalar_one())
    return {
        (conversation, seq),
        *((row.conversation, row.seq) for row in _doubtful(c) if _sameness(row.text) == same),
    }


def _doubtful(c: Connection) -> list[Row]:
    """Message by message, newest first; texts only: a button was not understood, it was pressed."""
    unsure = or_(turns.c.intent.is_(None), turns.c.intent == NOT_UNDERSTOOD, turns.c.confidence < LOW)
    corrected, courteous = _corrected(), turns.c.intent.in_(COURTESY)
    query = (
        select(
            turns.c.conversation,
            turns.c.seq,
            turns.c.intent,
            turns.c.confidence,
            turns.c.at,
            messages.c.text,
            unsure.label("unsure"),
            corrected.label("corrected"),
        )
        .join(messages, and_(messages.c.conversation == turns.c.conversation, messages.c.seq == turns.c.seq))
        .where(
            # A JSON column keeps « nothing » as SQL's NULL or as JSON's. Said so, PostgreSQL knows that most
            # are nothing.
            or_(messages.c.parse.is_(null()), cast(messages.c.parse, String) == "null"),
            or_(unsure, corrected, _handed_over(c) & not_(courteous)),
            not_(_treated()),
        )
        .order_by(turns.c.at.desc(), turns.c.conversation, turns.c.seq)
        .limit(NEWEST)
    )
    return list(c.execute(query))


def _corrected() -> ColumnElement[bool]:
    """The customer's very next message was « autre chose »: he said nothing else meanwhile."""
    later, between = turns.alias("later"), messages.alias("between")
    said_between = exists().where(
        between.c.conversation == later.c.conversation,
        between.c.seq > turns.c.seq,
        between.c.seq < later.c.seq,
        between.c.author == CUSTOMER,
    )
    return exists().where(
        later.c.conversation == turns.c.conversation,
        later.c.seq > turns.c.seq,
        later.c.intent == WRONG,
        # Two levels up: unsaid, `turns` would be read again, all of it.
        not_(said_between.correlate(turns, later)),
    )


def _handed_over(c: Connection) -> ColumnElement[bool]:
    """An agent was called within two minutes."""
    soon = (
        func.datetime(turns.c.at, "+2 minutes")
        if c.dialect.name == "sqlite"
        else turns.c.at + literal_column("interval '2 minutes'", Interval())
    )
    return exists().where(
        handoffs.c.conversation == turns.c.conversation,
        handoffs.c.created_at >= turns.c.at,
        handoffs.c.created_at <= soon,
    )


def _treated() -> ColumnElement[bool]:
    return exists().where(
        corrections.c.conversation == turns.c.conversation, corrections.c.seq == turns.c.seq
    )


def _doubt(alike: list[Row]) -> Doubt:
    row = alike[0]
    why = "corrige" if row.corrected else "confiance" if row.unsure else "conseiller"
    places = tuple((one.conversation, one.seq) for one in alike)
    return Doubt(row.conversation, row.seq, row.text, row.intent, row.confidence, why, row.at, places)


def _sameness(text: str) -> str:
    """Two texts are alike when they differ by case, accents, spaces or signs alone."""
    return " ".join(re.findall(r"\w+", fold(text))) or text.strip()
