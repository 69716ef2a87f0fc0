"""What only a stand-in has: make customers, ask for faults, count the calls, log a demo customer in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, json

from aide.sandbox.bank_api import body, forget_unfinished
from aide.sandbox.customer_token import customer_token
from aide.sandbox.demo import seed
from aide.sandbox.faults import Fault
from aide.sandbox.model import STATUSES, BankError
from aide.sandbox.site.rendering import page

controls = Blueprint("controls", url_prefix="/sandbox")
TOKEN_LIFE = timedelta(hours=1)


@controls.get("/")
async def home(request: Request) -> HTTPResponse:
    """For testers: what this server is, its customers and their cards."""
    return page(request, "testers.html", customers=request.app.ctx.bank.customers())


@controls.get("/customers")
async def customers(request: Request) -> HTTPResponse:
    """Everybody who has an account, with his cards."""
    return json([customer.public() for customer in request.app.ctx.bank.customers()])


@controls.post("/customers")
async def add_customer(request: Request) -> HTTPResponse:
    """Make or replace a customer with his cards; 400 says what is missing."""
    fields = body(request)
    customer_id, name, email = fields.get("id"), fields.get("name", ""), fields.get("email")
    cards = fields.get("cards", [])
    texts = isinstance(customer_id, str) and isinstance(name, str) and isinstance(email, (str, type(None)))
    if not texts or not customer_id:
        raise BankError(400, "customer_invalid", "id and name are needed, email is optional")
    if not isinstance(cards, list) or not all(_is_card(card) for card in cards):
        raise BankError(
            400, "card_invalid", f"a card has last4 (text, 4 digits) and status {'|'.join(STATUSES)}"
        )
    return json(request.app.ctx.bank.add_customer(customer_id, name, cards, email).public(), status=201)


@controls.post("/reset")
async def reset(request: Request) -> HTTPResponse:
    """The bank as it was at its start: no fault, no request, nobody logged in, the demo's customers."""
    forget_unfinished()
    request.app.ctx.faults.clear()
    request.app.ctx.requests.clear()
    request.app.ctx.bank.clear()
    request.app.ctx.sessions.clear()
    seed(request.app.ctx.bank)
    return json({"status": "reset"})


@controls.post("/faults")
async def add_fault(request: Request) -> HTTPResponse:
    """Have the next calls of a path fail or be late; 400 says what is wrong with it."""
    try:
        fault = Fault.read(body(request))
    except ValueError as error:
        raise BankError(400, "fault_invalid", str(error)) from error
    request.app.ctx.faults.add(fault)
    return json({"status": "armed"}, status=201)


@controls.delete("/faults")
async def clear_faults(request: Request) -> HTTPResponse:
    """All calls go well again."""
    request.app.ctx.faults.clear()
    return empty()


@controls.get("/oppositions")
async def oppositions(request: Request) -> HTTPResponse:
    """Every opposition made, by the API or on the site, oldest first."""
    return json(request.app.ctx.bank.oppositions())


@controls.get("/renewals")
async def renewals(request: Request) -> HTTPResponse:
    """Every card ordered, oldest first."""
    return json(request.app.ctx.bank.renewals())


@controls.get("/requests")
async def requests(request: Request) -> HTTPResponse:
    """Each call of the card API in its order; `status` is null while unanswered or when the caller left."""
    return json(list(request.app.ctx.requests))


@controls.post("/login")
async def login(request: Request) -> HTTPResponse:
    """The customer JWT that the bank's own login would give."""
    customer = request.app.ctx.bank.customer(str(body(request).get("customer", "")))
    token = customer_token(customer, request.app.ctx.settings.customer_jwt_secret, TOKEN_LIFE)
    return json({"token": token})


def _is_card(card: Any) -> bool:
    return (
        isinstance(card, dict)
        and all(isinstance(value, str) for value in card.values())
        and bool(re.fullmatch(r"[0-9]{4}", card.get("last4", "")))
        and card.get("status", "active") in STATUSES
    )
