"""How often a client may do what: by conversation, by customer and by address, here and in all processes.

What is refused in this process's memory costs nobody anything; what passes there is counted in the database,
in the transaction of the thing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.engine import Connection

from aide.channel.rate_limit import RateLimit
from aide.channel.socket_session import SocketSession
from aide.limits import pace
from aide.limits.pace import Rate
from aide.settings import Settings

Kind = Literal["message", "urgent", "press", "typing", "session", "rate", "end"]
CUSTOMER, ADDRESS = 2, 4
"""Times a conversation's pace that a customer has in all of his; that an address has, where many may sit."""
URGENT = 2
"""Times that pace for words of who wants a person or to block a card, and for buttons; on top of it."""
PASSING = ("typing", "session")
SELDOM = Rate(5, 60.0)
"""Rating and ending: nobody does so often."""


@dataclass(frozen=True)
class _Bound:
    key: str
    rate: Rate


class Paces:
    """The limits of the channel. Without `AIDE_RATE_LIMITS` everything is allowed."""

    def __init__(self, settings: Settings) -> None:
        messages = Rate(settings.rate_messages, settings.rate_messages_seconds)
        often = messages.times(URGENT)
        self._rates: dict[Kind, Rate] = {
            "message": messages,
            "urgent": often,
            "press": often,
            "typing": messages,
            "session": messages,
            "rate": SELDOM,
            "end": SELDOM,
        }
        self._conversations = Rate(settings.rate_conversations, 60.0)
        self._is_on = settings.rate_limits
        self._here: dict[Rate, RateLimit] = {}

    def allows_here(self, kind: Kind, session: SocketSession) -> bool:
        """Whether this process has not seen too many of the kind."""
        return not self._is_on or all(self._seen(bound) for bound in self._bounds(kind, session))

    def allows(self, c: Connection, kind: Kind, session: SocketSession, *, now: datetime) -> bool:
        """Whether all processes together have not; counted with what `c` writes.

        Of what leaves nothing behind, a sign of typing or a history read again, by conversation alone: each
        count is a statement.
        """
        bounds = list(self._bounds(kind, session))
        shared = bounds[:1] if kind in PASSING else bounds
        return not self._is_on or all(
            pace.allows(c, "channel", bound.key, bound.rate, now=now) for bound in shared
        )

    def allows_conversation_here(self, address: str) -> bool:
        """Whether that address may begin one more, as far as this process knows."""
        return not self._is_on or self._seen(_Bound(f"begin {address}", self._conversations))

    def allows_conversation(self, c: Connection, address: str, *, now: datetime) -> bool:
        """The same of all processes."""
        return not self._is_on or pace.allows(c, "channel", f"begin {address}", self._conversations, now=now)

    def _bounds(self, kind: Kind, session: SocketSession) -> Iterator[_Bound]:
        """The narrowest first: who is alone too fast takes nothing of those who share his address."""
        rate = self._rates[kind]
        if session.conversation:
            yield _Bound(f"{kind} conversation {session.conversation}", rate)
        if session.customer_id:
            yield _Bound(f"{kind} customer {session.customer_id}", rate.times(CUSTOMER))
        # What is typed and pressed counts together there; urgent words apart, for they are somebody else's.
        name = "said" if kind in ("message", "press") else kind
        least = self._rates["message"] if kind in ("message", "press", "urgent") else rate
        yield _Bound(f"{name} address {session.address}", least.times(ADDRESS))

    def _seen(self, bound: _Bound) -> bool:
        if bound.rate not in self._here:
            self._here[bound.rate] = RateLimit(bound.rate.count, bound.rate.seconds)
        return self._here[bound.rate].allows(bound.key)
