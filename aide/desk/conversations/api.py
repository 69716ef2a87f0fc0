"""Conversations: the list with its filters, and one with its transcript."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json
from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from aide.complaints.tables import complaints
from aide.db import reading
from aide.desk.conversations import filters
from aide.desk.conversations.outcomes import outcomes_of
from aide.desk.http import paging, params, serializers
from aide.desk.http.errors import bad_value, not_found
from aide.handoff.model import Handoff
from aide.handoff.tables import handoffs
from aide.journal import conversations as journal
from aide.journal import turn_log
from aide.journal.conversations import ConversationNotFound
from aide.journal.search import Filters, find, first_words, transcript
from aide.phrases import beside

french = beside(__file__)

conversations = Blueprint("conversations", url_prefix="/api/conversations")
PREVIEW, LOOKED_AT = 160, 400
"""Characters of the first message that a list shows, and those that are masked for it."""
TRANSCRIPT = 1000


@conversations.get("/")
async def list_conversations(request: Request) -> HTTPResponse:
    """A page of those that the filters leave, newest first: {"items": […], "next"}."""
    found, before, limit = filters.of(request.args), paging.place(request), paging.size(request)
    return json(await asyncio.to_thread(page_of, request.app.ctx.engine, found, before, limit))


@conversations.get("/<conversation:str>")
async def show(request: Request, conversation: str) -> HTTPResponse:
    """One conversation with its messages from `after` on; 400 a number that is none, 404 unknown."""
    after = params.parameter(request.args, "after") or "0"
    if not re.fullmatch(r"[0-9]{1,9}", after):
        raise bad_value(french("after_est_un_numero"))
    return json(await asyncio.to_thread(whole, request.app.ctx.engine, conversation, int(after)))


def page_of(engine: Engine, wanted: Filters, before: paging.Place | None, limit: int) -> dict[str, Any]:
    """`limit` conversations before that place, each with its outcomes and its first words, masked.

    And where the next page begins.
    """
    with reading(engine) as c:
        page = find(c, wanted, before=before, limit=limit + 1)
        conversation_ids = [conversation.id for conversation in page]
        outcomes, words = outcomes_of(c, conversation_ids), first_words(c, conversation_ids)

    def shape(conversation: journal.Conversation) -> dict[str, Any]:
        preview = serializers.masked(words.get(conversation.id, "")[:LOOKED_AT])[:PREVIEW]
        return {**serializers.conversation(conversation, outcomes[conversation.id]), "preview": preview}

    return paging.page(page, limit, lambda item: (item.created_at, item.id), shape)


def whole(engine: Engine, name: str, after: int) -> dict[str, Any]:
    """The transcript goes on after `next`, when it is not null."""
    with reading(engine) as c:
        conversation = load(c, name)
        lines = transcript(c, name, after=after, limit=TRANSCRIPT + 1)
        understood = {turn.seq: turn for turn in turn_log.of(c, name)}
        asked = (
            select(handoffs)
            .where(handoffs.c.conversation == name)
            .order_by(handoffs.c.created_at, handoffs.c.id)
        )
        handed = [Handoff(**row) for row in c.execute(asked).mappings()]
        filed = c.execute(
            select(complaints.c.reference)
            .where(complaints.c.conversation == name)
            .order_by(complaints.c.reference)
        )
        references = list(filed.scalars())
        outcomes = outcomes_of(c, [name])[name]
    return {
        **serializers.conversation(conversation, outcomes),
        "messages": serializers.lines(lines[:TRANSCRIPT], understood),
        "next": lines[TRANSCRIPT - 1].seq if len(lines) > TRANSCRIPT else None,
        "handoffs": [serializers.handoff(handoff) for handoff in handed],
        "complaints": references,
    }


def load(c: Connection, name: str) -> journal.Conversation:
    """The conversation. Raises ApiError 404."""
    try:
        if params.IDENTIFIER.fullmatch(name) is None:
            raise ConversationNotFound(name)
        return journal.get(c, name)
    except ConversationNotFound:
        raise not_found(french("conversation_inconnue")) from None
