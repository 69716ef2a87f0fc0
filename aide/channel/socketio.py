"""The channel itself: Socket.IO at `/socket.io`, as Rasa's own clients speak it (docs/contracts.md)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Blueprint, Sanic
from socketio.exceptions import ConnectionRefusedError as SocketRefused

from aide import db, log_guard
from aide.channel import assets, readiness, receipts, socket_session
from aide.channel.broadcaster import Broadcaster
from aide.channel.guarded_server import GuardedServer
from aide.channel.message_handlers import MessageHandlers
from aide.channel.model_thread import ModelThread
from aide.channel.paces import Paces
from aide.channel.python_311 import mend_websockets
from aide.channel.session_handlers import SessionHandlers
from aide.channel.socket_session import SocketGone, SocketSession
from aide.channel.tokens import TokenRefused, read_customer
from aide.channel.turn_runner import TurnRunner
from aide.client_address import client_address
from aide.db_threads import Store
from aide.dialogue.hearing import hear
from aide.handoff.waiting import Heard
from aide.jobs.scheduler import Scheduler
from aide.phrases import phrase
from aide.private_files import keep_private
from aide.settings import Settings

MAX_FRAME_BYTES, MAX_BODY_BYTES = 200_000, 1_000_000
LOCAL = frozenset({"127.0.0.1", "localhost"})
EVENTS = ("session_request", "user_uttered", "typing", "leave_queue", "end", "rate")
Handler = Callable[..., Awaitable[Any]]
Answer = Callable[[UserMessage], Awaitable[Any]]
"""What Rasa does with a message."""


class AideInput(InputChannel):
    """Rasa's input channel `aide.channel.socketio.AideInput`; its settings come from the environment."""

    def __init__(
        self, settings: Settings, *, hear: Callable[[Agent, str, str], Awaitable[Heard]] = hear
    ) -> None:
        mend_websockets()
        self.settings = settings
        self._hear = hear
        self.sio = GuardedServer(
            events=EVENTS,
            settings=settings,
            async_mode="sanic",
            cors_allowed_origins=self._is_allowed_origin,
            max_http_buffer_size=MAX_FRAME_BYTES,
        )
        self.store: Store
        self.broadcaster: Broadcaster
        self._handlers: dict[str, Handler] = {}
        self._ready = asyncio.Event()

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "aide"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> AideInput:
        """From the environment: `credentials.yml` only names the class. Raises SettingsError."""
        settings = Settings.from_env()
        keep_private(settings.var)
        log_guard.install()
        return cls(settings)

    def url_prefix(self) -> str:
        """The root: the routes below are whole paths."""
        return "/"

    def _is_allowed_origin(self, origin: str, environ: dict[str, Any]) -> bool:
        """The bank's own pages, and pages of this very host, as AIDE_PUBLIC_URL or this machine calls it.

        A name that somebody else's page has pointed here (DNS rebinding) is not ours. Engineio does not ask
        for clients without an Origin.
        """
        host = environ.get("HTTP_HOST", "")
        is_ours = host == urlsplit(self.settings.public_url).netloc or host.split(":")[0] in LOCAL
        is_of_host = is_ours and origin in (f"http://{host}", f"https://{host}")
        return is_of_host or origin in self.settings.allowed_origins

    def blueprint(self, on_new_message: Answer) -> Blueprint:
        """The routes of the socket, the copies and the widget.

        What they need is opened once the server has started.
        """
        blueprint = SocketBlueprint(self.sio, "/socket.io", "aide", __name__)
        receipts.add_routes(blueprint, self)
        assets.add_routes(blueprint, self.settings)
        self.sio.on("connect", self._connect)
        self.sio.on("disconnect", self._disconnect)
        for event in EVENTS:
            self.sio.on(event, self._once_ready(event))

        blueprint.listener("after_server_start")(partial(self._start, on_new_message))
        blueprint.listener("before_server_stop")(_stop)
        return blueprint

    async def _start(self, on_new_message: Answer, app: Sanic, _loop: object) -> None:
        readiness.check(app)
        # Rasa's own addresses, which the proxy does not show, take no long bodies either.
        app.config.REQUEST_MAX_SIZE = MAX_BODY_BYTES
        ModelThread.over(app.ctx.agent.processor)
        await readiness.warm_up(app)
        await asyncio.to_thread(db.upgrade, self.settings.database_url)
        self.store = Store(db.connect(self.settings.database_url))
        self.broadcaster = Broadcaster(self.sio, self.store)
        heard = partial(self._hear, app.ctx.agent)
        turns = TurnRunner(
            self.store, self.broadcaster, on_new_message, hear=heard, seconds=self.settings.turn_seconds
        )
        paces = Paces(self.settings)
        self._listen(SessionHandlers(self.settings, self.sio, self.store, self.broadcaster, turns, paces))
        scheduler = Scheduler(self.store, self.settings)
        app.ctx.aide_tasks = [
            asyncio.create_task(self.broadcaster.follow()),
            asyncio.create_task(scheduler.run()),
        ]

    def _listen(self, sessions: SessionHandlers) -> None:
        messages = MessageHandlers(sessions)
        self._handlers = {"session_request": sessions.session_request}
        self._handlers |= {event: getattr(messages, event) for event in EVENTS if event not in self._handlers}
        self._ready.set()

    def _once_ready(self, event: str) -> Handler:
        """The port answers before the rest is warm: who comes back during a restart waits,
        and is not left unheard.
        """

        async def handle(sid: str, data: Any = None) -> Any:
            await self._ready.wait()
            try:
                return await self._handlers[event](sid, data)
            except SocketGone:
                return None

        return handle

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        auth = auth if isinstance(auth, dict) else {}
        identity = None
        if auth.get("token"):
            try:
                identity = read_customer(str(auth["token"]), self.settings)
            except TokenRefused as refusal:
                raise SocketRefused(phrase(refusal.code), {"code": refusal.code}) from None
        address = client_address(environ["sanic.request"], self.settings.trusted_proxies)
        try:
            await socket_session.keep(self.sio, sid, SocketSession(identity, address, auth.get("session")))
        except SocketGone:
            raise SocketRefused from None

    async def _disconnect(self, sid: str, *_reason: object) -> None:
        session = await socket_session.of(self.sio, sid)
        if session and session.conversation:
            self.broadcaster.unsubscribe(session.conversation, sid)


async def _stop(app: Sanic, _loop: object) -> None:
    for task in getattr(app.ctx, "aide_tasks", ()):
        task.cancel()
