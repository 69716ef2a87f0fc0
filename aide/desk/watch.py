"""What changes in the live chats, whichever process writes it: read once for all the open pages, told to each of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.db import reading
from aide.desk.tables import chat_readers
from aide.handoff.queue import ACTIVE, WAITING
from aide.handoff.tables import handoffs
from aide.journal import presence
from aide.journal.tables import conversations

logger = logging.getLogger(__name__)
QUEUE = "file"
"""The name under which a change of the queue is told; the change of a chat is told under the handoff's id."""
PERIOD = 0.5
"""Seconds between two looks. A database of one file tells nobody that another process wrote to it."""

State = Mapping[str, Hashable]


def look(c: Connection, *, now: datetime) -> State:
    """How the queue and each live chat stand: name → a value that differs when what a page shows of it does."""
    both = handoffs.join(conversations, conversations.c.id == handoffs.c.conversation)
    asked = select(
        handoffs.c.id,
        handoffs.c.conversation,
        handoffs.c.state,
        handoffs.c.agent,
        handoffs.c.deadline_at,
        conversations.c.last_seq,
        conversations.c.ended_at,
    ).select_from(both)
    rows = c.execute(asked.where(handoffs.c.state.in_(ACTIVE)).order_by(handoffs.c.id)).all()
    names = [row.conversation for row in rows]
    typing = presence.typing_now(c, names, "customer", now=now)
    company: dict[str, set[tuple[str, bool]]] = {}
    here = chat_readers.c.conversation.in_(names) & (chat_readers.c.reads_until > now)
    for one in c.execute(select(chat_readers).where(here)):
        types = bool(one.types_until and one.types_until > now)
        company.setdefault(one.conversation, set()).add((one.login, types))
    queue = tuple(
        (row.id, row.state, row.agent, row.ended_at) for row in rows if row.state != WAITING or row.deadline_at > now
    )
    chats = {
        row.id: (
            row.state,
            row.agent,
            row.last_seq,
            row.ended_at,
            row.conversation in typing,
            frozenset(company.get(row.conversation, ())),
        )
        for row in rows
    }
    return {QUEUE: queue, **chats}


def looking(engine: Engine) -> Callable[[], State]:
    """`look` at this database, now."""

    def look_now() -> State:
        with reading(engine) as c:
            return look(c, now=clock.now())

    return look_now


def changed(before: State, after: State) -> set[str]:
    """The names whose state differs; a chat that is no longer live has changed too."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


class Changes:
    """What one open page has not been told yet. However slow it reads, it holds each name once."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._woken = asyncio.Event()

    def tell(self, names: set[str]) -> None:
        self._names |= names
        self._woken.set()

    async def wait(self, seconds: float) -> set[str]:
        """The names told since, at once when there are some; nothing when `seconds` pass in silence."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except asyncio.TimeoutError:
            return set()
        told, self._names = self._names, set()
        self._woken.clear()
        return told


class Watcher:
    """Looks while somebody listens, and tells every listener what changed. One for each desk process."""

    def __init__(self, look: Callable[[], State], *, period: float = PERIOD) -> None:
        self._look = look
        self._period = period
        self._listeners: set[Changes] = set()
        self.is_stopping = False

    @contextmanager
    def listening(self) -> Iterator[Changes]:
        changes = Changes()
        self._listeners.add(changes)
        try:
            yield changes
        finally:
            self._listeners.discard(changes)

    async def run(self) -> None:
        """Until `stop`. The first look tells all there is: nobody watched before it."""
        before: State = {}
        while not self.is_stopping:
            await asyncio.sleep(self._period)
            if not self._listeners:
                before = {}
                continue
            try:
                after = await asyncio.to_thread(self._look)
            except Exception:  # a passing database error must not end the watch; the next look catches up
                logger.exception("desk: the live chats could not be read")
                continue
            names = changed(before, after)
            before = after
            for one in self._listeners if names else ():
                one.tell(names)

    def stop(self) -> None:
        """The open streams end now."""
        self.is_stopping = True
        for one in self._listeners:
            one.tell(set())
