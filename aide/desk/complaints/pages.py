"""Complaints: the list of work, one file with its conversation, as agents read them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints import changes, lateness, register
from aide.complaints.complaint import STATUSES, Complaint, ComplaintNotFound
from aide.complaints.history import history
from aide.complaints.motifs import LABELS
from aide.desk.complaints import assignments, replies, worklist
from aide.desk.complaints.csv_export import complaints_csv
from aide.desk.http import page_params, params, serializers
from aide.desk.http.layout import Visit, member, page, read, write
from aide.desk.staff import accounts, audit_log
from aide.journal.conversations import ConversationNotFound, names_of
from aide.journal.conversations import get as conversation_of
from aide.journal.search import transcript
from aide.mail import outbox
from aide.phrases import beside

french = beside(__file__)

complaints = Blueprint("web_complaints", url_prefix="/reclamations")
OUTCOME_WORDS, FILTERS = french.table("issues"), french.table("filtres")
MOST_ROWS = 10_000
REFERENCE = re.compile(r"(?<=:)REC-\d{4}-\d{6,}")
"""In the key of a mail, the file that it is about."""


@complaints.get("/")
@member
async def list_complaints(request: Request, visit: Visit) -> HTTPResponse:
    """A page of the work to do; a filter that cannot be read is told, with status 400, and left out."""
    people = await read(request, _people)
    filters = page_params.read(request, _checks(people))
    number, no_page = page_params.page_number(request)
    works, more = await read(request, _works, filters.values, number)
    if number > 1 and not works:
        no_page, number = page_params.no_such_page(number), 1
        works, more = await read(request, _works, filters.values, number)
    message = " ".join(filter(None, [filters.told, no_page])) or None
    return await page(
        request,
        visit,
        "reclamations.html",
        status=400 if message else 200,
        error=message,
        asked=filters.values,
        works=works,
        undelivered=await read(request, _undelivered),
        more=more,
        number=number,
        people=people,
    )


@complaints.get("/liste.csv")
@member
async def export(request: Request, visit: Visit) -> HTTPResponse:
    """The files of that list as CSV, MOST_ROWS at most; told in the audit.

    400 when a filter cannot be read.
    """
    wanted = page_params.read(request, _checks(await read(request, _people))).all_or_nothing()

    def rows(c: Connection) -> list[worklist.Work]:
        kept: list[worklist.Work] = []
        number, more = 1, True
        while more and len(kept) < MOST_ROWS:
            works, more = _works(c, wanted, number)
            kept += works
            number += 1
        return kept

    works = await read(request, rows)
    await note_reading(request, visit, "export", french("journal_export", nombre=len(works)))
    return complaints_csv(works, "reclamations.csv")


@complaints.get("/<reference:str>")
@member
async def show(request: Request, visit: Visit, reference: str) -> HTTPResponse:
    """One file, or its CSV when the address ends in `.csv`; told in the audit. 404 unknown."""
    if reference.endswith(".csv"):
        work = await read(request, worklist.work, reference[:-4], now=clock.now())
        if work is None:
            return await page(request, visit, "introuvable.html", status=404)
        await note_reading(request, visit, "export", work.complaint.reference)
        return complaints_csv([work], f"{work.complaint.reference}.csv")
    answer = await shown(request, visit, reference)
    if answer.status == 200:
        # The file holds an address and a story in clear.
        await note_reading(request, visit, "lecture", reference)
    return answer


async def shown(
    request: Request,
    visit: Visit,
    reference: str,
    *,
    error: str | None = None,
    draft: dict[str, str] | None = None,
    status: int = 200,
) -> HTTPResponse:
    """The page of one file, with an error and what was typed when a form is given back. 404 unknown."""
    complaint = await load(request, reference)
    if complaint is None:
        return await page(request, visit, "introuvable.html", status=404)
    empty = dict.fromkeys(("texte", "outcome", "recourse", "reason", "until", "note", "status"), "")
    return await page(
        request,
        visit,
        "reclamation.html",
        status=status,
        one=complaint,
        error=error,
        draft={**empty, **(draft or {})},
        outcomes=OUTCOME_WORDS,
        next_states=changes.TRANSITIONS[complaint.status],
        templates=replies.filled(complaint),
        **await read(request, _beside, complaint),
    )


def _undelivered(c: Connection) -> dict[str, int]:
    """How many mails of each file could not leave, and wait for somebody who tells the customer otherwise."""
    found = (REFERENCE.search(one.key) for one in outbox.undelivered(c))
    return dict(Counter(one.group() for one in found if one))


def _beside(c: Connection, complaint: Complaint) -> dict[str, Any]:
    today = clock.today()
    try:
        conversation_of(c, complaint.conversation)
        lines = [serializers.message(line) for line in transcript(c, complaint.conversation, limit=200)]
    except ConversationNotFound:
        lines = []
    name = names_of(c, [complaint.customer]).get(complaint.customer) if complaint.customer else None
    return {
        "customer_name": serializers.masked(name),
        "events": history(c, complaint.reference),
        "owner": assignments.assignees_of(c, [complaint.reference]).get(complaint.reference),
        "people": [one for one in accounts.everyone(c) if not one.disabled],
        "lines": lines,
        "due": lateness.due_of(complaint),
        "lateness": lateness.lateness_of(complaint, today),
        "version": version(c, complaint.reference),
        "undelivered": outbox.undelivered(c, f":{complaint.reference}"),
        "label": lambda _intent: "",
    }


def version(c: Connection, reference: str) -> str:
    """Every change leaves a line in the history: their number tells whether a form is still true."""
    return str(len(history(c, reference)))


async def load(request: Request, reference: str) -> Complaint | None:
    """The file, or None when no such one is in the register."""
    try:
        return await read(request, register.get, reference)
    except ComplaintNotFound:
        return None


async def note_reading(request: Request, visit: Visit, act: str, target: str) -> None:
    """One line of the audit: who read or took what."""
    await write(request, audit_log.record, visit.agent.login, act, target, now=clock.now())


def _works(c: Connection, wanted: dict[str, str], number: int) -> tuple[list[worklist.Work], bool]:
    return worklist.works(c, wanted, period=params.period(wanted), now=clock.now(), page=number)


def _people(c: Connection) -> list[str]:
    """Who works on a complaint, or may."""
    return sorted({*worklist.assignees(c), *(one.name for one in accounts.everyone(c) if not one.disabled)})


def _checks(people: list[str]) -> dict[str, page_params.Check]:
    return {
        "q": page_params.words(FILTERS["q"]),
        "status": page_params.one_of(FILTERS["status"], STATUSES),
        "motif": page_params.one_of(FILTERS["motif"], LABELS),
        "lateness": page_params.one_of(FILTERS["lateness"], (lateness.LATE, lateness.SOON)),
        "owner": page_params.one_of(FILTERS["owner"], (worklist.NOBODY, *people)),
        "since": page_params.day,
        "until": page_params.day,
    }
