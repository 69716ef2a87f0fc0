"""Complaints: the list of work, one file with its conversation, and what agents do to it."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw
from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints import handling, register
from aide.complaints.complaint import STATUSES, Complaint, ComplaintNotFound
from aide.complaints.handling import OUTCOMES, ChangeRefused
from aide.complaints.history import history
from aide.complaints.motifs import LABELS
from aide.db import writing
from aide.desk import accounts, answering, audit, fields, owners, shapes, worklist
from aide.desk.answering import AnswerRefused
from aide.desk.complaints import REFUSALS
from aide.desk.errors import ApiError, bad_value
from aide.desk.web.frame import STATUS_LABELS, Visit, go, member, page, read, write
from aide.journal.conversations import ConversationNotFound
from aide.journal.conversations import get as conversation_of
from aide.journal.search import transcript
from aide.masking import mask

complaints = Blueprint("web_complaints", url_prefix="/reclamations")
OUTCOME_WORDS = {"acceptee": "Acceptée", "partielle": "Acceptée en partie", "refusee": "Refusée"}
ALLOWED = {
    "status": STATUSES,
    "motif": tuple(LABELS),
    "lateness": (worklist.LATE, worklist.SOON),
}
COLUMNS = {
    "reference": "Référence",
    "status": "État",
    "motif": "Motif",
    "priority": "Priorité",
    "amount": "Montant (EUR)",
    "date": "Date de l'opération",
    "beneficiary": "Bénéficiaire",
    "creditor": "Créancier",
    "customer": "Client",
    "filed_at": "Déposée le",
    "acknowledge_by": "Accusé avant le",
    "answer_by": "Réponse avant le",
    "answer_latest_by": "Dernier délai",
    "answered_at": "Répondue le",
    "closed_at": "Close le",
    "outcome": "Issue",
    "description": "Récit",
}
MOST_ROWS = 10_000


class Stale(Exception):
    """Somebody changed the complaint since the form was shown."""


@complaints.get("/")
@member
async def list_complaints(request: Request, visit: Visit) -> HTTPResponse:
    error = None
    asked, number = dict.fromkeys(worklist.NAMES, ""), 1
    period: tuple[datetime | None, datetime | None] = (None, None)
    try:
        asked, period, number = _asked(request), fields.period(request), _page_number(request)
    except ApiError as refusal:
        error = refusal.payload["message"]
    found, more = await read(request, worklist.works, asked, period=period, now=clock.now(), page=number)
    people = await read(request, worklist.owners)
    return await page(
        request,
        visit,
        "reclamations.html",
        status=400 if error else 200,
        error=error,
        asked=asked,
        works=found,
        more=more,
        number=number,
        people=people,
    )


@complaints.get("/liste.csv")
@member
async def export(request: Request, visit: Visit) -> HTTPResponse:
    asked, period = _asked(request), fields.period(request)

    def rows(c: Connection) -> list[Complaint]:
        kept: list[Complaint] = []
        number, more = 1, True
        while more and len(kept) < MOST_ROWS:
            found, more = worklist.works(c, asked, period=period, now=clock.now(), page=number)
            kept += [one.complaint for one in found]
            number += 1
        return kept

    found = await read(request, rows)
    await _note(request, visit, "export", f"{len(found)} réclamations")
    return _csv(found, "reclamations.csv")


@complaints.get("/<reference:str>")
@member
async def show(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    if reference.endswith(".csv"):
        found = await _load(request, reference[:-4])
        if found is None:
            return await page(request, visit, "introuvable.html", status=404)
        await _note(request, visit, "export", found.reference)
        return _csv([found], f"{found.reference}.csv")
    shown = await _shown(request, visit, reference)
    if shown.status == 200:
        # The file holds an address and a story in clear.
        await _note(request, visit, "lecture", reference)
    return shown


@complaints.post("/<reference:str>/etat")
@member
async def move(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    given = request.form or {}

    def change(c: Connection, found: Complaint) -> None:
        status = given.get("status") or None
        if status is not None and status not in STATUSES:
            raise bad_value("Choisissez un état de la liste.")
        note = mask((given.get("note") or "").strip()[:4000]).text or None
        handling.update_complaint(c, reference, actor=visit.agent.name, now=clock.now(), status=status, note=note)

    return await _change(request, visit, reference, "reclamation", change, "Réclamation mise à jour.")


@complaints.post("/<reference:str>/charge")
@member
async def own(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    name = (request.form or {}).get("owner") or None

    def change(c: Connection, found: Complaint) -> None:
        if name is not None and name not in {one.name for one in accounts.everyone(c) if not one.disabled}:
            raise bad_value("Cet agent n'existe pas, ou son compte est fermé.")
        locked = handling.update_complaint(c, reference, actor=visit.agent.name, now=clock.now())
        owners.give(c, locked, name, actor=visit.agent.name, now=clock.now())

    return await _change(request, visit, reference, "reclamation", change, "Attribution enregistrée.")


@complaints.post("/<reference:str>/reponse")
@member
async def answer(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    given = request.form or {}

    def change(c: Connection, found: Complaint) -> None:
        outcome = given.get("outcome") or ""
        if outcome not in OUTCOMES:
            raise bad_value("Choisissez l'issue : acceptée, en partie, ou refusée.")
        recourse = mask((given.get("recourse") or "").strip()[:4000]).text or None
        answering.answer(
            c,
            found,
            text=given.get("texte") or "",
            outcome=outcome,
            recourse=recourse,
            actor=visit.agent.name,
            now=clock.now(),
        )

    return await _change(request, visit, reference, "reponse", change, "Réponse enregistrée.")


@complaints.post("/<reference:str>/attente")
@member
async def hold(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    given = request.form or {}

    def change(c: Connection, found: Complaint) -> None:
        try:
            until = date.fromisoformat(given.get("until") or "")
        except ValueError:
            raise bad_value("Donnez la date de la réponse à venir.") from None
        answering.hold(c, found, reason=given.get("reason") or "", until=until, actor=visit.agent.name, now=clock.now())

    return await _change(request, visit, reference, "reponse", change, "Réponse d'attente enregistrée.")


async def _change(
    request: Request,
    visit: Visit,
    reference: str,
    act: str,
    change: Callable[[Connection, Complaint], None],
    say: str,
) -> HTTPResponse:
    """One change, in the audit; a form shown before somebody else's change is given back as it was filled."""
    given = {name: (request.form or {}).get(name) or "" for name in (request.form or {})}

    def run() -> None:
        with writing(request.app.ctx.engine) as c:
            found = register.get(c, reference)
            if given.get("version") != version(c, reference):
                raise Stale
            change(c, found)
            audit.record(c, visit.agent.login, act, reference, now=clock.now())

    try:
        await asyncio.to_thread(run)
    except ComplaintNotFound:
        return await page(request, visit, "introuvable.html", status=404)
    except Stale:
        error = "Un collègue a modifié cette réclamation entre-temps. Relisez l'historique, puis renvoyez si besoin."
        return await _shown(request, visit, reference, error=error, draft=given, status=409)
    except (AnswerRefused, ApiError, ChangeRefused) as refusal:
        return await _shown(request, visit, reference, error=_sentence(refusal), draft=given, status=400)
    return go(f"/reclamations/{reference}", say=say)


