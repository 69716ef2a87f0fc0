"""Server-sent events: an open page hears at once that the queue or a chat moved, and asks for the part that it shows."""

from __future__ import annotations

import asyncio

from sanic import Blueprint, Request, Sanic
from sanic.response import HTTPResponse

from aide import clock
from aide.desk.counts import open_work
from aide.desk.watch import Watcher, looking
from aide.desk.web.frame import Visit, fragment, member, read, visit_of

RETRY_MILLISECONDS = 2000
PULSE = 5.0
"""Seconds between two signs of life. At each, the agent's session is looked at again."""

stream = Blueprint("web_stream", url_prefix="/direct")


@stream.get("/flux")
@member
async def follow(request: Request, visit: Visit) -> None:
    """Events `moved` (data: `file` or a handoff's id), `pulse`, and `over` when the session has ended."""
    watcher: Watcher = request.app.ctx.watcher
    response = await request.respond(content_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
    with watcher.listening() as changes:
        await response.send(f"retry: {RETRY_MILLISECONDS}\n\n")
        while not watcher.is_stopping:
            names = await changes.wait(PULSE)
            if not names and await visit_of(request) is None:
                await response.send(_event("over", ""))
                break
            await response.send("".join(_event("moved", name) for name in sorted(names)) or _event("pulse", ""))
    await response.eof()


@stream.get("/attente")
@member
async def waiting(request: Request, visit: Visit) -> HTTPResponse:
    """The number beside « Direct » in the menu."""
    return fragment("_attente.html", visit=visit, counts=await read(request, open_work, now=clock.now()))


def watch(app: Sanic) -> None:
    """Look for changes as long as the application runs."""

    @app.before_server_start
    async def start(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.watcher = Watcher(looking(app.ctx.engine))
        app.ctx.watching = asyncio.create_task(app.ctx.watcher.run())

    @app.before_server_stop
    async def stop(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.watcher.stop()


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
