"""The bank's card API (docs/contracts.md), with the faults asked for."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from aide.sandbox.faults import Fault
from aide.sandbox.model import BankError

bank_api = Blueprint("bank_api", url_prefix="/v1")
Operation = Callable[[], HTTPResponse]
_unfinished: set[asyncio.Task[HTTPResponse]] = set()


@bank_api.get("/customers/<customer:str>/cards")
async def cards(request: Request, customer: str) -> HTTPResponse:
    """The customer's cards, whatever their state; 404 for a customer who is not there."""

    def operation() -> HTTPResponse:
        return json([card.public() for card in request.app.ctx.bank.customer(unquote(customer)).cards])

    return await _answer(request, operation)


@bank_api.post("/cards/<card:str>/opposition")
async def opposition(request: Request, card: str) -> HTTPResponse:
    """Block the card, once an `Idempotency-Key`: 201, or 409 with the first opposition."""

    def operation() -> HTTPResponse:
        reason = body(request).get("reason")
        return json(request.app.ctx.bank.oppose(unquote(card), reason=reason, key=_key(request)), status=201)

    return await _answer(request, operation)


@bank_api.post("/cards/<card:str>/renewal")
async def renewal(request: Request, card: str) -> HTTPResponse:
    """Order another card, once an `Idempotency-Key`: 202."""

    def operation() -> HTTPResponse:
        return json(request.app.ctx.bank.renew(unquote(card), key=_key(request)), status=202)

    return await _answer(request, operation)


def body(request: Request) -> dict[str, Any]:
    """The request's JSON object; BankError 400 when it is none."""
    try:
        value = request.load_json() if request.body else {}
    except Exception as error:  # Sanic's own InvalidUsage, or a decoding error, by its version
        raise BankError(400, "json_invalid") from error
    if not isinstance(value, dict):
        raise BankError(400, "json_invalid", "a JSON object is expected")
    return value


def forget_unfinished() -> None:
    """At stop and reset: what was still to be done late is not done."""
    for task in _unfinished:
        task.cancel()


async def _answer(request: Request, operation: Operation) -> HTTPResponse:
    key = _key(request) or None
    entry: dict[str, Any] = {"method": request.method, "path": request.path, "key": key, "status": None}
    request.app.ctx.requests.append(entry)
    if not _is_authorised(request):
        response = _error(BankError(401, "token_invalid"))
    else:
        # In a task of its own: Sanic cancels a handler when the client hangs up, a bank does not.
        task = asyncio.get_running_loop().create_task(
            _perform(request.app.ctx.faults.take(request.path), operation)
        )
        _unfinished.add(task)
        task.add_done_callback(_unfinished.discard)
        response = await asyncio.shield(task)
    entry["status"] = response.status
    return response


async def _perform(fault: Fault | None, operation: Operation) -> HTTPResponse:
    if fault is None:
        return _guarded(operation)
    response = _guarded(operation) if fault.after else None
    await asyncio.sleep(fault.delay_ms / 1000)
    if fault.status is not None:
        return _error(BankError(fault.status, "fault", "asked for through /sandbox/faults"))
    return response or _guarded(operation)


def _guarded(operation: Operation) -> HTTPResponse:
    try:
        return operation()
    except BankError as error:
        return _error(error)


def _error(error: BankError) -> HTTPResponse:
    return json(error.payload, status=error.status)


def _key(request: Request) -> str:
    return str(request.headers.get("idempotency-key", ""))


def _is_authorised(request: Request) -> bool:
    sent = request.headers.get("authorization", "")
    expected = f"Bearer {request.app.ctx.settings.bank_token}"
    return hmac.compare_digest(sent.encode(), expected.encode())
