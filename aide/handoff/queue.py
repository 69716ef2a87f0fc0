"""The queue: waiting, then assigned, then closed; or abandoned.

No other transition; back to the bot after each.

The row, the new owner and the announcement are written in the caller's one transaction, so that neither the
customer nor an agent ever sees one without the others.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection, Row

from aide.french_format import hour
from aide.handoff import attendance
from aide.handoff.ending import say_nobody_came
from aide.handoff.hours import closing, is_open
from aide.handoff.summary import BY_WRITING
from aide.handoff.tables import handoffs
from aide.handoff.waiting import LEAVE_INTENT
from aide.journal import buttons, conversations, messages
from aide.journal.buttons import Button
from aide.phrases import beside, phrase

french = beside(__file__)

State = Literal["waiting", "assigned", "closed", "abandoned"]
WAITING: Final = "waiting"
ASSIGNED: Final = "assigned"
CLOSED: Final = "closed"
ABANDONED: Final = "abandoned"
ACTIVE: tuple[State, ...] = (WAITING, ASSIGNED)
TIMED_OUT, FOR_CARD = french("delai_depasse"), french("carte_a_bloquer")
OF_CARD = "attente:carte:"
"""How the id of the first line of a wait begins, where a card may be in danger."""


@dataclass(frozen=True)
class Handoff:
    """A customer's call for a person; he waits until `deadline_at`. Times are aware."""

    id: str
    conversation: str
    state: State
    reason: str
    summary: str
    agent: str | None
    created_at: datetime
    deadline_at: datetime
    claimed_at: datetime | None = None
    closed_at: datetime | None = None
    close_reason: str | None = None


class HandoffNotFound(LookupError):
    """No such handoff."""


class HandoffStateError(Exception):
    """Somebody was faster, or the state does not allow it; `handoff` is how it stands now."""

    def __init__(self, handoff: Handoff) -> None:
        super().__init__(handoff.state)
        self.handoff = handoff


def request(
    c: Connection,
    conversation: str,
    *,
    reason: str,
    summary: str,
    wait_minutes: float,
    of_card: bool = False,
    by_writing: bool = False,
    now: datetime,
) -> Handoff:
    """Put the conversation in the queue and announce it to the customer; asked again, the same row.

    The wait ends after `wait_minutes`, and at closing time at the latest. `of_card`: a card may be in danger;
    `by_writing`: no telephone is named.
    """
    if (current := active(c, conversation)) is not None:
        return current
    generation = conversations.change_owner(
        c, conversation, owner=conversations.WAITING, expected=[conversations.BOT]
    )
    if generation is None:
        raise conversations.ConversationNotFound(conversation)
    deadline = now + timedelta(minutes=wait_minutes)
    if is_open(now):
        deadline = min(deadline, closing(now))
    handoff = Handoff(secrets.token_urlsafe(12), conversation, WAITING, reason, summary, None, now, deadline)
    c.execute(handoffs.insert().values(**columns(handoff)))
    line = messages.say(
        c,
        conversation,
        author=messages.SYSTEM,
        text=phrase("attente_commencee_ecrit" if by_writing else "attente_commencee", heure=hour(deadline)),
        client_id=f"{OF_CARD}{handoff.id}" if of_card else None,
        now=now,
    )
    offer_waiting(c, line, of_card=of_card)
    return handoff


def is_of_card(c: Connection, handoff: Handoff) -> bool:
    """Whether a card may be in danger in this wait; one that was blocked before it is not."""
    return messages.by_client_id(c, handoff.conversation, f"{OF_CARD}{handoff.id}") is not None


def offer_waiting(c: Connection, line: messages.Message, *, of_card: bool) -> None:
    """What stays possible while waiting: to leave the queue, and, where a card may be in danger,
    to block it.
    """
    offered = [Button(phrase("attente_bouton_quitter"), LEAVE_INTENT, {}, standing=True)]
    if of_card:
        offered.append(_block_button())
    messages.attach(c, line, buttons.issue(c, line.conversation, line.seq, offered))


def interrupt(c: Connection, conversation: str, *, now: datetime) -> Handoff | None:
    """The customer presses « Bloquer ma carte » while an agent has him: the bot takes the conversation back,
    and says so.

    None when no agent had it any more.
    """
    current = active(c, conversation)
    if current is None or current.state != ASSIGNED:
        return None
    try:
        handoff = _leave(c, current.id, (ASSIGNED,), CLOSED, reason=FOR_CARD, now=now)
    except HandoffStateError:
        return None
    _announce(c, handoff, "conseiller_bloquer", now=now, nom=shown(handoff.agent or ""))
    return handoff


def gave_up_on(c: Connection, conversation: str, *, since: datetime) -> Handoff | None:
    """The conversation's last wait, when it ended by its deadline after `since`: nobody came."""
    row = c.execute(
        select(handoffs)
        .where(handoffs.c.conversation == conversation)
        .order_by(handoffs.c.created_at.desc())
        .limit(1)
    ).one_or_none()
    last = None if row is None else _handoff(row)
    timed_out = last is not None and last.state == ABANDONED and last.close_reason == TIMED_OUT
    return last if timed_out and last and last.closed_at and last.closed_at > since else None


def shown(agent: str) -> str:
    """What customers see of an agent: the first name."""
    return agent.split()[0] if agent.split() else agent


