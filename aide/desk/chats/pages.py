"""Live chats, as agents see them: who waits, who speaks with whom, one chat.

What moves is asked again when the stream says so.
"""

from __future__ import annotations

import uuid
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.chats import presence as at_chats
from aide.desk.http import labels, serializers
from aide.desk.http.layout import Visit, fragment, gone_after, member, page, read, write
from aide.desk.staff import accounts
from aide.handoff import queue
from aide.handoff.model import ASSIGNED, Handoff, HandoffNotFound
from aide.journal import conversations, turn_log
from aide.journal.search import transcript
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


@live.get("/<handoff:str>")
@member
async def chat(request: Request, visit: Visit, handoff: str) -> HTTPResponse:
    """One chat: what was said before, what is said now, the agent's field."""
    current = await _load(request, handoff)
    if current is None:
        return await page(request, visit, "introuvable.html", status=404)
    values = await read(request, _chat, current, visit)
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
    current = await _load(request, handoff)
    if current is None:
        return empty(404)
    await write(
        request,
        at_chats.attend,
        [(visit.agent, handoff)],
        gone=gone_after(request.app.ctx.settings),
        now=clock.now(),
    )
    values = await read(request, _chat, current, visit)
    if values["version"] == request.args.get("v"):
        return empty()
    return fragment("_fil.html", visit=visit, **values)


async def _queue(request: Request, visit: Visit) -> dict[str, Any]:
    waiting, assigned = await read(request, at_chats.chats, now=clock.now())
    mine = [chat for chat in assigned if chat.handoff.agent == visit.agent.name]
    return {"waiting": waiting, "mine": mine, "others": [chat for chat in assigned if chat not in mine]}


async def _load(request: Request, name: str) -> Handoff | None:
    try:
        return await read(request, queue.get, name)
    except HandoffNotFound:
        return None


def _chat(c: Connection, current: Handoff, visit: Visit) -> dict[str, Any]:
    now = clock.now()
    understood = {turn.seq: turn for turn in turn_log.of(c, current.conversation)}
    lines = serializers.lines(transcript(c, current.conversation), understood)
    company = at_chats.company(c, current.conversation, visit.agent.login, now=now)
    row = conversations.get(c, current.conversation)
    return {
        "handoff": current,
        "conversation": row,
        "lines": lines,
        "company": company,
        "label": labels.label,
        "is_mine": current.state == ASSIGNED and current.agent == visit.agent.name,
        "people": [
            one for one in accounts.everyone(c) if not one.disabled and one.login != visit.agent.login
        ],
        "version": f"{lines[-1]['seq'] if lines else 0}-{current.state}-"
        f"{row.ended_at is not None}-{hash_of(company)}",
    }


def hash_of(company: at_chats.Company) -> str:
    """The readers and writers of a chat in a word, to be compared with the last one shown."""
    return ".".join([*company.readers, "t", *company.typists, str(company.customer_types)]).replace(" ", "_")
