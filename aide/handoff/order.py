"""In which order those who wait are served: as they came, but of one address or customer a few at a time.

Nobody is refused a person (docs/rules.md R28); whoever asks for many waits behind the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.handoff.model import WAITING
from aide.handoff.tables import handoffs
from aide.journal.tables import conversations
from aide.limits.tables import origins

AT_A_TIME = 3
"""Waits of one origin that are served before the next ones of it give way to everybody else's."""


@dataclass(frozen=True, order=True)
class Place:
    """Of two places the smaller is served first; those who came at the same instant have the same one."""

    round: int
    since: datetime
    handoff: str = field(compare=False)


def fair(c: Connection) -> list[Place]:
    """The place of each handoff that waits, the next one first."""
    whose = func.coalesce(conversations.c.customer, origins.c.origin, handoffs.c.conversation)
    rows = c.execute(
        select(handoffs.c.id, handoffs.c.created_at, whose.label("whose"))
        .select_from(
            handoffs.join(conversations, conversations.c.id == handoffs.c.conversation).outerjoin(
                origins, origins.c.conversation == handoffs.c.conversation
            )
        )
        .where(handoffs.c.state == WAITING)
        .order_by(handoffs.c.created_at, handoffs.c.id)
    ).all()
    seen: Counter[str] = Counter()
    places = []
    for row in rows:
        places.append(Place(seen[row.whose] // AT_A_TIME, row.created_at, row.id))
        seen[row.whose] += 1
    return sorted(places)


def position(c: Connection, handoff: str) -> int:
    """The place in the queue of a handoff that waits, 1 for the next one."""
    places = fair(c)
    [mine] = [one for one in places if one.handoff == handoff]
    return 1 + sum(one < mine for one in places)
