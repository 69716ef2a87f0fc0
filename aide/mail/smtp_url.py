"""A mail server's address, as `AIDE_SMTP_URL` writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from aide.settings import SettingsError

SUBMISSION_PORT = 587


@dataclass(frozen=True)
class MailServer:
    """Where and how to connect; an empty `user` means no login."""

    host: str
    port: int
    implicit_tls: bool
    starttls: bool
    user: str
    password: str = field(repr=False)


def server_of(url: str) -> MailServer:
    """`smtp://user:password@host:port` or `smtps://…`, the user and password percent-encoded.

    STARTTLS on port 587 (RFC 6409), or elsewhere with `?starttls=1`. Raises SettingsError.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SettingsError("AIDE_SMTP_URL has no valid port") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingsError("AIDE_SMTP_URL is smtp://host:port or smtps://host:port")
    implicit = parts.scheme == "smtps"
    port = port or (465 if implicit else 25)
    wants_starttls = parse_qs(parts.query).get("starttls", [""])[0] == "1"
    return MailServer(
        host=parts.hostname,
        port=port,
        implicit_tls=implicit,
        starttls=not implicit and (wants_starttls or port == SUBMISSION_PORT),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
