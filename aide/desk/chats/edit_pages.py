"""What agents do in a live chat: take it, write, pass it on, close it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.chats import api
from aide.desk.chats import presence as at_chats
from aide.desk.http.errors import ApiError
from aide.desk.http.layout import Visit, fragment, go, gone_after, member
from aide.desk.staff import accounts, audit_log
from aide.handoff import agent_chat, queue, transfer
from aide.handoff.model import ASSIGNED, Handoff
from aide.journal import presence
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

live_changes = Blueprint("web_live_changes", url_prefix="/direct")


@live_changes.post("/<handoff:str>/prise")
@member
async def claim(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """Of two agents one wins; the other is told who."""
    gone = gone_after(request.app.ctx.settings)

    def take(c: Connection, now: datetime) -> Handoff:
        taken = agent_chat.claim(c, handoff, agent=visit.agent.name, now=now, until=clock.after(now, gone))
        audit_log.record(c, visit.agent.login, "prise", taken.conversation, now=now)
        return taken

    refusal = await _try(request, handoff, take)
    return go("/direct", say=refusal) if refusal else go(f"/direct/{handoff}")


@live_changes.post("/<handoff:str>/messages")
@member
async def say(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """The same id twice is one message. What is refused comes back in the field, with the reason."""
    form = request.form or {}
    text, message_id = (form.get("texte") or "").strip(), form.get("id") or ""
    limit = request.app.ctx.settings.max_characters
    if not text or len(text) > limit or not 1 <= len(message_id) <= api.MESSAGE_ID:
        return _composer(visit, handoff, text, french("longueur_du_message", limit=limit))

    def write_it(c: Connection, now: datetime) -> None:
        if queue.get(c, handoff).agent != visit.agent.name:
            raise ApiError(409, "pas_a_vous", french("plus_avec_vous"))
        agent_chat.say(c, handoff, text=mask(text).text, client_id=message_id, now=now)

    refusal = await _try(request, handoff, write_it)
    return _composer(visit, handoff, text, refusal) if refusal else _composer(visit, handoff, "", None)


@live_changes.post("/<handoff:str>/frappe")
@member
async def typing(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """The agent is writing: told to the customer if the chat is his, and to colleagues who read it.

    204 in every case.
    """

    def note(c: Connection, now: datetime) -> None:
        current = queue.get(c, handoff)
        if current.state == ASSIGNED and current.agent == visit.agent.name:
            presence.typing(c, current.conversation, "agent", now=now)
        at_chats.types(c, current.conversation, visit.agent.login, now=now)

    await _try(request, handoff, note)
    return empty()


@live_changes.post("/<handoff:str>/transfert")
@member
async def transfer_chat(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """To a colleague, or « file » for the queue; what refuses it is said on the chat's page."""
    login = (request.form or {}).get("agent") or ""
    gone = gone_after(request.app.ctx.settings)

    def pass_on(c: Connection, now: datetime) -> None:
        _check_mine(c, handoff, visit)
        if login == "file":
            wait = request.app.ctx.settings.wait_minutes
            transfer.requeue(c, handoff, reason=french("remis_dans_la_file"), wait_minutes=wait, now=now)
        else:
            to = next((one for one in accounts.everyone(c) if one.login == login and not one.disabled), None)
            if to is None:
                raise ApiError(400, "agent_inconnu", french("collegue_a_choisir"))
            transfer.transfer(c, handoff, to=to.name, until=clock.after(now, gone), now=now)
        target = french("journal_transfert", attente=handoff, agent=login)
        audit_log.record(c, visit.agent.login, "transfert", target, now=now)

    refusal = await _try(request, handoff, pass_on)
    return go(f"/direct/{handoff}", say=refusal) if refusal else go("/direct", say=french("transferee"))


@live_changes.post("/<handoff:str>/cloture")
@member
async def close(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """Back to the assistant, with a category and maybe a word."""
    form = request.form or {}
    category, detail = form.get("categorie") or "", " ".join((form.get("detail") or "").split())

    def end(c: Connection, now: datetime) -> None:
        _check_mine(c, handoff, visit)
        if category not in at_chats.CATEGORIES:
            raise ApiError(400, "categorie_absente", french("categorie_a_choisir"))
        reason = french("categorie_et_detail", categorie=category, detail=detail) if detail else category
        reason = mask(reason).text[: api.REASON]
        closed = agent_chat.close(c, handoff, reason=reason, now=now)
        audit_log.record(c, visit.agent.login, "cloture", closed.conversation, now=now)

    refusal = await _try(request, handoff, end)
    return go(f"/direct/{handoff}", say=refusal) if refusal else go("/direct", say=french("close"))


def _check_mine(c: Connection, handoff: str, visit: Visit) -> None:
    if queue.get(c, handoff).agent != visit.agent.name:
        raise ApiError(409, "pas_a_vous", french("pas_avec_vous"))


async def _try(request: Request, handoff: str, change: Callable[[Connection, datetime], Any]) -> str | None:
    """Do it; the reason in French when it was refused."""
    try:
        await asyncio.to_thread(api.changed, request.app.ctx.engine, handoff, change)
    except ApiError as refusal:
        return str(refusal.payload["message"])
    return None


def _composer(visit: Visit, handoff: str, draft: str, error: str | None) -> HTTPResponse:
    return fragment(
        "_composer.html",
        visit=visit,
        handoff_id=handoff,
        message_id=uuid.uuid4().hex,
        draft=draft,
        error=error,
    )
