"""In which order those who wait are served: as they came, but of one address or customer a few at a time.

Nobody is refused a person (docs/rules.md R28); whoever asks for many waits behind the others.
"""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.handoff.model import WAITING
from aide.handoff.tables import handoffs
from aide.journal.tables import conversations
from aide.limits.tables import origins

AT_A_TIME = 3
"""Waits of one origin that are served before the next ones of it give way to everybody else's."""


def fair(c: Connection) -> list[str]:
    """The ids of the handoffs that wait, the next one first."""
    whose = func.coalesce(conversations.c.customer, origins.c.origin, handoffs.c.conversation)
    rows = c.execute(
        select(handoffs.c.id, whose.label("whose"))
        .select_from(
            handoffs.join(conversations, conversations.c.id == handoffs.c.conversation).outerjoin(
                origins, origins.c.conversation == handoffs.c.conversation
            )
        )
        .where(handoffs.c.state == WAITING)
        .order_by(handoffs.c.created_at, handoffs.c.id)
    ).all()
    seen: Counter[str] = Counter()
    rounds = []
    for place, row in enumerate(rows):
        rounds.append((seen[row.whose] // AT_A_TIME, place, row.id))
        seen[row.whose] += 1
    return [handoff_id for _, _, handoff_id in sorted(rounds)]
