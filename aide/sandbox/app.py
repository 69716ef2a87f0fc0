"""The sandbox's web application."""

from __future__ import annotations

from collections import deque

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from aide import clock
from aide.sandbox.bank_api import bank_api, forget_unfinished
from aide.sandbox.controls import controls
from aide.sandbox.demo import seed
from aide.sandbox.faults import Faults
from aide.sandbox.model import BankError
from aide.sandbox.site import add_site
from aide.sandbox.state import Bank
from aide.settings import Settings


def create_app(settings: Settings) -> Sanic:
    """The application with the demo customers; its state lives in this process only."""
    app = Sanic("aide_sandbox")
    app.config.FALLBACK_ERROR_FORMAT = "json"
    # A client that waits on a fault must not hold the server when it is told to stop.
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 0.2
    app.ctx.settings = settings
    app.ctx.bank = Bank(clock.now)
    app.ctx.faults = Faults()
    app.ctx.requests = deque(maxlen=10_000)
    seed(app.ctx.bank)
    app.blueprint(bank_api)
    app.blueprint(controls)
    add_site(app)
    app.add_route(_health, "/healthz")
    app.error_handler.add(BankError, _bank_error)
    app.register_listener(_stop, "before_server_stop")
    return app


async def _health(_request: Request) -> HTTPResponse:
    return json({"status": "ok"})


def _bank_error(_request: Request, error: BankError) -> HTTPResponse:
    return json(error.payload, status=error.status)


async def _stop(_app: Sanic, _loop: object) -> None:
    forget_unfinished()
