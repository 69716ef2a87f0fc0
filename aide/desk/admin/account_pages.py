"""Accounts, for supervisors."""

from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.http.layout import Visit, go, page, read, supervisor, write
from aide.desk.staff import accounts as store
from aide.desk.staff import audit_log
from aide.desk.staff.accounts import AccountRefused
from aide.phrases import beside

french = beside(__file__)

accounts = Blueprint("web_accounts")


@accounts.get("/comptes")
@supervisor
async def everyone(request: Request, visit: Visit) -> HTTPResponse:
    """The list of accounts, with the form for one more."""
    return await _page(request, visit)


@accounts.post("/comptes", name="add")
@supervisor
async def add(request: Request, visit: Visit) -> HTTPResponse:
    """A new account, told in the audit; the page again with the reason when it is refused."""
    form = {name: (request.form or {}).get(name) or "" for name in ("login", "name", "role", "password")}

    def change(c: Connection) -> None:
        made = store.add(c, **form, now=clock.now())
        target = french("journal_cree", compte=made.login, role=made.role)
        audit_log.record(c, visit.agent.login, "compte", target, now=clock.now())

    try:
        await write(request, change)
    except AccountRefused as refusal:
        return await _page(request, visit, status=400, error=str(refusal), draft={**form, "password": ""})
    return go("/comptes", say=french("compte_cree"))


@accounts.post("/comptes/<login:str>/etat")
@supervisor
async def disable(request: Request, visit: Visit, login: str) -> HTTPResponse:
    """Close an account, which ends its sessions, or open it again; never one's own."""
    disabled = (request.form or {}).get("ferme") == "oui"
    if login == visit.agent.login:
        return await _page(request, visit, status=400, error=french("pas_son_propre_compte"))

    def change(c: Connection) -> None:
        store.set_disabled(c, login, disabled, now=clock.now())
        told = french("journal_ferme", compte=login) if disabled else french("journal_rouvert", compte=login)
        audit_log.record(c, visit.agent.login, "compte", told, now=clock.now())

    try:
        await write(request, change)
    except AccountRefused as refusal:
        return await _page(request, visit, status=404, error=str(refusal))
    return go("/comptes", say=french("compte_ferme") if disabled else french("compte_rouvert"))


async def _page(
    request: Request,
    visit: Visit,
    *,
    status: int = 200,
    error: str | None = None,
    draft: dict[str, str] | None = None,
) -> HTTPResponse:
    people = await read(request, store.everyone)
    return await page(
        request,
        visit,
        "comptes.html",
        status=status,
        people=people,
        roles=store.ROLES,
        error=error,
        draft=draft or dict.fromkeys(("login", "name", "role"), ""),
    )
