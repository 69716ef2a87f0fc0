"""The desk's web application."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sanic import Request, Sanic
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, json
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.db import reading
from aide.desk.admin.api_auth import require_token
from aide.desk.chats.api import handoffs
from aide.desk.complaints.api import complaints
from aide.desk.conversations.api import conversations
from aide.desk.http import layout, params
from aide.desk.http.errors import handle_errors
from aide.desk.http.openapi import openapi
from aide.desk.reports.api import stats
from aide.desk.routes import PAGES
from aide.desk.staff.password_pool import PasswordPool
from aide.desk.updates import sse
from aide.settings import Settings

MAX_BODY = 64 * 1024
STOP_SECONDS = 3.0
STATIC = Path(__file__).parent / "static"
FILES = frozenset(path.name for path in STATIC.iterdir())


def create_app(settings: Settings, engine: Engine) -> Sanic:
    """The application over `engine`, which it closes when it stops; the schema is there already."""
    app = Sanic("aide_desk")
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.REQUEST_MAX_SIZE = MAX_BODY
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = STOP_SECONDS
    app.ctx.settings = settings
    app.ctx.engine = engine
    app.ctx.passwords = PasswordPool()
    require_token(app)
    handle_errors(app)
    for blueprint in (conversations, complaints, handoffs, stats, openapi, *PAGES):
        app.blueprint(blueprint)
    app.static("/static", str(STATIC), name="static")
    app.on_request(_known_file)
    app.on_request(params.in_one_form)
    app.on_response(layout.secure)
    app.add_route(_health, "/healthz")
    app.register_listener(sse.start, "before_server_start")
    app.register_listener(sse.stop, "before_server_stop")
    app.register_listener(_stop, "after_server_stop")
    return app


def _known_file(request: Request) -> None:
    """Sanic's own handler answers 500 for a folder, and for a name that the disk refuses."""
    if request.path.startswith("/static/") and request.path.removeprefix("/static/") not in FILES:
        raise NotFound


async def _health(request: Request) -> HTTPResponse:
    def look() -> None:
        with reading(request.app.ctx.engine) as c:
            c.execute(select(1))

    await asyncio.to_thread(look)
    return json({"status": "ok"})


async def _stop(app: Sanic, _loop: object) -> None:
    app.ctx.engine.dispose()