async def _shown(
    request: Request,
    visit: Visit,
    reference: str,
    *,
    error: str | None = None,
    draft: dict[str, str] | None = None,
    status: int = 200,
) -> HTTPResponse:
    found = await _load(request, reference)
    if found is None:
        return await page(request, visit, "introuvable.html", status=404)
    empty = dict.fromkeys(("texte", "outcome", "recourse", "reason", "until", "note", "status"), "")
    return await page(
        request,
        visit,
        "reclamation.html",
        status=status,
        one=found,
        error=error,
        draft={**empty, **(draft or {})},
        outcomes=OUTCOME_WORDS,
        next_states=handling.TRANSITIONS[found.status],
        templates=answering.filled(found),
        **await read(request, _beside, found),
    )


def _beside(c: Connection, found: Complaint) -> dict[str, Any]:
    today = clock.today()
    try:
        conversation_of(c, found.conversation)
        said = [shapes.message(line) for line in transcript(c, found.conversation, limit=200)]
    except ConversationNotFound:
        said = []
    return {
        "events": history(c, found.reference),
        "owner": owners.owners_of(c, [found.reference]).get(found.reference),
        "people": [one for one in accounts.everyone(c) if not one.disabled],
        "lines": said,
        "due": worklist.due_of(found),
        "lateness": worklist.lateness_of(found, today),
        "version": version(c, found.reference),
        "label": lambda _intent: "",
    }


def version(c: Connection, reference: str) -> str:
    """Every change leaves a line in the history: their number tells whether a form is still true."""
    return str(len(history(c, reference)))


async def _load(request: Request, reference: str) -> Complaint | None:
    try:
        return await read(request, register.get, reference)
    except ComplaintNotFound:
        return None


async def _note(request: Request, visit: Visit, act: str, target: str) -> None:
    await write(request, audit.record, visit.agent.login, act, target, now=clock.now())


def _asked(request: Request) -> dict[str, str]:
    asked = {name: fields.parameter(request, name) or "" for name in worklist.NAMES}
    for name, allowed in ALLOWED.items():
        if asked[name] and asked[name] not in allowed:
            raise bad_value(f"Le filtre {name} ne connaît pas cette valeur.")
    return asked


def _page_number(request: Request) -> int:
    given = fields.parameter(request, "page") or "1"
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= worklist.LAST_PAGE):
        raise bad_value("Cette page n'existe pas.")
    return int(given)


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, ChangeRefused):
        return REFUSALS.get(refusal.code, (409, "Ce changement n'est pas permis."))[1]
    return str(refusal.payload["message"]) if isinstance(refusal, ApiError) else str(refusal)


def _csv(found: list[Complaint], name: str) -> HTTPResponse:
    """Semicolons and a mark of UTF-8, as French spreadsheets expect; no cell can be a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS.values())
    for one in found:
        values = {**one.as_dict(), "motif": LABELS[one.motif], "status": STATUS_LABELS[one.status]}
        writer.writerow([_cell(values[column]) for column in COLUMNS])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return raw(("\ufeff" + file.getvalue()).encode(), headers=headers, content_type="text/csv; charset=utf-8")


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
