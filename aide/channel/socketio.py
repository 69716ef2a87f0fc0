"""The channel itself: Socket.IO at `/socket.io`, as Rasa's own clients speak it (DESIGN, contract 1)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Blueprint, Sanic
from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as SocketRefused
from sqlalchemy.engine import Connection

from aide import clock, db
from aide.channel import events, incoming, receipts, sessions, startup
from aide.channel.feed import Feed
from aide.channel.incoming import Refused
from aide.channel.limits import RateLimit
from aide.channel.store import Store
from aide.channel.timers import Timers
from aide.channel.tokens import Identity, TokenRefused, read_customer, sign_session
from aide.channel.turns import TurnFailed, Turns
from aide.handoff import queue
from aide.handoff.queue import LEAVE_INTENT
from aide.journal import buttons, conversations, messages, presence
from aide.phrases import phrase
from aide.settings import Settings

logger = logging.getLogger(__name__)
MAX_FRAME_BYTES = 200_000
MAX_SEQ = 2**31
"""What the journal's column can hold."""


class AideInput(InputChannel):
    """Rasa's input channel `aide.channel.socketio.AideInput`; its settings come from the environment."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sio = AsyncServer(
            async_mode="sanic",
            cors_allowed_origins=self._is_allowed_origin,
            max_http_buffer_size=MAX_FRAME_BYTES,
        )
        self._message_limit = RateLimit(settings.rate_messages, settings.rate_messages_seconds)
        self._conversation_limit = RateLimit(settings.rate_conversations, 60.0)
        self._resumed: set[asyncio.Task[None]] = set()
        self.store: Store
        self.feed: Feed
        self.turns: Turns

    @classmethod
    def name(cls) -> str:
        return "aide"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> AideInput:
        return cls(Settings.from_env())

    def url_prefix(self) -> str:
        return "/"

    def _is_allowed_origin(self, origin: str, environ: dict[str, Any]) -> bool:
        """The bank's own pages, and pages of this very host; engineio does not ask for clients without an Origin."""
        host = environ.get("HTTP_HOST", "")
        return origin in self.settings.allowed_origins or origin in (f"http://{host}", f"https://{host}")

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = SocketBlueprint(self.sio, "/socket.io", "aide", __name__)
        receipts.add_routes(blueprint, self)
        for event, handler in (
            ("connect", self._connect),
            ("disconnect", self._disconnect),
            ("session_request", self._session_request),
            ("user_uttered", self._user_uttered),
            ("typing", self._typing),
            ("leave_queue", self._leave_queue),
            ("end", self._end),
        ):
            self.sio.on(event, handler)

        @blueprint.listener("after_server_start")
        async def start(app: Sanic, _loop: object) -> None:
            startup.check(app)
            await startup.warm_up(app)
            await asyncio.get_running_loop().run_in_executor(None, db.upgrade, self.settings.database_url)
            self.store = Store(db.connect(self.settings.database_url))
            self.feed = Feed(self.sio, self.store)
            self.turns = Turns(self.store, self.feed, on_new_message, seconds=self.settings.turn_seconds)
            timers = Timers(self.store, self.settings)
            app.ctx.aide_tasks = [asyncio.create_task(self.feed.follow()), asyncio.create_task(timers.run())]

        @blueprint.listener("before_server_stop")
        async def stop(app: Sanic, _loop: object) -> None:
            for task in getattr(app.ctx, "aide_tasks", ()):
                task.cancel()

        return blueprint

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        auth = auth if isinstance(auth, dict) else {}
        identity = None
        if auth.get("token"):
            try:
                identity = read_customer(str(auth["token"]), self.settings)
            except TokenRefused as refusal:
                raise SocketRefused(phrase(refusal.code), {"code": refusal.code}) from None
        address = startup.client_address(environ, self.settings.trusted_proxies)
        session = {"identity": identity, "address": address, "token": auth.get("session"), "conversation": None}
        await self.sio.save_session(sid, session)

    async def _disconnect(self, sid: str, *_reason: object) -> None:
        session = await self.sio.get_session(sid)
        if session.get("conversation"):
            self.feed.unsubscribe(session["conversation"], sid)

    async def _session_request(self, sid: str, data: Any = None) -> dict[str, Any]:
        data = data if isinstance(data, dict) else {}
        session = await self.sio.get_session(sid)
        token = data.get("session") or data.get("session_id") or session["token"]
        try:
            opened = await self._open(session, token, _read_after(data.get("after")))
        except (TokenRefused, Refused) as refusal:
            return await self._refuse_session(sid, refusal.code)
        except Exception:
            logger.exception("session not opened")
            return await self._refuse_session(sid, "incident")
        await self._confirm(sid, session, opened)
        return {"status": "ok", "conversation": opened.conversation.id}

    async def _refuse_session(self, sid: str, code: str) -> dict[str, Any]:
        error = {"code": code, "message": phrase(code)}
        await self.sio.emit("session_error", error, to=sid)
        return {"status": "error", **error}

    async def _open(self, session: dict[str, Any], token: Any, after: int) -> sessions.Opened:
        identity: Identity | None = session["identity"]
        customer = identity.customer if identity else None
        if isinstance(token, str) and token:
            opened = await self.store.write(
                sessions.reopen, token, customer=customer, after=after, settings=self.settings
            )
            if opened is not None:
                return opened
        if self.settings.rate_limits and not self._conversation_limit.allows(session["address"]):
            raise Refused("trop_de_conversations")
        return await self.store.write(sessions.start, customer=customer, now=clock.now())

    async def _confirm(self, sid: str, session: dict[str, Any], opened: sessions.Opened) -> None:
        conversation = opened.conversation
        if session["conversation"]:
            self.feed.unsubscribe(session["conversation"], sid)
        token = sign_session(conversation.id, conversation.customer, self.settings)
        await self.sio.save_session(sid, {**session, "conversation": conversation.id, "token": token})
        await self.sio.emit(
            "session_confirm",
            {
                "session": token,
                "session_id": token,
                "conversation": conversation.id,
                "history": events.history(opened.history),
            },
            to=sid,
        )
        told = 0 if opened.is_new else max([conversation.last_seq, *(m.seq for m in opened.history)])
        self.feed.subscribe(conversation.id, sid, told, customer=_customer(session))
        await self.feed.push(conversation.id)
        await self.feed.push_status(conversation.id, to=sid)
        if not opened.is_new:
            await self._resume(conversation.id, is_authenticated(session))

    async def _resume(self, conversation: str, authenticated: bool) -> None:
        """Answer what a process that died left without an answer."""
        pending = await self.store.read(messages.undone, conversation)
        if pending:
            task = asyncio.create_task(self._answer_all(pending, authenticated))
            self._resumed.add(task)
            task.add_done_callback(self._resumed.discard)

    async def _answer_all(self, pending: list[messages.Message], authenticated: bool) -> None:
        for message in pending:
            await self._answer(message, authenticated)

    async def _user_uttered(self, sid: str, data: Any = None) -> dict[str, Any]:
        client_id = data.get("id") if isinstance(data, dict) else None
        session = await self.sio.get_session(sid)
        try:
            session = await self._with_conversation(sid, session, data)
            said = incoming.read(data, max_characters=self.settings.max_characters)
            self._check_rate(session["conversation"], said)
            recorded = await self.store.write(
                incoming.record, session["conversation"], said, customer=_customer(session)
            )
        except (Refused, TokenRefused) as refusal:
            return _error(client_id, refusal.code, phrase_of(refusal))
        except Exception:
            logger.exception("message not recorded conversation=%s", session["conversation"])
            return _error(client_id, "incident", phrase("incident"))
        return await self._take(sid, session, recorded)

    async def _take(self, sid: str, session: dict[str, Any], recorded: incoming.Recorded) -> dict[str, Any]:
        message = recorded.message
        self.feed.typed_by(sid, message.conversation, message.seq)
        await self.sio.emit("received", {"id": message.client_id, "seq": message.seq}, to=sid)
        await self.feed.push(message.conversation)
        answered = await self._answer(message, is_authenticated(session))
        self.feed.forget_origin(message.conversation, message.seq)
        if not answered:
            return _error(message.client_id, "incident", phrase("incident"))
        return {"id": message.client_id, "status": "ok", "seq": message.seq}

    async def _answer(self, message: messages.Message, authenticated: bool) -> bool:
        try:
            await self.turns.run(message, authenticated=authenticated)
        except TurnFailed:
            return False
        await self.feed.push(message.conversation)
        await self.feed.push_status(message.conversation)
        return True

    async def _with_conversation(self, sid: str, session: dict[str, Any], data: Any) -> dict[str, Any]:
        """Existing Rasa clients may send their session with each message instead of asking for it first."""
        if session["conversation"]:
            return session
        if not isinstance(data, dict) or not (data.get("session_id") or session["token"]):
            raise Refused("session_absente")
        opened = await self._open(session, data.get("session_id") or session["token"], 0)
        await self._confirm(sid, session, opened)
        return await self.sio.get_session(sid)

    def _check_rate(self, conversation: str, said: incoming.Incoming) -> None:
        """Blocking a card and reaching a person are never refused."""
        urgent = said.button is not None or startup.is_urgent(said.text)
        if self.settings.rate_limits and not urgent and not self._message_limit.allows(conversation):
            raise Refused("trop_de_messages")

    async def _typing(self, sid: str, _data: Any = None) -> None:
        session = await self.sio.get_session(sid)
        if session["conversation"] and self._message_limit.allows(f"typing:{session['conversation']}"):
            await self.store.write(presence.typing, session["conversation"], "customer", now=clock.now())
            await self.feed.typing(session["conversation"], "customer", skip=sid)

    async def _leave_queue(self, sid: str, _data: Any = None) -> dict[str, Any]:
        """The customer no longer wants to wait: the same as pressing « Ne plus attendre »."""
        session = await self.sio.get_session(sid)
        opaque = await self.store.read(buttons.standing, session["conversation"] or "", LEAVE_INTENT)
        if opaque is None:
            return _error(None, "question_perimee", phrase("question_perimee"))
        return await self._user_uttered(sid, {"payload": opaque})

    async def _end(self, sid: str, _data: Any = None) -> dict[str, Any]:
        """The customer closes the conversation; it can still be read, a new session begins another."""
        session = await self.sio.get_session(sid)
        if session["conversation"]:
            try:
                await self.store.write(_end_conversation, session["conversation"], _customer(session))
            except Refused as refusal:
                return _error(None, refusal.code, refusal.message)
            await self.feed.push_status(session["conversation"])
        return {"status": "ok"}


def is_authenticated(session: dict[str, Any]) -> bool:
    """Whether the bank's token that came with this socket is still valid."""
    identity: Identity | None = session["identity"]
    return identity is not None and identity.is_valid


def phrase_of(refusal: Refused | TokenRefused) -> str:
    return refusal.message if isinstance(refusal, Refused) else phrase(refusal.code)


def _customer(session: dict[str, Any]) -> str | None:
    identity: Identity | None = session["identity"]
    return identity.customer.id if identity else None


def _read_after(value: Any) -> int:
    """The last number a client says it has; anything absurd means none."""
    return value if type(value) is int and 0 < value < MAX_SEQ else 0


def _end_conversation(c: Connection, conversation: str, customer: str | None) -> None:
    incoming.check_holder(c, conversation, customer)
    queue.abandon(c, conversation, reason="client parti", now=clock.now())
    conversations.end(c, conversation, now=clock.now())


def _error(client_id: Any, code: str, message: str) -> dict[str, Any]:
    return {"id": client_id, "status": "error", "code": code, "message": message}
