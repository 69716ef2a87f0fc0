"""The Socket.IO server against what its library leaves to chance: how often one may connect, frames that are
none, reserved names of events, bodies that are too long. None of it leaves a traceback.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Collection
from typing import Any

import engineio
from socketio import AsyncServer

from aide.channel.rate_limit import RateLimit
from aide.client_address import client_address
from aide.settings import Settings

logger = logging.getLogger(__name__)
FRAMES, ADDRESS_FRAMES, FRAMES_SECONDS = 40, 300, 10.0
"""Frames that a socket, and an address, may send in so long: who writes by hand sends one or two a second."""
SLOWED_SECONDS = 1.0
"""What each further one waits, unread, with all that comes behind it on that socket."""
MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What the libraries raise for frames that they cannot read; our own handlers run in tasks apart."""


UNREADABLE = ("Unknown receive error", "post request handler error")
"""What Engine.IO logs, with a traceback, of a frame or a body that it cannot read."""


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.msg in UNREADABLE and record.exc_info and record.exc_info[0]:
        record.levelno, record.levelname = logging.INFO, "INFO"
        record.msg, record.exc_info = f"unreadable: {record.exc_info[0].__name__}", None
    return True


class GuardedEngine(engineio.AsyncServer):
    """Engine.IO that answers what it cannot read by 400, and what is too long by 413."""

    async def handle_request(self, *args: Any, **kwargs: Any) -> Any:
        """One HTTP request or one whole WebSocket."""
        request = args[0]
        if len(request.body or b"") > self.max_http_buffer_size:
            return self._answer(413, request)
        try:
            return await super().handle_request(*args, **kwargs)
        except MALFORMED as error:
            logger.info("unreadable request: %s", type(error).__name__)
            return self._answer(400, request)

    def _answer(self, status: int, request: Any) -> Any:
        environ = self._async["translate_request"](request)
        return self._async["make_response"](str(status), [("Content-Type", "text/plain")], b"", environ)


class GuardedServer(AsyncServer):
    """Socket.IO whose clients may send `events` only, so many frames, over so many sockets of an address."""

    def __init__(self, *, events: Collection[str], settings: Settings, **options: Any) -> None:
        self._events = frozenset(events)
        self._settings = settings
        self._frames = RateLimit(FRAMES, FRAMES_SECONDS)
        self._address_frames = RateLimit(ADDRESS_FRAMES, FRAMES_SECONDS)
        self._connections = RateLimit(settings.rate_connections, 60.0)
        self._open: Counter[str] = Counter()
        self._addresses: dict[str, str] = {}
        super().__init__(**options)
        self.eio.logger.addFilter(_without_traceback)

    def _engineio_server_class(self) -> type[engineio.AsyncServer]:
        return GuardedEngine

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> Any:
        """False refuses it, with 401."""
        address = client_address(environ["sanic.request"], self._settings.trusted_proxies)
        if self._settings.rate_limits and not self._may_connect(address):
            return False
        self._addresses[eio_sid] = address
        self._open[address] += 1
        return await super()._handle_eio_connect(eio_sid, environ)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: Any) -> None:
        address = self._addresses.pop(eio_sid, None)
        if address is not None:
            self._open[address] -= 1
            # Or each address that ever came would be kept.
            self._open += Counter()
        await super()._handle_eio_disconnect(eio_sid, reason)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        """One frame. Who sends too many is read slowly: the network holds back the rest, at no cost of ours.

        Who sends one that is none is disconnected.
        """
        if self._settings.rate_limits and not self._may_send(eio_sid):
            await asyncio.sleep(SLOWED_SECONDS)
        try:
            await super()._handle_eio_message(eio_sid, data)
        except MALFORMED as error:
            logger.info("unreadable frame: %s", type(error).__name__)
            await self._drop(eio_sid)

    async def _handle_event(self, eio_sid: str, namespace: str | None, id: int | None, data: Any) -> None:
        """The library would call our own `connect` and `disconnect` for a client's event of that name."""
        if isinstance(data, list) and data and isinstance(data[0], str) and data[0] in self._events:
            # What we never read is not handed on: a handler takes one argument.
            await super()._handle_event(eio_sid, namespace, id, data[:2])

    def _may_send(self, eio_sid: str) -> bool:
        address = self._addresses.get(eio_sid, "")
        return self._frames.allows(eio_sid) and self._address_frames.allows(address)

    async def _drop(self, eio_sid: str) -> None:
        """Disconnect for good: the library alone would go on reading until the client hangs up."""
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None and not socket.closed:
            await self.eio.disconnect(eio_sid)
            await socket.queue.put(None)

    def _may_connect(self, address: str) -> bool:
        most = self._settings.rate_connections
        return self._open[address] < most and self._connections.allows(address)
