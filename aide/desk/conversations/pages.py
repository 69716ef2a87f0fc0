"""Conversations: the list with its filters, and one with what was understood and done."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.conversations import api, filters, reviews
from aide.desk.conversations.page_filters import checks, people_of
from aide.desk.http import labels, page_params, paging
from aide.desk.http.errors import ApiError
from aide.desk.http.layout import Visit, go, member, page, read, supervisor, write
from aide.desk.staff import accounts, audit_log
from aide.journal import ratings
from aide.journal.search import transcript
from aide.journal.tables import conversations as table
from aide.phrases import beside

french = beside(__file__)

conversations = Blueprint("web_conversations", url_prefix="/conversations")
PAGE = 40
OTHERS = 10
LOST_PLACE = french("suite_introuvable")


@conversations.get("/")
@member
async def list_conversations(request: Request, visit: Visit) -> HTTPResponse:
    """The list; a filter that cannot be read is told, with status 400, and left out."""
    people = await read(request, people_of)
    read_filters = page_params.read(request, checks(people))
    message, before = read_filters.told, None
    try:
        before = paging.place(request)
    except ApiError:
        message = " ".join(filter(None, [message, LOST_PLACE]))
    wanted = filters.of(read_filters.values)
    found = await asyncio.to_thread(api.page_of, request.app.ctx.engine, wanted, before, PAGE)
    conversation_ids = [item["id"] for item in found["items"]]
    seen = await read(request, reviews.reviewed, conversation_ids)
    return await page(
        request,
        visit,
        "conversations.html",
        status=400 if message else 200,
        error=message,
        given=read_filters.values,
        found=found,
        seen=seen,
        label=labels.label,
        intents=labels.LABELS,
        people=people,
        first=before is None,
    )


@conversations.get("/<name:str>")
@member
async def show(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """What was said, with what was understood and done; told in the audit."""
    return await _shown(request, visit, name)


@conversations.post("/<name:str>/clair")
@supervisor
async def reveal(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """The personal data in clear, once; who read it and when stays in the audit."""
    await write(
        request, _loaded_then, name, audit_log.record, visit.agent.login, "lecture", name, now=clock.now()
    )
    return await _shown(request, visit, name, clear=True)


@conversations.post("/<name:str>/revue")
@member
async def mark(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """Reviewed, or to be reviewed again."""
    done = (request.form or {}).get("revue") == "oui"

    def change(c: Connection) -> None:
        api.load(c, name)
        reviews.mark(c, name, login=visit.agent.login if done else None, now=clock.now())
        audit_log.record(c, visit.agent.login, "revue", name, now=clock.now())

    await write(request, change)
    return go(
        f"/conversations/{name}",
        say=french("marquee_revue") if done else french("a_revoir"),
    )


@conversations.post("/<name:str>/attribution")
@member
async def assign(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """To an agent whose account is open, or to nobody."""
    login = (request.form or {}).get("agent") or None

    def change(c: Connection) -> None:
        api.load(c, name)
        if login is not None and login not in {one.login for one in accounts.everyone(c) if not one.disabled}:
            raise ApiError(400, "agent_inconnu", french("agent_inconnu"))
        reviews.assign(c, name, login)
        target = french("journal_attribution", nom=name, agent=login or french("personne"))
        audit_log.record(c, visit.agent.login, "attribution", target, now=clock.now())

    await write(request, change)
    return go(f"/conversations/{name}", say=french("attribution_enregistree"))


@conversations.post("/<name:str>/notes")
@member
async def note(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """A note for colleagues; the page again with it when it is empty or too long."""
    text = ((request.form or {}).get("note") or "").strip()
    if not text or len(text) > reviews.LONGEST_NOTE:
        error = french("longueur_de_la_note", longest_note=reviews.LONGEST_NOTE)
        return await _shown(request, visit, name, error=error, draft=text, status=400)

    def change(c: Connection) -> None:
        api.load(c, name)
        reviews.add_note(c, name, login=visit.agent.login, text=text, now=clock.now())
        audit_log.record(c, visit.agent.login, "note", name, now=clock.now())

    await write(request, change)
    return go(f"/conversations/{name}#notes", say=french("note_ajoutee"))


async def _shown(
    request: Request,
    visit: Visit,
    name: str,
    *,
    clear: bool = False,
    error: str | None = None,
    draft: str = "",
    status: int = 200,
) -> HTTPResponse:
    try:
        whole = await asyncio.to_thread(api.whole, request.app.ctx.engine, name, 0)
    except ApiError as refusal:
        return await page(request, visit, "introuvable.html", status=refusal.status)
    texts = await read(request, _texts, name) if clear else {}
    for line in whole["messages"]:
        line["text"] = texts.get(line["seq"], line["text"])
    return await page(
        request,
        visit,
        "conversation.html",
        status=status,
        whole=whole,
        clear=clear,
        error=error,
        draft=draft,
        label=labels.label,
        intents=labels.LABELS,
        **await read(request, _beside, name),
    )


def _texts(c: Connection, name: str) -> dict[int, str]:
    """What was said, unmasked, by its number."""
    return {line.seq: line.text for line in transcript(c, name)}


def _beside(c: Connection, name: str) -> dict[str, Any]:
    """What is shown around the transcript."""
    conversation = api.load(c, name)
    others: list[Any] = []
    if conversation.customer is not None:
        same = select(table.c.id, table.c.created_at).where(
            table.c.customer == conversation.customer.id, table.c.id != name
        )
        others = list(c.execute(same.order_by(table.c.created_at.desc()).limit(OTHERS)))
    near = select(table.c.id)
    newer = near.where(table.c.created_at > conversation.created_at).order_by(table.c.created_at).limit(1)
    older = (
        near.where(table.c.created_at < conversation.created_at).order_by(table.c.created_at.desc()).limit(1)
    )
    return {
        "review": reviews.of(c, name),
        "rating": ratings.of(c, name),
        "others": others,
        "newer": c.execute(newer).scalar_one_or_none(),
        "older": c.execute(older).scalar_one_or_none(),
        "people": accounts.everyone(c),
        "customer": conversation.customer,
    }


def _loaded_then(c: Connection, name: str, act: Any, *args: Any, **kwargs: Any) -> None:
    api.load(c, name)
    act(c, *args, **kwargs)