def claim(
    c: Connection, handoff_id: str, *, agent: str, now: datetime, until: datetime | None = None
) -> Handoff:
    """Of two agents one wins; the other gets HandoffStateError.

    The winner's second claim is the same as the first.

    The winner is taken for gone when he has not opened the chat at `until`; None for one who works through
    the API.
    """
    changed = c.execute(
        update(handoffs)
        .where(handoffs.c.id == handoff_id, handoffs.c.state == WAITING, handoffs.c.deadline_at > now)
        .values(state=ASSIGNED, agent=agent, claimed_at=now)
    )
    handoff = get(c, handoff_id)
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
    line = _announce(c, handoff, "conseiller_arrive", now=now, nom=shown(agent))
    messages.attach(c, line, buttons.issue(c, line.conversation, line.seq, [_block_button()]))
    return handoff


def say(c: Connection, handoff_id: str, *, text: str, client_id: str, now: datetime) -> messages.Message:
    """An agent's message, written once for each `client_id`.

    Raises HandoffStateError unless the chat is assigned.
    """
    handoff = get(c, handoff_id)
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
    handoff = _leave(c, handoff_id, (ASSIGNED,), CLOSED, reason=reason, now=now)
    _announce(c, handoff, "conseiller_parti", now=now, nom=shown(handoff.agent or ""))
    return handoff


def abandon(c: Connection, conversation: str, *, reason: str, now: datetime) -> Handoff | None:
    """The customer stops waiting; None when nothing was waiting, or an agent came at that very moment."""
    current = active(c, conversation)
    if current is None or current.state != WAITING:
        return None
    try:
        return _leave(c, current.id, (WAITING,), ABANDONED, reason=reason, now=now)
    except HandoffStateError:
        return None


def expire(c: Connection, *, now: datetime, conversation: str | None = None) -> list[Handoff]:
    """Give back to the bot, with an offer, every wait whose deadline has passed
    (or that of one conversation).
    """
    due = select(handoffs.c.id).where(handoffs.c.state == WAITING, handoffs.c.deadline_at <= now)
    if conversation is not None:
        due = due.where(handoffs.c.conversation == conversation)
    ended = []
    for handoff_id in c.execute(due).scalars().all():
        try:
            handoff = _leave(c, handoff_id, (WAITING,), ABANDONED, reason=TIMED_OUT, now=now)
        except HandoffStateError:
            continue
        say_nobody_came(c, handoff.conversation, by_writing=BY_WRITING in handoff.summary, now=now)
        ended.append(handoff)
    return ended


def active(c: Connection, conversation: str) -> Handoff | None:
    """The handoff of the conversation that waits or is assigned, else None."""
    row = c.execute(
        select(handoffs).where(handoffs.c.conversation == conversation, handoffs.c.state.in_(ACTIVE))
    ).one_or_none()
    return None if row is None else _handoff(row)


def get(c: Connection, handoff_id: str) -> Handoff:
    """Raises HandoffNotFound."""
    row = c.execute(select(handoffs).where(handoffs.c.id == handoff_id)).one_or_none()
    if row is None:
        raise HandoffNotFound(handoff_id)
    return _handoff(row)


def position(c: Connection, conversation: str) -> int | None:
    """The place in the queue, 1 for the next one; None when not waiting."""
    mine = active(c, conversation)
    if mine is None or mine.state != WAITING:
        return None
    ahead = select(func.count()).where(handoffs.c.state == WAITING, handoffs.c.created_at < mine.created_at)
    return int(c.execute(ahead).scalar_one()) + 1


def _leave(
    c: Connection, handoff_id: str, allowed: tuple[State, ...], state: State, *, reason: str, now: datetime
) -> Handoff:
    changed = c.execute(
        update(handoffs)
        .where(handoffs.c.id == handoff_id, handoffs.c.state.in_(allowed))
        .values(state=state, closed_at=now, close_reason=reason)
    )
    handoff = get(c, handoff_id)
    if not changed.rowcount:
        raise HandoffStateError(handoff)
    conversations.change_owner(
        c,
        handoff.conversation,
        owner=conversations.BOT,
        expected=[conversations.WAITING, conversations.AGENT],
    )
    return handoff


def _announce(c: Connection, handoff: Handoff, key: str, *, now: datetime, **values: str) -> messages.Message:
    text = phrase(key, **values)
    return messages.say(c, handoff.conversation, author=messages.SYSTEM, text=text, now=now)


def waiting_in(c: Connection, conversation: str) -> Handoff | None:
    """The wait that is under way; None when no agent is waited for."""
    current = active(c, conversation)
    return current if current is not None and current.state == WAITING else None


def _block_button() -> Button:
    return Button(phrase("attente_bouton_bloquer"), "faire_opposition", {}, standing=True)


def columns(handoff: Handoff) -> dict[str, object]:
    """The handoff as a row of its table."""
    return {name: getattr(handoff, name) for name in handoff.__dataclass_fields__}


def _handoff(row: Row) -> Handoff:
    return Handoff(**{name: getattr(row, name) for name in Handoff.__dataclass_fields__})


def is_due(c: Connection, *, now: datetime) -> bool:
    """Whether some wait has passed its deadline: asked often, so that the writing is not."""
    due = select(handoffs.c.id).where(handoffs.c.state == WAITING, handoffs.c.deadline_at <= now).limit(1)
    return c.execute(due).first() is not None
