"""Login by choosing a demo customer, without a password: there is nothing to protect but the habit of a real
form.
"""

from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from aide.sandbox.model import BankError
from aide.sandbox.site.rendering import page
from aide.sandbox.site.sessions import COOKIE, check_form, remember, visit

login = Blueprint("login")
AREA = "/espace-client"


@login.get("/connexion")
async def form(request: Request) -> HTTPResponse:
    """The page to log in; who is logged in goes on to where he was going."""
    if visit(request).customer:
        return redirect(_after(request.args.get("suite", "")), status=303)
    return _form(request, suite=request.args.get("suite", ""), left="depart" in request.args)


@login.post("/connexion")
async def enter(request: Request) -> HTTPResponse:
    """Log in by the customer's id, without a password: nobody is real here."""
    check_form(request)
    suite = request.form.get("suite", "")
    try:
        customer = request.app.ctx.bank.customer(request.form.get("client", ""))
    except BankError:
        return _form(request, suite=suite, status=400, wrong=True)
    request.app.ctx.sessions.close(visit(request).session)
    return remember(request, redirect(_after(suite), status=303), request.app.ctx.sessions.open(customer.id))


@login.post("/deconnexion")
async def leave(request: Request) -> HTTPResponse:
    """Log out."""
    check_form(request)
    request.app.ctx.sessions.close(visit(request).session)
    response = redirect("/connexion?depart=1", status=303)
    del response.cookies[COOKIE]
    return response


def _form(
    request: Request, *, suite: str, status: int = 200, wrong: bool = False, left: bool = False
) -> HTTPResponse:
    customers = request.app.ctx.bank.customers()
    response = page(
        request, "login.html", status=status, customers=customers, suite=suite, wrong=wrong, left=left
    )
    return remember(request, response, visit(request).session)


def _after(suite: str) -> str:
    """Where to go once logged in: a page of the customer area only,
    never an address that someone else wrote.
    """
    return suite if suite.startswith(f"{AREA}/") and "\\" not in suite and "//" not in suite else AREA
