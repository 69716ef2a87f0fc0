"""The audit, for supervisors: who read and changed what, with its filters."""

from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sqlalchemy.engine import Connection

from aide.desk.http import page_params, params
from aide.desk.http.layout import Visit, page, read, supervisor
from aide.desk.staff import accounts
from aide.desk.staff import audit_log as store
from aide.phrases import beside

french = beside(__file__)

audit = Blueprint("web_audit")
PAGE = 50
LAST_ID = 2**31 - 1
LOST_PLACE = french("suite_introuvable")
FILTERS = french.table("filtres")


@audit.get("/audit")
@supervisor
async def trail(request: Request, visit: Visit) -> HTTPResponse:
    """A page of the audit, newest first.

    A filter that cannot be read is told, with status 400, and left out.
    """
    people = await read(request, _people)
    filters = page_params.read(request, _checks(people))
    before, lost = _before(request)
    period = params.period(filters.values)
    entries = await read(request, store.latest, filters.values, period=period, before=before, limit=PAGE + 1)
    message = " ".join(filter(None, [filters.told, lost])) or None
    return await page(
        request,
        visit,
        "audit.html",
        status=400 if message else 200,
        error=message,
        asked=filters.values,
        people=people,
        nouns=store.NOUNS,
        acts=store.LABELS,
        entries=entries[:PAGE],
        following=entries[PAGE - 1].id if len(entries) > PAGE else None,
        first=before is None,
    )


def _people(c: Connection) -> dict[str, str]:
    """Each login with the name of its account, in the order of names."""
    people = {
        **{login: login for login in store.logins(c)},
        **{one.login: one.name for one in accounts.everyone(c)},
    }
    return dict(sorted(people.items(), key=lambda one: one[1].casefold()))


def _checks(people: dict[str, str]) -> dict[str, page_params.Check]:
    return {
        "q": page_params.words(FILTERS["q"]),
        "agent": page_params.one_of(FILTERS["agent"], people),
        "act": page_params.one_of(FILTERS["act"], store.LABELS),
        "since": page_params.day,
        "until": page_params.day,
    }


def _before(request: Request) -> tuple[int | None, str | None]:
    """The line that ended the page before."""
    text = (request.args.get("before") or "").strip()
    if not text:
        return None, None
    if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_ID)) and 1 <= int(text) <= LAST_ID:
        return int(text), None
    return None, LOST_PLACE
