"""One line of a conversation, and who may have said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy.engine import Row

Author = Literal["customer", "bot", "agent", "system"]
CUSTOMER: Final = "customer"
BOT: Final = "bot"
AGENT: Final = "agent"
SYSTEM: Final = "system"


@dataclass(frozen=True)
class Message:
    """One line of a conversation.

    `parse` is what a button means; `done_at` is set once its turn has ended; `card` is what the line sums up
    (a complaint filed, a card blocked), for a client that shows it as such; `asks` what it asks (`expects`)
    and whether a yes is final (`danger`). `seen` is the number of the last line that its author had
    been shown when he wrote, None where that is not known.
    """

    conversation: str
    seq: int
    author: Author
    text: str
    at: datetime
    name: str | None = None
    quick_replies: tuple[dict[str, Any], ...] = ()
    client_id: str | None = None
    parse: dict[str, Any] | None = None
    done_at: datetime | None = None
    card: dict[str, Any] | None = None
    asks: dict[str, Any] | None = None
    seen: int | None = None


def from_row(row: Row) -> Message:
    """The message of a row of its table."""
    return Message(
        conversation=row.conversation,
        seq=row.seq,
        author=row.author,
        text=row.text,
        at=row.at,
        name=row.name,
        quick_replies=tuple(row.quick_replies or ()),
        client_id=row.client_id,
        parse=row.parse,
        done_at=row.done_at,
        card=row.card,
        asks=row.asks,
        seen=row.seen,
    )
