"""Who is told what: one reader of the database a desk process, any number of streams.

A stream keeps the topics that changed, not the changes: the same one twice is told once, so a slow reader's
backlog is never longer than the pages he has open.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from aide import clock
from aide.db import reading, writing
from aide.desk.chats import presence
from aide.desk.http.nav_counts import open_work
from aide.desk.staff import sessions
from aide.desk.staff.accounts import Agent
from aide.desk.updates import snapshot
from aide.desk.updates.snapshot import Seen

logger = logging.getLogger(__name__)
LOOK_SECONDS = 0.25
SLOW_SECONDS = 10.0
"""How often the database is read though nobody has committed: sessions that expire,
complaints that become late.
"""
ATTEND_SECONDS = 4.0
"""How often a stream says that its agent is there; half of `presence.READS`."""
STOP_SECONDS = 1.0


class Stream:
    """What one browser is told.

    `ended` is None, `session` when its session is over, `stop` when the desk stops.
    """

    def __init__(self, agent: Agent, token: str, chats: Collection[str]) -> None:
        self.agent, self.token, self.chats = agent, token, frozenset(chats)
        self.ended: str | None = None
        self._pending: dict[tuple[str, str], str] = {}
        self._woken = asyncio.Event()

    def changed(self, topic: str) -> None:
        """That page of it has changed: the browser asks for it again."""
        self._tell("change", topic, topic)

    def counts(self, counts: dict[str, int]) -> None:
        """The open work that the navigation shows, by name."""
        self._tell("counts", "", json.dumps(counts))

    def end(self, reason: str) -> None:
        """No more is told, for that reason: `session` or `stop`."""
        self.ended = reason
        self._woken.set()

    async def next(self, seconds: float) -> list[tuple[str, str]]:
        """(event, data) of what changed since the last call; [] after `seconds` of nothing, or at the end."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return []
        self._woken.clear()
        events = [(event, data) for (event, _), data in self._pending.items()]
        self._pending.clear()
        return events

    def _tell(self, event: str, key: str, data: str) -> None:
        self._pending[event, key] = data
        self._woken.set()


@dataclass(frozen=True)
class _Look:
    seen: Seen
    lost: set[str]
    counts: dict[str, int]


class Hub:
    """The reader and its streams.

    `gone` is how long an agent may be silent before his chats go back to the queue.
    """

    def __init__(self, engine: Engine, *, gone: timedelta) -> None:
        self.streams: set[Stream] = set()
        self.looks = 0
        self._engine, self._gone = engine, gone
        self._commits = snapshot.Commits(engine)
        self._wanted, self._is_empty = asyncio.Event(), asyncio.Event()
        self._is_empty.set()
        self._is_stopping = False
        self._marks: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._until: datetime | None = None
        self._looked = self._attended = 0.0

    def open(self, agent: Agent, token: str, chats: Collection[str]) -> Stream:
        """A browser begins to follow `chats` and the counts; it is told the counts at once."""
        stream = Stream(agent, token, chats)
        self.streams.add(stream)
        if self._counts:
            stream.counts(self._counts)
        if self._is_stopping:
            stream.end("stop")
        self._looked = self._attended = 0.0
        self._wanted.set()
        self._is_empty.clear()
        return stream

    def close(self, stream: Stream) -> None:
        """A browser is gone; without any, nothing is read."""
        self.streams.discard(stream)
        if not self.streams:
            self._wanted.clear()
            self._is_empty.set()
            self._forget()

    async def run(self) -> None:
        """Until cancelled; without a stream the database is left alone."""
        while True:
            await self._wanted.wait()
            try:
                await self._turn()
            except Exception as error:  # a passing database error must not end the reader
                self._looked = 0.0
                logger.warning("the desk's streams could not look: %s", type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def stop(self) -> None:
        """End every stream, and wait until the last has said goodbye."""
        self._is_stopping = True
        for stream in self.streams:
            stream.end("stop")
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._is_empty.wait(), STOP_SECONDS)
        self._commits.close()

    async def _turn(self) -> None:
        now = time.monotonic()
        if now - self._attended >= ATTEND_SECONDS:
            self._attended = now
            await asyncio.to_thread(self._attend, {(s.agent, chat) for s in self.streams for chat in s.chats})
        is_due = now - self._looked >= SLOW_SECONDS
        if is_due:
            self._looked = now
        chats = {chat for stream in self.streams for chat in stream.chats}
        look = await asyncio.to_thread(self._look, chats, {stream.token for stream in self.streams}, is_due)
        if look is not None:
            self._tell(look)

    def _attend(self, watchers: set[tuple[Agent, str]]) -> None:
        if watchers:
            with writing(self._engine) as c:
                presence.attend(c, watchers, gone=self._gone, now=clock.now())

    def _look(self, chats: set[str], tokens: set[str], is_due: bool) -> _Look | None:
        now = clock.now()
        has_ended = self._until is not None and now >= self._until
        if not (self._commits.are_new() or has_ended or is_due):
            return None
        self.looks += 1
        with reading(self._engine) as c:
            seen = snapshot.look(c, chats, now=now)
            is_same = self._marks.get(snapshot.QUEUE) == seen.marks[snapshot.QUEUE]
            counts = self._counts if is_same and not is_due else open_work(c, now=now)
            return _Look(seen, tokens - sessions.alive(c, tokens, now=now), counts)

    def _tell(self, look: _Look) -> None:
        changed = {topic for topic, mark in look.seen.marks.items() if self._marks.get(topic) != mark}
        for stream in self.streams:
            if stream.token in look.lost:
                stream.end("session")
                continue
            for topic in sorted(changed & {snapshot.QUEUE, *map(snapshot.topic, stream.chats)}):
                stream.changed(topic)
            if look.counts != self._counts:
                stream.counts(look.counts)
        self._marks, self._until, self._counts = look.seen.marks, look.seen.until, look.counts

    def _forget(self) -> None:
        self._marks, self._counts, self._until = {}, {}, None
