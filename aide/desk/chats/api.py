"""Live chats: the queue, claiming, answering, closing."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, json
from sqlalchemy import and_, exists, or_, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from aide import clock
from aide.db import reading, writing
from aide.desk.http import caller, paging, params, serializers
from aide.desk.http.errors import ApiError, not_found
from aide.desk.http.layout import gone_after
from aide.handoff import agent_chat, queue
from aide.handoff.model import (
    ABANDONED,
    ASSIGNED,
    CLOSED,
    WAITING,
    Handoff,
    HandoffNotFound,
    HandoffStateError,
)
from aide.handoff.tables import handoffs as table
from aide.journal import messages, presence
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

handoffs = Blueprint("handoffs", url_prefix="/api/handoffs")
STATES = (WAITING, ASSIGNED, CLOSED, ABANDONED)
MESSAGE_ID, REASON = 70, 200
"""Longest values, in characters, as the tables keep them."""
NOT_ASSIGNED = {
    WAITING: french("a_prendre_d_abord"),
    CLOSED: french("deja_close"),
    ABANDONED: french("attente_terminee"),
}


@handoffs.get("/")
async def list_handoffs(request: Request) -> HTTPResponse:
    """A page of the queue, newest first, of one state or conversation if asked: {"items": […], "next"}."""
    state = params.choice(request.args, "state", STATES)
    conversation = params.parameter(request.args, "conversation")
    before, limit = paging.place(request), paging.size(request)
    return json(await asyncio.to_thread(_page, request.app.ctx.engine, conversation, state, before, limit))


@handoffs.post("/<handoff:str>/claim")
async def claim(request: Request, handoff: str) -> HTTPResponse:
    """The agent takes a waiting customer: the handoff as it is then. 404 unknown, 409 no longer waiting."""
    who = caller.of(request)
    agent = who.name(params.body(request))
    # An agent is at his pages: taken for gone when he opens no chat, as if he had claimed there.
    gone = gone_after(request.app.ctx.settings) if who.agent else None

    def take(c: Connection, now: datetime) -> Handoff:
        who.check_name(c, agent)
        taken = agent_chat.claim(
            c, handoff, agent=agent, now=now, until=clock.after(now, gone) if gone else None
        )
        who.record(c, "prise", taken.conversation)
        return taken

    return json(serializers.handoff(await _change(request, handoff, take)))


@handoffs.post("/<handoff:str>/messages")
async def say(request: Request, handoff: str) -> HTTPResponse:
    """Idempotent by `id`: what was said first is given again.

    `masked`: something was hidden in what was stored.
    """
    who, body = caller.of(request), params.body(request)
    client_id = params.line(body, "id", at_most=MESSAGE_ID)
    text = mask(params.text(body, "text", at_most=request.app.ctx.settings.max_characters))

    def write(c: Connection, now: datetime) -> messages.Message:
        who.check_own(c, queue.get(c, handoff))
        return agent_chat.say(c, handoff, text=text.text, client_id=client_id, now=now)

    said = await _change(request, handoff, write)
    return json({"id": client_id, **serializers.message(said), "text": said.text, "masked": text.changed})


@handoffs.post("/<handoff:str>/typing")
async def typing(request: Request, handoff: str) -> HTTPResponse:
    """The agent is writing: 204. 404 unknown, 409 not in a chat, or in somebody else's."""
    who = caller.of(request)

    def note(c: Connection, now: datetime) -> None:
        current = queue.get(c, handoff)
        if current.state != ASSIGNED:
            raise HandoffStateError(current)
        who.check_own(c, current)
        presence.typing(c, current.conversation, "agent", now=now)

    # Two signals at once on PostgreSQL: the other one has written the same.
    with contextlib.suppress(IntegrityError):
        await _change(request, handoff, note)
    return empty()


@handoffs.post("/<handoff:str>/close")
async def close(request: Request, handoff: str) -> HTTPResponse:
    """End the chat with its reason, masked: the handoff as it is then.

    404 unknown, 409 already over or somebody else's.
    """
    who = caller.of(request)
    reason = mask(params.line(params.body(request), "reason", at_most=REASON)).text

    def end(c: Connection, now: datetime) -> Handoff:
        who.check_own(c, queue.get(c, handoff))
        closed = agent_chat.close(c, handoff, reason=reason, now=now)
        who.record(c, "cloture", closed.conversation)
        return closed

    return json(serializers.handoff(await _change(request, handoff, end)))


async def _change(request: Request, name: str, change: Callable[[Connection, datetime], Any]) -> Any:
    return await asyncio.to_thread(changed, request.app.ctx.engine, name, change)


def changed(engine: Engine, name: str, change: Callable[[Connection, datetime], Any]) -> Any:
    """What `change` gives, in one transaction, once the waits that are over are closed.

    Raises ApiError 404, 409.
    """
    now = clock.now()
    try:
        if params.IDENTIFIER.fullmatch(name) is None:
            raise HandoffNotFound(name)
        _expire_due(engine, now)
        with writing(engine) as c:
            return change(c, now)
    except HandoffNotFound:
        raise not_found(french("prise_en_charge_inconnue")) from None
    except HandoffStateError as refusal:
        raise _refused(refusal.handoff) from None


def _page(
    engine: Engine, conversation: str | None, state: str | None, before: paging.Place | None, limit: int
) -> dict[str, Any]:
    _expire_due(engine, clock.now())
    query = select(table).order_by(table.c.created_at.desc(), table.c.id.desc()).limit(limit + 1)
    if conversation is not None:
        query = query.where(table.c.conversation == conversation)
    if state is not None:
        query = query.where(table.c.state == state)
    if before is not None:
        at, name = before
        older = and_(table.c.created_at == at, table.c.id < name)
        query = query.where(or_(table.c.created_at < at, older))
    with reading(engine) as c:
        rows = [Handoff(**row) for row in c.execute(query).mappings()]
    return paging.page(rows, limit, lambda item: (item.created_at, item.id), serializers.handoff)


def _expire_due(engine: Engine, now: datetime) -> None:
    """In a transaction of its own, so that it stays when what follows is refused.

    No write lock when none is due.
    """
    due = exists().where(table.c.state == WAITING, table.c.deadline_at <= now)
    with reading(engine) as c:
        if not c.execute(select(due)).scalar_one():
            return
    with writing(engine) as c:
        queue.expire(c, now=now)


def _refused(handoff: Handoff) -> ApiError:
    if handoff.state == ASSIGNED:
        message = french("deja_pris", agent=handoff.agent)
        return ApiError(409, "deja_pris", message, handoff=serializers.handoff(handoff))
    return ApiError(409, "etat_refuse", NOT_ASSIGNED[handoff.state], handoff=serializers.handoff(handoff))
