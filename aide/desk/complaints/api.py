"""Complaints: the register as agents see it, and what they do to a file."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json
from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.complaints import register
from aide.complaints.changes import OUTCOMES, ChangeRefused, HoldingReply, update_complaint
from aide.complaints.complaint import STATUSES, Complaint, ComplaintNotFound
from aide.complaints.history import history
from aide.db import reading, writing
from aide.desk.complaints import assignments
from aide.desk.http import caller, paging, params, serializers
from aide.desk.http.caller import Caller
from aide.desk.http.errors import ApiError, bad_value, not_found
from aide.desk.staff import accounts
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

complaints = Blueprint("complaints", url_prefix="/api/complaints")
REFERENCE = re.compile(r"REC-20\d{2}-\d{6,7}", re.ASCII)
CHANGES = ("status", "note", "owner", "holding_reply", "outcome", "recourse")
NAME, NOTE = 80, 4000
"""Longest values, in characters."""
REFUSALS = {
    "transition_interdite": (409, french("transition_interdite")),
    "deja_repondue": (409, french("deja_repondue")),
    "pas_de_reponse": (409, french("pas_de_reponse")),
    "motif_absent": (400, french("motif_absent")),
    "date_refusee": (400, french("date_refusee")),
    "recours_absent": (400, french("recours_absent")),
}
"""The register's rules, as agents read them."""


@complaints.get("/")
async def list_complaints(request: Request) -> HTTPResponse:
    """A page of the register, newest first: {"items": […], "next"}, of one conversation if asked."""
    cursor = params.parameter(request.args, "cursor")
    if cursor is not None and REFERENCE.fullmatch(cursor) is None:
        raise bad_value(french("cursor_inconnu"))
    conversation, limit = params.parameter(request.args, "conversation"), paging.size(request)
    engine, who = request.app.ctx.engine, caller.of(request)
    return json(await asyncio.to_thread(_page, engine, who, conversation, cursor, limit))


@complaints.get("/<reference:str>")
async def show(request: Request, reference: str) -> HTTPResponse:
    """One file with its history; told in the audit. 404 unknown."""
    return json(await asyncio.to_thread(_whole, request.app.ctx.engine, caller.of(request), reference))


@complaints.patch("/<reference:str>")
async def change(request: Request, reference: str) -> HTTPResponse:
    """What the body names of state, note, waiting reply, outcome, recourse and owner: the file as it is then.

    400, 404, 409.
    """
    body, who = params.body(request), caller.of(request)
    changes = _changes(body)
    agent = who.name(body)
    assignee = params.line(body, "owner", at_most=NAME) if body.get("owner") is not None else None

    def write(c: Connection) -> None:
        now = clock.now()
        who.check_name(c, agent)
        if who.agent and assignee is not None:
            _check_colleague(c, assignee)
        changed = update_complaint(c, reference, actor=agent, now=now, **changes)
        if "owner" in body:
            assignments.give(c, changed, assignee, actor=agent, now=now)
        who.record(c, "reclamation", reference)

    await asyncio.to_thread(_changed, request.app.ctx.engine, reference, write)
    return json(await asyncio.to_thread(_whole, request.app.ctx.engine, who, reference))


def _changes(body: dict[str, Any]) -> dict[str, Any]:
    """What the body names, as the register takes it. Raises ApiError 400."""
    unknown = sorted(set(body) - {*CHANGES, "agent"})
    if unknown:
        raise bad_value(french("champs_inconnus", champs=", ".join(unknown)))
    if not any(name in body for name in CHANGES):
        raise bad_value(french("rien_a_changer", champs=", ".join(CHANGES)))
    return {
        "status": _one_of(body, "status", STATUSES),
        "note": _masked(body, "note"),
        "holding": _holding(body),
        "outcome": _one_of(body, "outcome", OUTCOMES),
        "recourse": _masked(body, "recourse"),
    }


def _page(
    engine: Engine, who: Caller, conversation: str | None, cursor: str | None, limit: int
) -> dict[str, Any]:
    with reading(engine) as c:
        page = register.list_complaints(c, conversation=conversation, cursor=cursor, limit=limit)
        working = assignments.assignees_of(c, [complaint.reference for complaint in page.items])
    with writing(engine) as c:
        # They hold addresses and stories in clear.
        who.record(c, "export", french("journal_export", nombre=len(page.items)))
    items = [{**serializers.complaint(item), "owner": working.get(item.reference)} for item in page.items]
    return {"items": items, "next": page.next}


def _whole(engine: Engine, who: Caller, reference: str) -> dict[str, Any]:
    with writing(engine) as c:
        complaint = _load(c, reference)
        events = history(c, reference)
        assignee = assignments.assignees_of(c, [reference]).get(reference)
        who.record(c, "lecture", reference)
    return {
        **serializers.complaint(complaint),
        "owner": assignee,
        "history": [serializers.event(event) for event in events],
    }


def _check_colleague(c: Connection, name: str) -> None:
    """As on the page: an agent gives a file to an open account only. Raises ApiError 400."""
    if name not in {one.name for one in accounts.everyone(c) if not one.disabled}:
        raise bad_value(french("agent_inconnu"))


def _changed(engine: Engine, reference: str, write: Any) -> None:
    try:
        with writing(engine) as c:
            _load(c, reference)
            write(c)
    except ChangeRefused as refusal:
        status, message = REFUSALS.get(refusal.code, (409, french("changement_interdit")))
        raise ApiError(status, refusal.code, message) from None


def _load(c: Connection, reference: str) -> Complaint:
    try:
        if REFERENCE.fullmatch(reference) is None:
            raise ComplaintNotFound(reference)
        return register.get(c, reference)
    except ComplaintNotFound:
        raise not_found(french("reference_inconnue")) from None


def _one_of(body: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str | None:
    value = params.optional_text(body, name, at_most=NAME)
    if value is not None and value not in allowed:
        raise bad_value(french("champ_parmi", name=name, permis=", ".join(allowed)))
    return value


def _masked(body: dict[str, Any], name: str) -> str | None:
    value = params.optional_text(body, name, at_most=NOTE)
    return None if value is None else mask(value).text


def _holding(body: dict[str, Any]) -> HoldingReply | None:
    reply = body.get("holding_reply")
    if reply is None:
        return None
    if not isinstance(reply, dict):
        raise bad_value(french("champ_holding_reply"))
    reason = mask(params.text(reply, "reason", at_most=NOTE)).text
    return HoldingReply(reason, params.day(reply, "date"))
