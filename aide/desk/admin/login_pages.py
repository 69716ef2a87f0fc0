"""Coming in and going out."""

from __future__ import annotations

import asyncio
import secrets
from urllib.parse import unquote

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect
from sqlalchemy.engine import Connection

from aide import clock
from aide.client_address import client_address
from aide.desk.http.layout import COOKIE, Visit, go, member, page, read, set_cookie, visit_of, write
from aide.desk.staff import accounts, attempts, audit_log, sessions
from aide.desk.staff.accounts import Agent
from aide.desk.staff.attempts import Place
from aide.desk.staff.demo_accounts import DEMO_PASSWORD
from aide.desk.staff.password_pool import Busy, PasswordPool
from aide.phrases import beside

french = beside(__file__)

login = Blueprint("login")
FORM_COOKIE = "aide_desk_entree"
DEVICE_COOKIE = "aide_desk_appareil"
DEVICE_SECONDS = 180 * 24 * 3600
LONGEST_LOGIN = 200


@login.get("/")
async def home(request: Request) -> HTTPResponse:
    """The first page is the list of conversations."""
    return redirect("/conversations", status=303)


@login.get("/connexion")
async def form(request: Request) -> HTTPResponse:
    """The form; who is already logged in goes where he wanted."""
    if await visit_of(request):
        return redirect(_after(request.args.get("suite")), status=303)
    return await _form(request)


@login.post("/connexion", name="enter")
async def enter(request: Request) -> HTTPResponse:
    """The form's own token stops another site from logging the browser in as somebody else."""
    form, settings = request.form or {}, request.app.ctx.settings
    if not _same(form.get("form_token") or "", request.cookies.get(FORM_COOKIE) or "-"):
        return await _form(request, status=403, error=french("page_trop_ancienne"))
    name = (form.get("login") or "").strip().lower()[:LONGEST_LOGIN]
    device = attempts.read_device(request.cookies.get(DEVICE_COOKIE, ""), name, settings.session_secret)
    place = Place(name, client_address(request, settings.trusted_proxies), device)
    if request.app.ctx.passwords.refuses(is_known=bool(device)):
        return await _form(request, status=503, login=name, error=french("trop_de_connexions"))
    minutes = await write(request, attempts.begin, place, now=clock.now())
    if minutes:
        return await _form(request, status=429, login=name, error=french("trop_d_essais", minutes=minutes))
    try:
        agent = await _checked(request, place, form.get("password") or "")
    except Busy:
        return await _form(request, status=503, login=name, error=french("trop_de_connexions"))
    if agent is None:
        # Slows down whoever guesses, without holding a thread.
        await asyncio.sleep(0.3)
        return await _form(request, status=401, login=name, error=french("identifiants_faux"))
    return await _let_in(request, agent, place)


@login.post("/deconnexion")
@member
async def leave(request: Request, visit: Visit) -> HTTPResponse:
    """End the session, here and in the database."""
    await write(request, sessions.close_session, request.cookies.get(COOKIE, ""))
    await write(
        request, audit_log.record, visit.agent.login, "deconnexion", french("journal_desk"), now=clock.now()
    )
    response = go("/connexion", say=french("deconnecte"))
    del response.cookies[COOKIE]
    return response


async def _checked(request: Request, place: Place, password: str) -> Agent | None:
    """The agent who comes in. Raises Busy. The published password opens nothing in production."""
    agent, stored = await read(request, accounts.credentials, place.login)
    pool: PasswordPool = request.app.ctx.passwords
    is_right = await pool.matches(stored, password, is_known=bool(place.device))
    is_published = request.app.ctx.settings.is_production and password == DEMO_PASSWORD
    return agent if is_right and not is_published else None


async def _let_in(request: Request, agent: Agent, place: Place) -> HTTPResponse:
    def come_in(c: Connection) -> str:
        now = clock.now()
        attempts.succeeded(c, place)
        audit_log.record(c, agent.login, "connexion", french("journal_desk"), now=now)
        return sessions.open_session(c, agent, now=now)

    token = await write(request, come_in)
    response = redirect(_after((request.form or {}).get("suite")), status=303)
    set_cookie(request, response, COOKIE, token)
    device = attempts.device_cookie(agent.login, request.app.ctx.settings.session_secret)
    set_cookie(
        request, response, DEVICE_COOKIE, device, path="/connexion", samesite="Strict", max_age=DEVICE_SECONDS
    )
    return response


def _same(given: str, kept: str) -> bool:
    """In constant time, and for any text: `compare_digest` takes no text beyond ASCII."""
    return secrets.compare_digest(given.encode(errors="replace"), kept.encode(errors="replace"))


async def _form(
    request: Request, *, status: int = 200, login: str = "", error: str | None = None
) -> HTTPResponse:
    token = secrets.token_urlsafe(16)
    suite = (request.args.get("suite") or (request.form.get("suite") if request.form else "")) or ""
    response = await page(
        request,
        None,
        "connexion.html",
        status=status,
        form_token=token,
        login=login,
        error=error,
        suite=suite,
    )
    set_cookie(request, response, FORM_COOKIE, token, path="/connexion", samesite="Strict")
    return response


def _after(suite: str | None) -> str:
    """Where to go once in: a page of the desk, never an address that someone else wrote."""
    path = unquote(suite or "")
    return (
        path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/conversations"
    )
