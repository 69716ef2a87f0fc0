"""From where a conversation is written: a keyed hash of the address, for limits of what it asks for."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.db import insert
from aide.limits.tables import origins


def origin_of_address(address: str, secret: str) -> str:
    """What is kept of an address: the same for the same one, and of no use without our secret."""
    return hmac.new(secret.encode(), f"origin {address}".encode(errors="surrogatepass"), "sha256").hexdigest()


def note(c: Connection, conversation: str, origin: str, *, now: datetime) -> None:
    """That conversation is written from there since `now`."""
    values = {"origin": origin, "at": now}
    c.execute(
        insert(c, origins)
        .values(conversation=conversation, **values)
        .on_conflict_do_update(index_elements=["conversation"], set_=values)
    )


def of(c: Connection, conversation: str) -> str:
    """The last origin of a conversation; the conversation itself when none was noted."""
    found = c.execute(select(origins.c.origin).where(origins.c.conversation == conversation))
    return found.scalar_one_or_none() or conversation
