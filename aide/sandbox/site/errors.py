"""What the site answers when it cannot show the page; the bank's API keeps its JSON."""

from __future__ import annotations

from urllib.parse import quote

from sanic import Request, Sanic
from sanic.exceptions import Forbidden, NotFound
from sanic.response import HTTPResponse, redirect

from aide.sandbox.site.rendering import page
from aide.sandbox.site.sessions import LoginNeeded

MACHINES = ("/v1/", "/sandbox/", "/static/")


def add_to(app: Sanic) -> None:
    """A page of the site for who must log in, for what is not there and for a form that is not ours."""
    app.error_handler.add(LoginNeeded, _login)
    app.error_handler.add(NotFound, _not_found)
    app.error_handler.add(Forbidden, _forbidden)


def _login(request: Request, _error: LoginNeeded) -> HTTPResponse:
    # A form that was sent too late cannot be sent again from the login page: only pages are come back to.
    after = f"?suite={quote(request.path)}" if request.method == "GET" else ""
    return redirect(f"/connexion{after}", status=303)


def _not_found(request: Request, error: NotFound) -> HTTPResponse:
    if request.path.startswith(MACHINES):
        return request.app.error_handler.default(request, error)
    return page(request, "not_found.html", status=404)


def _forbidden(request: Request, _error: Forbidden) -> HTTPResponse:
    return page(request, "forbidden.html", status=403)
