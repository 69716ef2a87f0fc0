"""Where a client writes from, whatever stands between."""

from __future__ import annotations

from typing import Any


def client_address(environ: dict[str, Any], trusted_proxies: int) -> str:
    """The client's address: the socket's peer, or what the last `trusted_proxies` proxies say in
    X-Forwarded-For.

    engineio's own REMOTE_ADDR is always 127.0.0.1 under Sanic.
    """
    request = environ["sanic.request"]
    forwarded = [
        part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()
    ]
    if trusted_proxies and len(forwarded) >= trusted_proxies:
        return forwarded[-trusted_proxies]
    return request.ip or "unknown"
