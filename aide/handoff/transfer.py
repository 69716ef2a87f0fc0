"""An agent passes a chat on, or is gone: to a colleague, or back to the head of the queue.

The customer is told.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.handoff import agent_chat, announcements, attendance, queue
from aide.handoff.hours import wait_until
from aide.handoff.model import ASSIGNED, CLOSED, WAITING, Handoff, columns
from aide.handoff.tables import handoffs
from aide.journal import conversations
from aide.journal.tables import presence

GONE = "conseiller absent"


def transfer(c: Connection, handoff_id: str, *, to: str, until: datetime, now: datetime) -> Handoff:
    """Give the chat to the agent `to`, who is taken for gone when he has not opened it at `until`.

    Raises HandoffNotFound, HandoffStateError unless it is assigned.
    """
    handoff = queue.change(c, handoff_id, (ASSIGNED,), agent=to)
    conversations.change_owner(
        c,
        handoff.conversation,
        owner=conversations.AGENT,
        expected=[conversations.AGENT],
        agent=agent_chat.shown(to),
    )
    attendance.begin(c, handoff.conversation, until=until)
    announcements.announce(c, handoff, "conseiller_change", now=now, nom=agent_chat.shown(to))
    return handoff


def requeue(c: Connection, handoff_id: str, *, reason: str, wait_minutes: float, now: datetime) -> Handoff:
    """Back to the queue, in the place the customer had; the new row.

    Raises HandoffStateError unless it is assigned.
    """
    old = queue.change(c, handoff_id, (ASSIGNED,), state=CLOSED, closed_at=now, close_reason=reason)
    new = replace(
        old,
        id=secrets.token_urlsafe(12),
        state=WAITING,
        agent=None,
        claimed_at=None,
        closed_at=None,
        close_reason=None,
        deadline_at=wait_until(now, wait_minutes),
    )
    c.execute(handoffs.insert().values(**columns(new)))
    conversations.change_owner(
        c, old.conversation, owner=conversations.WAITING, expected=[conversations.AGENT]
    )
    attendance.forget(c, old.conversation)
    of_card = announcements.is_of_card(c, old)
    name = agent_chat.shown(old.agent or "")
    announcements.begin_wait(c, new, "conseiller_perdu", of_card=of_card, now=now, nom=name)
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
