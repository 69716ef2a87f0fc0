"""« Cartes »: state, opposition and renewal, by the same rules as the bank's API."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from sanic import Blueprint, Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, html, redirect

from aide.sandbox.model import BankError, Card
from aide.sandbox.site.rendering import fragment, page
from aide.sandbox.site.sessions import check_form, logged_in

cards = Blueprint("cards_pages", url_prefix="/espace-client/cartes")
# The law's grounds only (docs/rules.md R16): the API's `other` is for what an agent has checked.
REASONS = {"lost": "Je l'ai perdue", "stolen": "On me l'a volée", "fraud": "Quelqu'un d'autre s'en sert"}


@cards.get("/")
async def all_cards(request: Request) -> HTTPResponse:
    """The customer's cards, with what he can do himself."""
    logged_in(request)
    return page(request, "cards.html")


@cards.get("/etat")
async def state(request: Request) -> HTTPResponse:
    """The cards alone, for the page to refresh itself."""
    logged_in(request)
    return html(fragment(request, "_cards.html"))


@cards.get("/<card:str>/opposition")
async def opposition(request: Request, card: str) -> HTTPResponse:
    """The question, or what was done when the card is blocked already, by this page or by the assistant."""
    return page(request, "opposition.html", card=_own(request, card), reasons=REASONS, missing=False)


@cards.post("/<card:str>/opposition")
async def oppose(request: Request, card: str) -> HTTPResponse:
    """Block his own card; the form again, with status 400, without a reason or the confirmation."""
    own = _own(request, card)
    check_form(request)
    reason = request.form.get("motif", "")
    if reason not in REASONS or request.form.get("confirmation") != "oui":
        return page(request, "opposition.html", status=400, card=own, reasons=REASONS, missing=True)
    return _done(own, "opposition", lambda key: request.app.ctx.bank.oppose(own.id, reason=reason, key=key))


@cards.get("/<card:str>/renouvellement")
async def renewal(request: Request, card: str) -> HTTPResponse:
    """The form to order another card."""
    return page(request, "renewal.html", card=_own(request, card))


@cards.post("/<card:str>/renouvellement")
async def renew(request: Request, card: str) -> HTTPResponse:
    """Order it."""
    own = _own(request, card)
    check_form(request)
    return _done(own, "renouvellement", lambda key: request.app.ctx.bank.renew(own.id, key=key))


def _own(request: Request, card: str) -> Card:
    """The customer's own card. Raises LoginNeeded; NotFound for another's, as for one that does not exist."""
    for own in logged_in(request).cards:
        if own.id == unquote(card):
            return own
    raise NotFound("card_unknown")


def _done(card: Card, what: str, operation: Callable[[str], dict[str, Any]]) -> HTTPResponse:
    """Do it, then show the card's state: a second click, or the assistant being first,
    ends on the same page.
    """
    with contextlib.suppress(BankError):
        operation(f"site-{secrets.token_hex(16)}")
    return redirect(f"/espace-client/cartes/{quote(card.id)}/{what}", status=303)
