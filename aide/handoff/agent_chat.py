"""An agent at a conversation: he takes it, speaks, and gives it back to the bot.

As in the queue, the row, the owner and the announcement are of the caller's one transaction.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection

from aide.handoff import announcements, attendance, queue
from aide.handoff.model import ASSIGNED, CLOSED, WAITING, Handoff, HandoffStateError
from aide.handoff.tables import handoffs
from aide.journal import buttons, conversations, messages
from aide.phrases import beside

french = beside(__file__)

FOR_CARD = french("carte_a_bloquer")


def shown(agent: str) -> str:
    """What customers see of an agent: the first name."""
    return agent.split()[0] if agent.split() else agent


def claim(
    c: Connection, handoff_id: str, *, agent: str, now: datetime, until: datetime | None = None
) -> Handoff:
    """Of two agents one wins, and may claim again; the other gets HandoffStateError.

    The winner is taken for gone when he has not opened the chat at `until`; None for one who works through
    the API.
    """
    changed = c.execute(
        update(handoffs)
        .where(handoffs.c.id == handoff_id, handoffs.c.state == WAITING, handoffs.c.deadline_at > now)
        .values(state=ASSIGNED, agent=agent, claimed_at=now)
    )
    handoff = queue.get(c, handoff_id)
    if not changed.rowcount:
        if handoff.state == ASSIGNED and handoff.agent == agent:
            return handoff
        raise HandoffStateError(handoff)
    conversations.change_owner(
        c,
        handoff.conversation,
        owner=conversations.AGENT,
        expected=[conversations.WAITING],
        agent=shown(agent),
    )
    attendance.begin(c, handoff.conversation, until=until)
    line = announcements.announce(c, handoff, "conseiller_arrive", now=now, nom=shown(agent))
    messages.attach(c, line, buttons.issue(c, line.conversation, line.seq, [announcements.block_button()]))
    return handoff


def say(c: Connection, handoff_id: str, *, text: str, client_id: str, now: datetime) -> messages.Message:
    """An agent's message, written once for each `client_id`.

    Raises HandoffStateError unless the chat is assigned.
    """
    handoff = queue.get(c, handoff_id)
    if handoff.state != ASSIGNED:
        raise HandoffStateError(handoff)
    return messages.say(
        c,
        handoff.conversation,
        author=messages.AGENT,
        name=shown(handoff.agent or ""),
        text=text,
        client_id=f"agent:{client_id}",
        now=now,
    )


def close(c: Connection, handoff_id: str, *, reason: str, now: datetime) -> Handoff:
    """The agent has finished: the bot owns the conversation again.

    Raises HandoffStateError unless it is assigned.
    """
    handoff = queue.leave(c, handoff_id, (ASSIGNED,), CLOSED, reason=reason, now=now)
    announcements.announce(c, handoff, "conseiller_parti", now=now, nom=shown(handoff.agent or ""))
    return handoff


def interrupt(c: Connection, conversation: str, *, now: datetime) -> Handoff | None:
    """The customer presses « Bloquer ma carte » while an agent has him: the bot takes the conversation back,
    and says so.

    None when no agent had it any more.
    """
    current = queue.active(c, conversation)
    if current is None or current.state != ASSIGNED:
        return None
    try:
        handoff = queue.leave(c, current.id, (ASSIGNED,), CLOSED, reason=FOR_CARD, now=now)
    except HandoffStateError:
        return None
    announcements.announce(c, handoff, "conseiller_bloquer", now=now, nom=shown(handoff.agent or ""))
    return handoff
