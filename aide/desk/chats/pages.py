"""Live chats: the queue, claiming, talking, passing on, closing.

What moves is asked again when the stream says so.
"""

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
from aide.desk.http import labels, serializers
from aide.desk.http.errors import ApiError
from aide.desk.http.layout import Visit, fragment, go, gone_after, member, page, read, write
from aide.desk.staff import accounts, audit_log
from aide.handoff import queue, transfer
from aide.handoff.queue import ASSIGNED, Handoff
from aide.journal import conversations, presence, turn_log
from aide.journal.search import transcript
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

live = Blueprint("web_live", url_prefix="/direct")


@live.get("/")
@member
async def everything(request: Request, visit: Visit) -> HTTPResponse:
    """Who waits, and the chats that are open."""
    return await page(request, visit, "direct.html", **await _queue(request, visit))


@live.get("/file")
@member
async def queue_part(request: Request, visit: Visit) -> HTTPResponse:
    """The moving part of that page alone."""
    return fragment("_file.html", visit=visit, **await _queue(request, visit))


@live.post("/<handoff:str>/prise")
@member
async def claim(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """Of two agents one wins; the other is told who."""
    gone = gone_after(request.app.ctx.settings)

    def take(c: Connection, now: datetime) -> Handoff:
        taken = queue.claim(c, handoff, agent=visit.agent.name, now=now, until=now + gone)
        audit_log.record(c, visit.agent.login, "prise", taken.conversation, now=now)
        return taken

    refusal = await _try(request, handoff, take)
    return go("/direct", say=refusal) if refusal else go(f"/direct/{handoff}")


@live.get("/<handoff:str>")
@member
async def chat(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """One chat: what was said before, what is said now, the agent's field."""
    found = await _load(request, handoff)
    if found is None:
        return await page(request, visit, "introuvable.html", status=404)
    values = await read(request, _chat, found, visit)
    return await page(
        request,
        visit,
        "chat.html",
        message_id=uuid.uuid4().hex,
        draft="",
        error=None,
        canned=at_chats.canned(),
        categories=at_chats.CATEGORIES,
        **values,
    )


@live.get("/<handoff:str>/fil")
@member
async def thread(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """The transcript as it stands, or 204 when the page has it already.

    Asking for it says that the agent is there.
    """
    found = await _load(request, handoff)
    if found is None:
        return empty(404)
    await write(
        request,
        at_chats.attend,
        [(visit.agent, handoff)],
        gone=gone_after(request.app.ctx.settings),
        now=clock.now(),
    )
    values = await read(request, _chat, found, visit)
    if values["version"] == request.args.get("v"):
        return empty()
    return fragment("_fil.html", visit=visit, **values)


@live.post("/<handoff:str>/messages")
@member
async def say(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """The same id twice is one message. What is refused comes back in the field, with the reason."""
    given = request.form or {}
    text, message_id = (given.get("texte") or "").strip(), given.get("id") or ""
    limit = request.app.ctx.settings.max_characters
    if not text or len(text) > limit or not 1 <= len(message_id) <= api.MESSAGE_ID:
        return _composer(visit, handoff, text, french("longueur_du_message", limit=limit))

    def write_it(c: Connection, now: datetime) -> None:
        if queue.get(c, handoff).agent != visit.agent.name:
            raise ApiError(409, "pas_a_vous", french("plus_avec_vous"))
        queue.say(c, handoff, text=mask(text).text, client_id=message_id, now=now)

    refusal = await _try(request, handoff, write_it)
    return _composer(visit, handoff, text, refusal) if refusal else _composer(visit, handoff, "", None)


@live.post("/<handoff:str>/frappe")
@member
async def typing(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """The agent is writing: told to the customer if the chat is his, and to colleagues who read it.

    204 in every case.
    """

    def note(c: Connection, now: datetime) -> None:
        found = queue.get(c, handoff)
        if found.state == ASSIGNED and found.agent == visit.agent.name:
            presence.typing(c, found.conversation, "agent", now=now)
        at_chats.types(c, found.conversation, visit.agent.login, now=now)

    await _try(request, handoff, note)
    return empty()


@live.post("/<handoff:str>/transfert")
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
            transfer.transfer(c, handoff, to=to.name, until=now + gone, now=now)
        target = french("journal_transfert", attente=handoff, agent=login)
        audit_log.record(c, visit.agent.login, "transfert", target, now=now)

    refusal = await _try(request, handoff, pass_on)
    return go(f"/direct/{handoff}", say=refusal) if refusal else go("/direct", say=french("transferee"))


@live.post("/<handoff:str>/cloture")
@member
async def close(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """Back to the assistant, with a category and maybe a word."""
    given = request.form or {}
    category, detail = given.get("categorie") or "", " ".join((given.get("detail") or "").split())

    def end(c: Connection, now: datetime) -> None:
        _check_mine(c, handoff, visit)
        if category not in at_chats.CATEGORIES:
            raise ApiError(400, "categorie_absente", french("categorie_a_choisir"))
        reason = french("categorie_et_detail", categorie=category, detail=detail) if detail else category
        reason = mask(reason).text[: api.REASON]
        closed = queue.close(c, handoff, reason=reason, now=now)
        audit_log.record(c, visit.agent.login, "cloture", closed.conversation, now=now)

    refusal = await _try(request, handoff, end)
    return go(f"/direct/{handoff}", say=refusal) if refusal else go("/direct", say=french("close"))


async def _queue(request: Request, visit: Visit) -> dict[str, Any]:
    waiting, assigned = await read(request, at_chats.chats, now=clock.now())
    mine = [chat for chat in assigned if chat.handoff.agent == visit.agent.name]
    return {"waiting": waiting, "mine": mine, "others": [chat for chat in assigned if chat not in mine]}


async def _load(request: Request, name: str) -> Handoff | None:
    try:
        return await read(request, queue.get, name)
    except queue.HandoffNotFound:
        return None


def _chat(c: Connection, found: Handoff, visit: Visit) -> dict[str, Any]:
    now = clock.now()
    understood = {turn.seq: turn for turn in turn_log.of(c, found.conversation)}
    said = serializers.lines(transcript(c, found.conversation), understood)
    company = at_chats.company(c, found.conversation, visit.agent.login, now=now)
    row = conversations.get(c, found.conversation)
    return {
        "handoff": found,
        "conversation": row,
        "lines": said,
        "company": company,
        "label": labels.label,
        "is_mine": found.state == ASSIGNED and found.agent == visit.agent.name,
        "people": [
            one for one in accounts.everyone(c) if not one.disabled and one.login != visit.agent.login
        ],
        "version": f"{said[-1]['seq'] if said else 0}-{found.state}-"
        f"{row.ended_at is not None}-{hash_of(company)}",
    }


def hash_of(company: at_chats.Company) -> str:
    """The readers and writers of a chat in a word, to be compared with the last one shown."""
    return ".".join([*company.readers, "t", *company.typists, str(company.customer_types)]).replace(" ", "_")


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
