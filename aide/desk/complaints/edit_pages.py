"""What agents do to a complaint: state, assignee, answer.

A form shown before somebody else's change is given back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints import links, register
from aide.complaints.changes import OUTCOMES, ChangeRefused, update_complaint
from aide.complaints.complaint import STATUSES, Complaint, ComplaintNotFound
from aide.db import writing
from aide.desk.complaints import assignments, replies
from aide.desk.complaints.api import REFUSALS
from aide.desk.complaints.pages import shown, version
from aide.desk.complaints.replies import AnswerRefused
from aide.desk.http.errors import ApiError, bad_value
from aide.desk.http.layout import Visit, go, member, page
from aide.desk.staff import accounts, audit_log
from aide.mail import outbox
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

changes = Blueprint("web_complaint_changes", url_prefix="/reclamations")


class Stale(Exception):
    """Somebody changed the complaint since the form was shown."""


@changes.post("/<reference:str>/etat")
@member
async def move(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """To another state, with a note, masked."""
    form = request.form or {}

    def change(c: Connection, complaint: Complaint) -> None:
        status = form.get("status") or None
        if status is not None and status not in STATUSES:
            raise bad_value(french("etat_a_choisir"))
        note = mask((form.get("note") or "").strip()[:4000]).text or None
        update_complaint(c, reference, actor=visit.agent.name, now=clock.now(), status=status, note=note)

    return await _change(request, visit, reference, "reclamation", change, french("mise_a_jour"))


@changes.post("/<reference:str>/charge")
@member
async def own(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """To an agent whose account is open, or to nobody."""
    name = (request.form or {}).get("owner") or None

    def change(c: Connection, complaint: Complaint) -> None:
        if name is not None and name not in {one.name for one in accounts.everyone(c) if not one.disabled}:
            raise bad_value(french("agent_inconnu"))
        locked = update_complaint(c, reference, actor=visit.agent.name, now=clock.now())
        assignments.give(c, locked, name, actor=visit.agent.name, now=clock.now())

    return await _change(request, visit, reference, "reclamation", change, french("attribution_enregistree"))


@changes.post("/<reference:str>/reponse")
@member
async def answer(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """The reply, its outcome and what he may do next: mailed and noted, or neither."""
    form = request.form or {}

    def change(c: Connection, complaint: Complaint) -> None:
        outcome = form.get("outcome") or ""
        if outcome not in OUTCOMES:
            raise bad_value(french("issue_a_choisir"))
        recourse = mask((form.get("recourse") or "").strip()[:4000]).text or None
        replies.answer(
            c,
            complaint,
            text=form.get("texte") or "",
            outcome=outcome,
            recourse=recourse,
            actor=visit.agent.name,
            now=clock.now(),
        )

    return await _change(request, visit, reference, "reponse", change, french("reponse_enregistree"))


@changes.post("/<reference:str>/attente")
@member
async def hold(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """A waiting reply: why, and the day of the real one."""
    form = request.form or {}

    def change(c: Connection, complaint: Complaint) -> None:
        try:
            until = date.fromisoformat(form.get("until") or "")
        except ValueError:
            raise bad_value(french("date_a_donner")) from None
        replies.hold(
            c,
            complaint,
            reason=form.get("reason") or "",
            until=until,
            actor=visit.agent.name,
            now=clock.now(),
        )

    return await _change(
        request, visit, reference, "reponse", change, french("reponse_d_attente_enregistree")
    )


@changes.post("/<reference:str>/lien")
@member
async def withdraw_links(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """The links to the customer's copy open nothing any more: one was passed on, or its mailbox was lost."""

    def change(c: Connection, complaint: Complaint) -> None:
        links.withdraw(c, reference, actor=visit.agent.name, now=clock.now())

    return await _change(request, visit, reference, "reclamation", change, french("liens_retires"))


@changes.post("/<reference:str>/mails/<mail:str>")
@member
async def tell_otherwise(request: Request, visit: Visit, reference: str, mail: str) -> HTTPResponse:
    """A mail could not leave, and the customer was told in another way: noted, and no task any more."""

    def change(c: Connection, complaint: Complaint) -> None:
        if not outbox.see_to(c, mail, f":{reference}"):
            raise bad_value(french("mail_deja_traite"))
        note = french("prevenu_autrement")
        update_complaint(c, reference, actor=visit.agent.name, now=clock.now(), note=note)

    return await _change(request, visit, reference, "reclamation", change, french("mise_a_jour"))


async def _change(
    request: Request,
    visit: Visit,
    reference: str,
    act: str,
    change: Callable[[Connection, Complaint], None],
    say: str,
) -> HTTPResponse:
    """One change, in the audit; a form shown before somebody else's change is given back as it was filled."""
    form = {name: (request.form or {}).get(name) or "" for name in (request.form or {})}

    def run() -> None:
        with writing(request.app.ctx.engine) as c:
            complaint = register.get(c, reference)
            if form.get("version") != version(c, reference):
                raise Stale
            change(c, complaint)
            audit_log.record(c, visit.agent.login, act, reference, now=clock.now())

    try:
        await asyncio.to_thread(run)
    except ComplaintNotFound:
        return await page(request, visit, "introuvable.html", status=404)
    except Stale:
        error = french("modifiee_entre_temps")
        return await shown(request, visit, reference, error=error, draft=form, status=409)
    except (AnswerRefused, ApiError, ChangeRefused) as refusal:
        return await shown(request, visit, reference, error=_sentence(refusal), draft=form, status=400)
    return go(f"/reclamations/{reference}", say=say)


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, ChangeRefused):
        return REFUSALS.get(refusal.code, (409, french("changement_interdit")))[1]
    return str(refusal.payload["message"]) if isinstance(refusal, ApiError) else str(refusal)
