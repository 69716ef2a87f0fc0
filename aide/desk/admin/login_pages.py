"""Coming in and going out."""

from __future__ import annotations

import asyncio
import secrets
from urllib.parse import unquote

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from aide import clock
from aide.desk.http.layout import COOKIE, Visit, go, member, page, read, visit_of, write
from aide.desk.staff import accounts, audit_log, sessions
from aide.desk.staff.accounts import Agent
from aide.phrases import beside

french = beside(__file__)

login = Blueprint("login")
FORM_COOKIE = "aide_desk_entree"


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
    form = request.form or {}
    if not secrets.compare_digest(form.get("form_token") or "", request.cookies.get(FORM_COOKIE) or "-"):
        return await _form(request, status=403, error=french("page_trop_ancienne"))
    name, password, now = (form.get("login") or "").strip().lower(), form.get("password") or "", clock.now()
    address = request.remote_addr or request.ip
    minutes = await read(request, sessions.locked_minutes, name, address, now=now)
    if minutes:
        return await _form(request, status=429, login=name, error=french("trop_d_essais", minutes=minutes))
    agent = await read(request, accounts.check_password, name, password)
    if agent is None:
        await write(request, sessions.note_failure, name, address, now=now)
        # Slows down whoever guesses, without holding a thread.
        await asyncio.sleep(0.3)
        return await _form(request, status=401, login=name, error=french("identifiants_faux"))
    return await _let_in(request, agent)


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


async def _let_in(request: Request, agent: Agent) -> HTTPResponse:
    now = clock.now()
    token = await write(request, sessions.open_session, agent, now=now)
    await write(request, audit_log.record, agent.login, "connexion", french("journal_desk"), now=now)
    response = redirect(_after((request.form or {}).get("suite")), status=303)
    response.cookies[COOKIE] = token
    response.cookies[COOKIE].update({"httponly": True, "samesite": "Lax", "path": "/"})
    if request.app.ctx.settings.is_production:
        response.cookies[COOKIE]["secure"] = True
    return response


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
    response.cookies[FORM_COOKIE] = token
    response.cookies[FORM_COOKIE].update({"httponly": True, "samesite": "Strict", "path": "/connexion"})
    return response


def _after(suite: str | None) -> str:
    """Where to go once in: a page of the desk, never an address that someone else wrote."""
    path = unquote(suite or "")
    return (
        path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/conversations"
    )
