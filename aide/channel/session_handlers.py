"""Opening: `session_request`, answered by the conversation and its history."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

from socketio import AsyncServer

from aide import clock
from aide.channel import events, sessions
from aide.channel.broadcaster import Broadcaster
from aide.channel.inbound import Refused, read_seq
from aide.channel.rate_limit import RateLimit
from aide.channel.socket_session import SocketSession
from aide.channel.tokens import TokenRefused, sign_session
from aide.channel.turn_runner import BUSY, TurnFailed, TurnRunner
from aide.db import DatabaseBusy
from aide.db_threads import Store
from aide.journal import history
from aide.journal.message import Message
from aide.phrases import phrase
from aide.settings import Settings

logger = logging.getLogger(__name__)


@dataclass
class SessionHandlers:
    """Opens conversations at sockets, and answers what a process that died left without an answer."""

    settings: Settings
    sio: AsyncServer
    store: Store
    broadcaster: Broadcaster
    turns: TurnRunner
    _limit: RateLimit = field(init=False)
    _resumed: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._limit = RateLimit(self.settings.rate_conversations, 60.0)

    async def session_request(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Open this socket's conversation, a new one without a token.

        Gives {"status": "ok", "conversation"}, else {"status": "error", "code", "message"}.
        """
        data = data if isinstance(data, dict) else {}
        session = await self.session(sid)
        token = data.get("session") or data.get("session_id") or session.token
        try:
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
        """What is known of this socket, whose connection was accepted."""
        session: SocketSession = await self.sio.get_session(sid)
        return session

    async def ensure(self, sid: str, session: SocketSession, data: Any) -> SocketSession:
        """Existing Rasa clients may send their session with each message instead of asking for it first."""
        if session.conversation:
            return session
        if not isinstance(data, dict) or not (data.get("session_id") or session.token):
            raise Refused("session_absente")
        opened = await self._open(session, data.get("session_id") or session.token, 0)
        return await self._confirm(sid, session, opened)

    async def answer(self, message: Message, authenticated: bool) -> str | None:
        """Run the turn of `message` and push what it said; the code of the error when the turn broke."""
        try:
            await self.turns.run(message, authenticated=authenticated)
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
        customer = session.customer
        if isinstance(token, str) and token:
            opened = await self.store.write(
                sessions.reopen, token, customer=customer, after=after, settings=self.settings
            )
            if opened is not None:
                return opened
        if self.settings.rate_limits and not self._limit.allows(session.address):
            raise Refused("trop_de_conversations")
        return await self.store.write(sessions.start, customer=customer, now=clock.now())

    async def _confirm(self, sid: str, session: SocketSession, opened: sessions.Opened) -> SocketSession:
        """Keep it, tell the client its history, and let it hear what follows; the session as it is then."""
        conversation = opened.conversation
        if session.conversation:
            self.broadcaster.unsubscribe(session.conversation, sid)
        token = sign_session(conversation.id, conversation.customer, self.settings)
        session = session.opened(conversation.id, token)
        await self.sio.save_session(sid, session)
        await self.sio.emit("session_confirm", self._confirmation(opened, token), to=sid)
        last = 0 if opened.is_new else max([conversation.last_seq, *(m.seq for m in opened.history)])
        self.broadcaster.subscribe(conversation.id, sid, last, customer=session.customer_id)
        await self.broadcaster.push(conversation.id)
        await self.broadcaster.push_status(conversation.id, to=sid)
        if not opened.is_new:
            await self._resume(conversation.id, session.is_authenticated)
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

    async def _resume(self, conversation: str, authenticated: bool) -> None:
        """Answer what a process that died left without an answer."""
        pending = await self.store.read(history.undone, conversation)
        if pending:
            task = asyncio.create_task(self._answer_all(pending, authenticated))
            self._resumed.add(task)
            task.add_done_callback(self._resumed.discard)

    async def _answer_all(self, pending: list[Message], authenticated: bool) -> None:
        for message in pending:
            await self.answer(message, authenticated)
