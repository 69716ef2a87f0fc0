"""The stream of server-sent events that tells an agent's browser which of its live pages have changed.

It carries names of pages and the navigation's counts, never what a page says: that is asked for as any page
is.
"""

from __future__ import annotations

import asyncio

from sanic import Blueprint, Request, Sanic
from sanic.response import BaseHTTPResponse

from aide.desk.http.layout import COOKIE, gone_after, visit_of
from aide.desk.updates.hub import Hub, Stream

HEARTBEAT_SECONDS = 15.0
"""Proxies and Sanic itself close what is silent for a minute."""
SEND_SECONDS = 10.0
RETRY_MS = 2000
CHATS, ID = 20, 40
OVER = "event: fin\ndata: session\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Connection": "close"}

stream = Blueprint("web_stream")


@stream.get("/flux")
async def flux(request: Request) -> None:
    """`?fil=` names the chats that are open.

    Without a session it says so: a redirect would be tried again for ever.
    """
    visit = await visit_of(request)
    chats = {name for name in request.args.getlist("fil", []) if len(name) <= ID}
    hub: Hub = request.app.ctx.hub
    open_stream = hub.open(visit.agent, request.cookies[COOKIE], sorted(chats)[:CHATS]) if visit else None
    try:
        # Opened before the browser knows it: what changes from here on is told, what was before it asks for.
        response = await request.respond(content_type="text/event-stream; charset=utf-8", headers=HEADERS)
        await send(response, f"retry: {RETRY_MS}\n\n")
        if open_stream is not None:
            await follow(response, open_stream)
        if open_stream is None or open_stream.ended == "session":
            await send(response, OVER)
    except TimeoutError:
        # Nobody reads at the other end; the browser that wakes up connects again.
        request.transport.abort()  # type: ignore[attr-defined]
    finally:
        if open_stream is not None:
            hub.close(open_stream)


async def start(app: Sanic, _loop: object) -> None:
    """The one reader of the database begins."""
    app.ctx.hub = Hub(app.ctx.engine, gone=gone_after(app.ctx.settings))
    app.ctx.reader = asyncio.create_task(app.ctx.hub.run())


async def stop(app: Sanic, _loop: object) -> None:
    """It ends, and so do the streams."""
    app.ctx.reader.cancel()
    await app.ctx.hub.stop()


async def follow(response: BaseHTTPResponse, stream: Stream) -> None:
    """Send what changes as it does, a comment every HEARTBEAT_SECONDS of nothing, until the stream ends."""
    while stream.ended is None:
        events = await stream.next(HEARTBEAT_SECONDS)
        if stream.ended is None:
            text = "".join(f"event: {event}\ndata: {data}\n\n" for event, data in events)
            await send(response, text or ": \n\n")


async def send(response: BaseHTTPResponse, text: str) -> None:
    """Raises asyncio.TimeoutError when the other end has not read in SEND_SECONDS."""
    await asyncio.wait_for(response.send(text.encode()), SEND_SECONDS)
