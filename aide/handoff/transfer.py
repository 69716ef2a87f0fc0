"""An agent passes a chat on, or is gone: to a colleague, or back to the head of the queue.

The customer is told.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from aide.handoff import attendance, queue
from aide.handoff.hours import closing, is_open
from aide.handoff.queue import ASSIGNED, CLOSED, WAITING, Handoff, HandoffStateError
from aide.handoff.tables import handoffs
from aide.journal import conversations, messages
from aide.journal.tables import presence
from aide.phrases import phrase

GONE = "conseiller absent"


def transfer(c: Connection, handoff_id: str, *, to: str, until: datetime, now: datetime) -> Handoff:
    """Give the chat to the agent `to`, who is taken for gone when he has not opened it at `until`.

    Raises HandoffNotFound, HandoffStateError unless it is assigned.
    """
    changed = c.execute(
        update(handoffs).where(handoffs.c.id == handoff_id, handoffs.c.state == ASSIGNED).values(agent=to)
    )
    handoff = queue.get(c, handoff_id)
    if not changed.rowcount:
        raise HandoffStateError(handoff)
    conversations.change_owner(
        c,
        handoff.conversation,
        owner=conversations.AGENT,
        expected=[conversations.AGENT],
        agent=queue.shown(to),
    )
    attendance.begin(c, handoff.conversation, until=until)
    _tell(c, handoff, "conseiller_change", nom=queue.shown(to), now=now)
    return handoff


def requeue(c: Connection, handoff_id: str, *, reason: str, wait_minutes: float, now: datetime) -> Handoff:
    """Back to the queue, in the place the customer had; the new row.

    Raises HandoffStateError unless it is assigned.
    """
    changed = c.execute(
        update(handoffs)
        .where(handoffs.c.id == handoff_id, handoffs.c.state == ASSIGNED)
        .values(state=CLOSED, closed_at=now, close_reason=reason)
    )
    old = queue.get(c, handoff_id)
    if not changed.rowcount:
        raise HandoffStateError(old)
    deadline = now + timedelta(minutes=wait_minutes)
    new = replace(
        old,
        id=secrets.token_urlsafe(12),
        state=WAITING,
        agent=None,
        claimed_at=None,
        closed_at=None,
        close_reason=None,
        deadline_at=min(deadline, closing(now)) if is_open(now) else deadline,
    )
    c.execute(handoffs.insert().values(**queue.columns(new)))
    conversations.change_owner(
        c, old.conversation, owner=conversations.WAITING, expected=[conversations.AGENT]
    )
    attendance.forget(c, old.conversation)
    of_card = queue.is_of_card(c, old)
    once = f"{queue.OF_CARD}{new.id}" if of_card else None
    line = _tell(c, old, "conseiller_perdu", nom=queue.shown(old.agent or ""), client_id=once, now=now)
    queue.offer_waiting(c, line, of_card=of_card)
    return new


def find_absent(c: Connection, *, now: datetime) -> list[str]:
    """The assigned chats whose agent never opened them, or has no page open any more.

    One worked by the API never is.
    """
    late = (
        select(handoffs.c.id)
        .join(presence, presence.c.conversation == handoffs.c.conversation)
        .where(handoffs.c.state == ASSIGNED, presence.c.who == attendance.HERE, presence.c.until <= now)
    )
    return list(c.execute(late).scalars())


def give_back_absent(c: Connection, *, wait_minutes: float, now: datetime) -> list[Handoff]:
    """Every chat whose agent is gone goes back to the queue: the handoffs as they are then."""
    return [
        requeue(c, one, reason=GONE, wait_minutes=wait_minutes, now=now) for one in find_absent(c, now=now)
    ]


def _tell(
    c: Connection, handoff: Handoff, key: str, *, nom: str, client_id: str | None = None, now: datetime
) -> messages.Message:
    text = phrase(key, nom=nom)
    return messages.say(
        c, handoff.conversation, author=messages.SYSTEM, text=text, client_id=client_id, now=now
    )
