"""Who is at the site: a signed cookie names the session, the server knows whose it is until the logout."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

import jwt
from sanic import Request
from sanic.exceptions import Forbidden
from sanic.response import HTTPResponse

from aide import clock
from aide.sandbox.model import BankError, Customer

COOKIE = "smartpay_session"
LIFE = timedelta(hours=8)


class LoginNeeded(Exception):
    """The page is for a logged-in customer; the answer is the login page."""


@dataclass(frozen=True)
class Visit:
    """One request's visitor; `csrf` is what his forms must send back. `customer` is None until he logs in."""

    session: str
    csrf: str
    customer: Customer | None


class Sessions:
    """The open sessions, in memory: a restart or a reset logs everyone out."""

    def __init__(self, secret: str) -> None:
        # A key of its own: the site's cookie must not pass for a customer's token, which this secret signs
        # too.
        self._key = hmac.digest(secret.encode(), b"session of the demo site", "sha256")
        self._customers: dict[str, str] = {}

    def open(self, customer: str) -> str:
        """A new session of this customer; never the visitor's earlier one, which someone else may know."""
        session = secrets.token_urlsafe(32)
        self._customers[session] = customer
        return session

    def close(self, session: str) -> None:
        """That visitor is logged out."""
        self._customers.pop(session, None)

    def clear(self) -> None:
        """Nobody is logged in any more."""
        self._customers.clear()

    def customer_id(self, session: str) -> str | None:
        """Who is logged in there; None for a visitor."""
        return self._customers.get(session)

    def csrf(self, session: str) -> str:
        """What each form of that session carries."""
        return hmac.new(self._key, session.encode(), "sha256").hexdigest()

    def sign(self, session: str) -> str:
        """The cookie of a session, good for LIFE."""
        return jwt.encode({"sid": session, "exp": clock.real_now() + LIFE}, self._key, algorithm="HS256")

    def read(self, cookie: str) -> str | None:
        """The session that a cookie of ours names; None when it was forged or has expired."""
        try:
            claims = jwt.decode(cookie, self._key, algorithms=["HS256"], options={"require": ["exp", "sid"]})
        except jwt.PyJWTError:
            return None
        return str(claims["sid"])


def visit(request: Request) -> Visit:
    """The visitor of this request, read once; one without a session gets a new one, kept by `remember`."""
    if not hasattr(request.ctx, "visit"):
        sessions: Sessions = request.app.ctx.sessions
        session = sessions.read(request.cookies.get(COOKIE, "")) or secrets.token_urlsafe(32)
        request.ctx.visit = Visit(session, sessions.csrf(session), _customer(request, session))
    return request.ctx.visit


def logged_in(request: Request) -> Customer:
    """The customer. Raises LoginNeeded."""
    customer = visit(request).customer
    if customer is None:
        raise LoginNeeded
    return customer


def check_form(request: Request) -> None:
    """Raises Forbidden unless the form carries the token that this visitor's own page gave."""
    token = (request.form or {}).get("csrf", "")
    if not hmac.compare_digest(token.encode(), visit(request).csrf.encode()):
        raise Forbidden("csrf_invalid")


def remember(request: Request, response: HTTPResponse, session: str) -> HTTPResponse:
    """Set the cookie; a page's script never sees it, another site's form never sends it."""
    response.cookies[COOKIE] = request.app.ctx.sessions.sign(session)
    response.cookies[COOKIE]["max-age"] = int(LIFE.total_seconds())
    response.cookies[COOKIE]["httponly"] = True
    response.cookies[COOKIE]["samesite"] = "Lax"
    if request.scheme == "https":
        response.cookies[COOKIE]["secure"] = True
    return response


def _customer(request: Request, session: str) -> Customer | None:
    customer_id = request.app.ctx.sessions.customer_id(session)
    try:
        return request.app.ctx.bank.customer(customer_id) if customer_id else None
    except BankError:
        return None
