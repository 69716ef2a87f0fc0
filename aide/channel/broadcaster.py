"""Pushing what the journal holds to the open sockets, each from its own cursor: nothing missing,
nothing twice.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

from socketio import AsyncServer
from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide import clock
from aide.channel import events
from aide.db_threads import Store
from aide.handoff import queue
from aide.journal import history, messages, presence
from aide.journal.message import Author
from aide.journal.tables import conversations

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.25
CHUNK = 500


@dataclass
class _Listeners:
    """The open sockets of one conversation: sid → last seq sent, and sid → the customer at that socket."""

    cursors: dict[str, int] = field(default_factory=dict)
    customers: dict[str, str | None] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    status: dict[str, Any] | None = None


class Broadcaster:
    """Follows the open conversations, whichever process writes to them."""

    def __init__(self, sio: AsyncServer, store: Store) -> None:
        self._sio = sio
        self._store = store
        self._open: dict[str, _Listeners] = {}
        self._origin: dict[tuple[str, int], str] = {}
        self._shown: dict[str, int] = {}

    def subscribe(self, conversation: str, sid: str, seq: int, *, customer: str | None) -> None:
        """From now on, send this socket all that follows `seq`, as long as the conversation is that
        customer's.
        """
        listeners = self._open.setdefault(conversation, _Listeners())
        listeners.cursors[sid] = seq
        listeners.customers[sid] = customer
        self._shown[sid] = seq

    def shown_to(self, sid: str) -> int:
        """The number of the last line that this socket was sent; 0 before its conversation is open."""
        return self._shown.get(sid, 0)

    def unsubscribe(self, conversation: str, sid: str) -> None:
        """The socket is told nothing more; a conversation without sockets is forgotten."""
        listeners = self._open.get(conversation)
        if listeners is not None:
            listeners.cursors.pop(sid, None)
            listeners.customers.pop(sid, None)
            if not listeners.cursors:
                del self._open[conversation]
        self._shown.pop(sid, None)

    def typed_by(self, sid: str, conversation: str, seq: int) -> None:
        """That socket wrote message `seq` itself: it gets no echo of it."""
        self._origin[(conversation, seq)] = sid

    def forget_origin(self, conversation: str, seq: int) -> None:
        """That message has been pushed: nobody is skipped for it any more."""
        self._origin.pop((conversation, seq), None)

    async def push(self, conversation: str) -> None:
        """Send every socket of the conversation what it has not had yet."""
        listeners = self._open.get(conversation)
        if listeners is None:
            return
        async with listeners.lock:
            if not listeners.cursors:
                return
            holder, pending = await self._store.read(_pending, conversation, min(listeners.cursors.values()))
            for sid, customer in list(listeners.customers.items()):
                # A tab left anonymous when its conversation was adopted at login.
                if holder is not None and customer != holder:
                    self.unsubscribe(conversation, sid)
            for message in pending:
                for sid, cursor in list(listeners.cursors.items()):
                    if message.seq > cursor:
                        await self._send(sid, message)
                        if sid in listeners.cursors:
                            listeners.cursors[sid] = self._shown[sid] = message.seq

    async def push_status(self, conversation: str, *, to: str | None = None) -> None:
        """Tell who may speak: all sockets when it changed, or one socket that has just come."""
        listeners = self._open.get(conversation)
        if listeners is None:
            return
        status = await self._store.read(_status, conversation)
        changed = status != listeners.status
        listeners.status = status
        for sid in [to] if to else list(listeners.cursors) if changed else []:
            await self._sio.emit("status", status, to=sid)

    async def typing(self, conversation: str, author: Author, *, skip: str | None = None) -> None:
        """To every socket of the conversation but `skip`: « bot », « agent » or « customer » is writing.

        Kept nowhere.
        """
        for sid in list(self._open[conversation].cursors) if conversation in self._open else []:
            if sid != skip:
                await self._sio.emit("typing", {"author": author}, to=sid)

    async def follow(self) -> None:
        """Watch the journal for what other processes and timers write. Runs until cancelled."""
        seen: dict[str, tuple[int, int]] = {}
        while True:
            await asyncio.sleep(POLL_SECONDS)
            try:
                seen = await self._look(seen)
            except Exception:  # a passing database error must not end the feed; the next look catches up
                logger.exception("feed: the journal could not be read")

    async def _look(self, seen: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        conversation_ids = list(self._open)
        heads: dict[str, tuple[int, int]] = {}
        typing: set[str] = set()
        for start in range(0, len(conversation_ids), CHUNK):
            moved, busy = await self._store.read(_heads, conversation_ids[start : start + CHUNK])
            heads.update(moved)
            typing |= busy
        for conversation, head in heads.items():
            if seen.get(conversation) != head:
                await self.push(conversation)
            if seen.get(conversation) != head or self._is_waiting(conversation):
                await self.push_status(conversation)
        for conversation in typing:
            await self.typing(conversation, "agent")
        return heads

    def _is_waiting(self, conversation: str) -> bool:
        """Its place in the queue moves without a word in its own journal."""
        listeners = self._open.get(conversation)
        return listeners is not None and (listeners.status or {}).get("mode") == "waiting"

    async def _send(self, sid: str, message: messages.Message) -> None:
        if message.author != messages.CUSTOMER:
            await self._sio.emit("bot_uttered", events.bot_uttered(message), to=sid)
        elif self._origin.get((message.conversation, message.seq)) != sid:
            await self._sio.emit("user_echo", events.user_echo(message), to=sid)


def _pending(c: Connection, conversation: str, seq: int) -> tuple[str | None, list[messages.Message]]:
    """Whose the conversation is, and what follows `seq` in it."""
    holder = c.execute(
        select(conversations.c.customer).where(conversations.c.id == conversation)
    ).scalar_one_or_none()
    return holder, history.after(c, conversation, seq)


def _heads(c: Connection, conversation_ids: list[str]) -> tuple[dict[str, tuple[int, int]], set[str]]:
    rows = c.execute(
        select(conversations.c.id, conversations.c.last_seq, conversations.c.generation).where(
            conversations.c.id.in_(conversation_ids)
        )
    )
    return (
        {row.id: (row.last_seq, row.generation) for row in rows},
        presence.typing_now(c, conversation_ids, "agent", now=clock.now()),
    )


def _status(c: Connection, conversation: str) -> dict[str, Any]:
    row = c.execute(
        select(conversations.c.owner, conversations.c.agent, conversations.c.ended_at).where(
            conversations.c.id == conversation
        )
    ).one()
    status: dict[str, Any] = {"mode": row.owner}
    if (place := queue.position(c, conversation)) is not None:
        status["position"] = place
    if row.agent:
        status["name"] = row.agent
    if row.ended_at is not None:
        status["ended"] = True
    return status
