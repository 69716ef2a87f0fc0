"""What the desk's live pages show, as marks to compare: two looks whose marks differ tell which page has
changed.

State is compared, not a log read by cursor: a row that is committed late is seen when it is there, whatever
its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine, Row

from aide.desk.tables import chat_readers
from aide.handoff.model import ACTIVE, WAITING
from aide.handoff.tables import handoffs
from aide.journal.message import CUSTOMER
from aide.journal.tables import conversations, presence

QUEUE = "file"
"""The topic of the queue and of who has which chat; a chat's own is `fil/<handoff>`."""


@dataclass(frozen=True)
class Seen:
    """One look. `marks` by topic.

    `until` is when something seen ends by itself (a wait, somebody's typing).
    """

    marks: dict[str, str]
    until: datetime | None


class Commits:
    """Whether somebody has committed since the last question.

    SQLite answers without a query; elsewhere it may be so.
    """

    def __init__(self, engine: Engine) -> None:
        self._raw = engine.raw_connection() if engine.dialect.name == "sqlite" else None
        self._version: int | None = None

    def are_new(self) -> bool:
        """Whether somebody has written since the last call; always, where the database does not tell."""
        if self._raw is None:
            return True
        before = self._version
        self._version = self._raw.cursor().execute("PRAGMA data_version").fetchone()[0]
        return before != self._version

    def close(self) -> None:
        """Leave the database."""
        if self._raw is not None:
            self._raw.close()


def topic(handoff: str) -> str:
    """What a chat's page is called in the stream, « fil/<handoff> »."""
    return f"fil/{handoff}"


def look(c: Connection, chats: Collection[str], *, now: datetime) -> Seen:
    """The queue, and each of `chats` (handoff ids; one that does not exist has no mark)."""
    rows = _rows(c, chats)
    active = [
        row for row in rows if row.state in ACTIVE and not (row.state == WAITING and row.deadline_at <= now)
    ]
    watched = [row for row in rows if row.id in chats]
    company, ends = _company(c, {row.conversation for row in watched}, now=now)
    marks = {QUEUE: repr([(row.id, row.agent, row.ended_at) for row in active])}
    for row in watched:
        marks[topic(row.id)] = repr(
            (row.last_seq, row.state, row.agent, row.ended_at, sorted(company[row.conversation]))
        )
    ends += [row.deadline_at for row in active if row.state == WAITING]
    return Seen(marks, min(ends, default=None))


def _rows(c: Connection, chats: Collection[str]) -> list[Row]:
    query = (
        select(
            handoffs.c.id,
            handoffs.c.conversation,
            handoffs.c.state,
            handoffs.c.agent,
            handoffs.c.deadline_at,
            conversations.c.last_seq,
            conversations.c.ended_at,
        )
        .join(conversations, conversations.c.id == handoffs.c.conversation)
        .order_by(handoffs.c.created_at, handoffs.c.id)
    )
    found = list(c.execute(query.where(handoffs.c.state.in_(ACTIVE))))
    missing = set(chats) - {row.id for row in found}
    return found + (list(c.execute(query.where(handoffs.c.id.in_(missing)))) if missing else [])


def _company(
    c: Connection, watched: Collection[str], *, now: datetime
) -> tuple[dict[str, list[tuple[str, bool]]], list[datetime]]:
    """By conversation who is there and whether he types; and when each of that ends."""
    there: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    if not watched:
        return there, []
    ends = []
    of_chats = chat_readers.c.conversation.in_(watched)
    for row in c.execute(select(chat_readers).where(of_chats, chat_readers.c.reads_until > now)):
        types = row.types_until is not None and row.types_until > now
        there[row.conversation].append((row.login, types))
        ends.append(min(row.reads_until, row.types_until) if types else row.reads_until)
    of_customers = (presence.c.conversation.in_(watched), presence.c.who == CUSTOMER, presence.c.until > now)
    for row in c.execute(select(presence).where(*of_customers)):
        there[row.conversation].append(("", True))
        ends.append(row.until)
    return there, ends
