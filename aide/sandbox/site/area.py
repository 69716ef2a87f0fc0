"""The customer area (« espace client »), but for its cards; and the widget's fresh token."""

from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, html, json

from aide import clock
from aide.sandbox.site.movements import balance, movements
from aide.sandbox.site.rendering import fragment, page, widget_token
from aide.sandbox.site.sessions import logged_in

area = Blueprint("area", url_prefix="/espace-client")


@area.get("/")
async def overview(request: Request) -> HTTPResponse:
    """The customer area's first page: his movements, his balance, his cards."""
    shown = movements(logged_in(request).id, clock.today())
    return page(request, "overview.html", movements=shown, balance=balance(shown), today=clock.today())


@area.get("/etat")
async def overview_cards(request: Request) -> HTTPResponse:
    """The overview's cards alone, for the page to refresh itself."""
    logged_in(request)
    return html(fragment(request, "_cards_summary.html"))


@area.get("/reclamations")
async def complaints(request: Request) -> HTTPResponse:
    """How to complain, and by when an answer comes."""
    logged_in(request)
    return page(request, "complaints.html")


@area.get("/contact")
async def contact(request: Request) -> HTTPResponse:
    """How to reach a person."""
    logged_in(request)
    return page(request, "contact.html")


@area.get("/jeton")
async def token(request: Request) -> HTTPResponse:
    """A token of 15 minutes for the widget; 401 once logged out, so that the widget says so."""
    made = widget_token(request)
    headers = {"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"}
    if made is None:
        return json({"code": "login_needed"}, status=401, headers=headers)
    return json({"token": made}, headers=headers)
