"""The headers of every page: only our own files and the assistant's run, nothing inline,
no page in a frame.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from sanic import Request, Sanic
from sanic.response import HTTPResponse


def content_security_policy(assistant: str) -> str:
    """The policy for the assistant's public address; its origin is allowed, with its WebSocket."""
    address = urlsplit(assistant)
    origin = f"{address.scheme}://{address.netloc}"
    socket = f"{'wss' if address.scheme == 'https' else 'ws'}://{address.netloc}"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {origin}",
            f"connect-src 'self' {origin} {socket}",
            f"style-src 'self' {origin}",
            f"img-src 'self' {origin}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def add_to(app: Sanic) -> None:
    """The headers of a careful site on every answer: only the assistant's files run beside ours."""
    policy = content_security_policy(app.ctx.settings.public_url)

    @app.on_response
    async def protect(request: Request, response: HTTPResponse) -> None:
        response.headers["X-Content-Type-Options"] = "nosniff"
        if request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-cache"
        if (response.content_type or "").startswith("text/html"):
            response.headers["Content-Security-Policy"] = policy
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
            # No page from the cache: « précédent » after a logout would show the account, and its token.
            response.headers["Cache-Control"] = "no-store"
