"""What every page shares: who is there, the frame around it, the form token, the headers."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote, unquote, urlencode

from sanic import Request
from sanic.response import HTTPResponse, html, redirect
from sqlalchemy.engine import Connection

from aide import clock, db_threads
from aide.desk.http import params
from aide.desk.http.errors import bad_value
from aide.desk.http.nav_counts import open_work
from aide.desk.http.templating import render
from aide.desk.staff import sessions
from aide.desk.staff.accounts import Agent
from aide.phrases import beside
from aide.settings import Settings

french = beside(__file__)

COOKIE = "aide_desk"
FLASH = "aide_desk_dit"
SEEN_EVERY = timedelta(minutes=1)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HSTS = "max-age=31536000"
P = ParamSpec("P")
T = TypeVar("T")
Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]


@dataclass(frozen=True)
class Visit:
    """An agent at a browser, with the token that his forms carry."""

    agent: Agent
    form_token: str


def member(handler: Handler) -> Handler:
    """The handler gets the agent's visit; nobody else gets in, and a form from elsewhere does nothing."""

    @wraps(handler)
    async def guarded(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse:
        visit = await visit_of(request)
        if visit is None:
            return _to_login(request)
        if request.method != "GET" and not _is_own_form(request, visit):
            return await page(request, visit, "perime.html", status=403)
        if any(not params.is_text(value) for values in (request.form or {}).values() for value in values):
            raise bad_value(french("texte_illisible"))
        return await handler(request, visit, *args, **kwargs)

    return guarded


def supervisor(handler: Handler) -> Handler:
    """As `member`; an agent who is no supervisor is told so."""

    @member
    @wraps(handler)
    async def guarded(request: Request, visit: Visit, *args: Any, **kwargs: Any) -> HTTPResponse:
        if not visit.agent.is_supervisor:
            return await page(request, visit, "interdit.html", status=403)
        return await handler(request, visit, *args, **kwargs)

    return guarded


async def visit_of(request: Request) -> Visit | None:
    """Who is there, by the cookie; None without an open session. The session lives on."""
    token = request.cookies.get(COOKIE, "")
    if not token:
        return None
    now = clock.now()
    session = await read(request, sessions.of_session, token, now=now)
    if session is None:
        return None
    agent, seen_at = session
    if clock.between(seen_at, now) > SEEN_EVERY:
        await write(request, sessions.touch, token, now=now)
    return Visit(agent, form_token(request, token))


def form_token(request: Request, token: str) -> str:
    """What each form of that session carries, so that no other site can post for it."""
    return sessions.form_token(token, request.app.ctx.settings.session_secret)


async def page(
    request: Request, visit: Visit | None, name: str, *, status: int = 200, **values: Any
) -> HTTPResponse:
    """The template in its frame, with what `say` left to be told."""
    counts = await read(request, open_work, now=clock.now()) if visit else {}
    said = unquote(request.cookies.get(FLASH, ""))
    response = html(render(name, visit=visit, path=request.path, counts=counts, said=said, **values), status)
    if FLASH in request.cookies:
        del response.cookies[FLASH]
    return response


def set_cookie(
    request: Request,
    response: HTTPResponse,
    name: str,
    value: str,
    *,
    path: str = "/",
    samesite: str = "Lax",
    max_age: int | None = None,
) -> None:
    """A cookie that no script reads, and that leaves by https only in production."""
    response.cookies[name] = value
    response.cookies[name].update({"httponly": True, "samesite": samesite, "path": path})
    if max_age is not None:
        response.cookies[name]["max-age"] = max_age
    if request.app.ctx.settings.is_production:
        response.cookies[name]["secure"] = True


def fragment(name: str, **values: Any) -> HTTPResponse:
    """A part of a page, for htmx."""
    return html(render(name, **values))


def go(path: str, *, say: str | None = None) -> HTTPResponse:
    """After a change: the page to show next (303), with a sentence."""
    response = redirect(path, status=303)
    if say:
        response.cookies[FLASH] = quote(say)
        response.cookies[FLASH].update({"httponly": True, "samesite": "Lax", "path": "/", "max-age": 60})
    return response


async def read(
    request: Request, function: Callable[Concatenate[Connection, P], T], *a: P.args, **k: P.kwargs
) -> T:
    """What `function(connection, …)` gives, in a thread."""
    return await db_threads.read(request.app.ctx.engine, function, *a, **k)


async def write(
    request: Request, function: Callable[Concatenate[Connection, P], T], *a: P.args, **k: P.kwargs
) -> T:
    """The same in one transaction: all of it or nothing."""
    return await db_threads.write(request.app.ctx.engine, function, *a, **k)


def gone_after(settings: Settings) -> timedelta:
    """How long an agent's page may be silent before his chats go back to the queue."""
    return timedelta(minutes=settings.agent_gone_minutes)


def secure(request: Request, response: HTTPResponse) -> None:
    """On every answer: nothing inline runs, nothing is kept, no page in a frame; https only in production."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.app.ctx.settings.is_production:
        response.headers["Strict-Transport-Security"] = HSTS
        if FLASH in response.cookies and response.cookies[FLASH].value:
            response.cookies[FLASH]["secure"] = True
    response.headers["Referrer-Policy"] = "same-origin"
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    if (response.content_type or "").startswith("text/html"):
        response.headers["Content-Security-Policy"] = POLICY


def _is_own_form(request: Request, visit: Visit) -> bool:
    token = request.headers.get("x-form-token") or (
        request.form.get("form_token", "") if request.form else ""
    )
    return hmac.compare_digest(str(token).encode(), visit.form_token.encode())


def _to_login(request: Request) -> HTTPResponse:
    if request.headers.get("hx-request"):
        return html("", 401, {"HX-Redirect": "/connexion"})
    after = request.path + (f"?{request.query_string}" if request.query_string else "")
    return redirect(
        f"/connexion?{urlencode({'suite': after})}" if request.method == "GET" else "/connexion", status=303
    )
