"""Who may call the API: the holder of AIDE_DESK_API_TOKEN, or an agent who is logged in.

Pages ask for themselves.
"""

from __future__ import annotations

import hmac

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from aide.desk.http.caller import Caller
from aide.desk.http.layout import visit_of
from aide.phrases import beside

french = beside(__file__)

API = "/api/"
REFUSAL = {"code": "jeton_refuse", "message": french("jeton_refuse")}


def require_token(app: Sanic) -> None:
    """Every request below `/api/` is checked before its handler: 401 without the token or a session.

    Who calls is then in `request.ctx.caller`.
    """
    app.register_middleware(_check, "request")


def is_authorised(header: str, token: str) -> bool:
    """Whether `header` is `Bearer <token>`; compared in constant time, and never true without a token."""
    scheme, _, sent = header.partition(" ")
    same = hmac.compare_digest(sent.strip().encode(errors="surrogateescape"), token.encode())
    return same and bool(token) and scheme.lower() == "bearer"


async def _check(request: Request) -> HTTPResponse | None:
    if not request.path.startswith(API):
        return None
    if is_authorised(request.headers.get("authorization", ""), request.app.ctx.settings.desk_api_token):
        request.ctx.caller = Caller()
        return None
    visit = await visit_of(request)
    given = request.headers.get("x-form-token", "")
    if visit and (
        request.method == "GET"
        or hmac.compare_digest(given.encode(errors="replace"), visit.form_token.encode())
    ):
        request.ctx.caller = Caller(visit.agent)
        return None
    return json(REFUSAL, status=401, headers={"WWW-Authenticate": "Bearer"})
