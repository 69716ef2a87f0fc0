"""Who may call the API: the holder of AIDE_DESK_API_TOKEN; every address asks for it but those of PUBLIC."""

from __future__ import annotations

import hmac

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

PUBLIC = frozenset({"/healthz"})
REFUSAL = {"code": "jeton_refuse", "message": "Le jeton d'accès est absent ou n'est pas valable."}


def require_token(app: Sanic) -> None:
    app.register_middleware(_check, "request")


def is_authorised(header: str, token: str) -> bool:
    """Whether `header` is `Bearer <token>`; compared in constant time, and never true without a token."""
    scheme, _, given = header.partition(" ")
    same = hmac.compare_digest(given.strip().encode(errors="surrogateescape"), token.encode())
    return same and bool(token) and scheme.lower() == "bearer"


async def _check(request: Request) -> HTTPResponse | None:
    header = request.headers.get("authorization", "")
    if request.path in PUBLIC or is_authorised(header, request.app.ctx.settings.desk_api_token):
        return None
    return json(REFUSAL, status=401, headers={"WWW-Authenticate": "Bearer"})
