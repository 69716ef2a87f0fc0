"""Opening: `session_request`, answered by the conversation and its history."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from socketio import AsyncServer
from sqlalchemy.engine import Connection

from aide import clock
from aide.channel import events, sessions, socket_session
from aide.channel.broadcaster import Broadcaster
from aide.channel.fair_queue import FairQueue
from aide.channel.inbound import Refused, read_seq
from aide.channel.paces import Paces
from aide.channel.socket_session import SocketGone, SocketSession
from aide.channel.tokens import TokenRefused, sign_session
from aide.channel.turn_runner import BUSY, TurnFailed, TurnRunner
from aide.db import BUSY_SECONDS, DatabaseBusy
from aide.db_threads import Store
from aide.journal import history
from aide.journal.message import Message
from aide.limits import origins
from aide.phrases import phrase
from aide.settings import Settings

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
WRITES_AHEAD = 2
"""Handed to the thread that writes: one that it does, one that it finds when it has done."""


@dataclass
class SessionHandlers:
    """Opens conversations at sockets, and answers what a process that died left without an answer."""

    settings: Settings
    sio: AsyncServer
    store: Store
    broadcaster: Broadcaster
    turns: TurnRunner
    paces: Paces
    _writes: FairQueue = field(default_factory=lambda: FairQueue(WRITES_AHEAD))
    _resuming: set[str] = field(default_factory=set)
    _resumed: set[asyncio.Task[None]] = field(default_factory=set)

    async def session_request(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Open this socket's conversation, a new one without a token.

        Gives {"status": "ok", "conversation"}, else {"status": "error", "code", "message"}.
        """
        data = data if isinstance(data, dict) else {}
        session = await self.session(sid)
        token = data.get("session") or data.get("session_id") or session.token
        try:
            if not self.paces.allows_here("session", session):
                raise Refused("trop_de_demandes")
            opened = await self._open(session, token, read_seq(data.get("after")) or 0)
        except (TokenRefused, Refused) as refusal:
            return await self._refuse(sid, refusal.code)
        except DatabaseBusy:
            return await self._refuse(sid, BUSY)
        except Exception:
            logger.exception("session not opened")
            return await self._refuse(sid, "incident")
        await self._confirm(sid, session, opened)
        return {"status": "ok", "conversation": opened.conversation.id}

    async def session(self, sid: str) -> SocketSession:
        """What is known of this socket, whose connection was accepted. Raises SocketGone."""
        session = await socket_session.of(self.sio, sid)
        if session is None:
            raise SocketGone(sid)
        return session

    async def write(
        self,
        session: SocketSession,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What `function(connection, …)` gives, written for it: whoever wrote least of late is first."""
        # The database has one thread that writes, in the order asked: a flood would be all of its queue.
        until = time.monotonic() + BUSY_SECONDS
        async with self._writes.turn(session.conversation or session.address, session.address):
            return await self.store.write_by(until, function, *args, **kwargs)

    async def ensure(self, sid: str, session: SocketSession, data: Any) -> SocketSession:
        """Existing Rasa clients may send their session with each message instead of asking for it first."""
        if session.conversation:
            return session
        if not isinstance(data, dict) or not (data.get("session_id") or session.token):
            raise Refused("session_absente")
        opened = await self._open(session, data.get("session_id") or session.token, 0)
        return await self._confirm(sid, session, opened)

    async def answer(self, message: Message, session: SocketSession) -> str | None:
        """Run the turn of `message` and push what it said; the code of the error when the turn broke."""
        try:
            await self.turns.run(message, authenticated=session.is_authenticated, address=session.address)
        except TurnFailed as failure:
            return failure.code
        await self.broadcaster.push(message.conversation)
        await self.broadcaster.push_status(message.conversation)
        return None

    async def _refuse(self, sid: str, code: str) -> dict[str, Any]:
        error = {"code": code, "message": phrase(code)}
        await self.sio.emit("session_error", error, to=sid)
        return {"status": "error", **error}

    async def _open(self, session: SocketSession, token: object, after: int) -> sessions.Opened:
        if isinstance(token, str) and token:
            opened = await self.write(session, self._reopened, session, token, after)
            if opened is not None:
                return opened
        if not self.paces.allows_conversation_here(session.address):
            raise Refused("trop_de_conversations")
        return await self.write(session, self._started, session)

    def _reopened(
        self, c: Connection, session: SocketSession, token: str, after: int
    ) -> sessions.Opened | None:
        opened = sessions.reopen(c, token, customer=session.customer, after=after, settings=self.settings)
        if opened is not None:
            again = session.opened(opened.conversation.id, token)
            if not self.paces.allows(c, "session", again, now=clock.now()):
                raise Refused("trop_de_demandes")
            self._note_origin(c, opened, session)
        return opened

    def _started(self, c: Connection, session: SocketSession) -> sessions.Opened:
        if not self.paces.allows_conversation(c, session.address, now=(now := clock.now())):
            raise Refused("trop_de_conversations")
        opened = sessions.start(c, customer=session.customer, now=now)
        self._note_origin(c, opened, session)
        return opened

    def _note_origin(self, c: Connection, opened: sessions.Opened, session: SocketSession) -> None:
        origin = origins.origin_of_address(session.address, self.settings.session_secret)
        origins.note(c, opened.conversation.id, origin, now=clock.now())

    async def _confirm(self, sid: str, session: SocketSession, opened: sessions.Opened) -> SocketSession:
        """Keep it, tell the client its history, and let it hear what follows; the session as it is then."""
        conversation = opened.conversation
        if session.conversation:
            self.broadcaster.unsubscribe(session.conversation, sid)
        token = sign_session(conversation.id, conversation.customer, self.settings)
        session = session.opened(conversation.id, token)
        await socket_session.keep(self.sio, sid, session)
        await self.sio.emit("session_confirm", self._confirmation(opened, token), to=sid)
        last = 0 if opened.is_new else max([conversation.last_seq, *(m.seq for m in opened.history)])
        self.broadcaster.subscribe(conversation.id, sid, last, customer=session.customer_id)
        await self.broadcaster.push(conversation.id)
        await self.broadcaster.push_status(conversation.id, to=sid)
        if not opened.is_new:
            await self._resume(session)
        return session

    def _confirmation(self, opened: sessions.Opened, token: str) -> dict[str, Any]:
        return {
            "session": token,
            "session_id": token,
            "conversation": opened.conversation.id,
            "history": events.history(opened.history),
            "limits": {
                "characters": self.settings.max_characters,
                "keep_days": self.settings.keep_conversations_days,
            },
        }

    async def _resume(self, session: SocketSession) -> None:
        """Answer what a process that died left without an answer; once at a time."""
        if session.conversation in self._resuming:
            return
        pending = await self.store.read(history.undone, session.conversation)
        if pending:
            task = asyncio.create_task(self._answer_all(pending, session))
            self._resumed.add(task)
            task.add_done_callback(self._resumed.discard)

    async def _answer_all(self, pending: list[Message], session: SocketSession) -> None:
        self._resuming.add(session.conversation)
        try:
            for message in pending:
                await self.answer(message, session)
        finally:
            self._resuming.discard(session.conversation)
