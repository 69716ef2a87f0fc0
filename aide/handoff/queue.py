"""The queue: waiting, then assigned, then closed; or abandoned.

No other transition; the bot speaks again after closed and abandoned. A chat that goes back to the queue is
closed, and a new row waits (`requeue` in `transfer`). What an agent does in a chat is in `agent_chat`.

The row, the new owner and the announcement are written in the caller's one transaction, so that neither the
customer nor an agent ever sees one without the others.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from aide.french_format import hour
from aide.handoff import announcements, order
from aide.handoff.ending import say_nobody_came
from aide.handoff.hours import wait_until
from aide.handoff.model import (
    ABANDONED,
    ACTIVE,
    WAITING,
    Handoff,
    HandoffNotFound,
    HandoffStateError,
    State,
    columns,
    from_row,
)
from aide.handoff.summary import BY_WRITING
from aide.handoff.tables import handoffs
from aide.journal import conversations
from aide.phrases import beside, phrase

french = beside(__file__)

TIMED_OUT = french("delai_depasse")
LEFT = french("client_n_attend_plus")
"""Why a wait ended: by its deadline, by the customer himself."""


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
    end = wait_until(now, wait_minutes)
    handoff = Handoff(secrets.token_urlsafe(12), conversation, WAITING, reason, summary, None, now, end)
    c.execute(handoffs.insert().values(**columns(handoff)))
    key = "attente_commencee_ecrit" if by_writing else "attente_commencee"
    place = _place(c, conversation)
    announcements.begin_wait(c, handoff, key, of_card=of_card, now=now, heure=hour(end), place=place)
    return handoff


def _place(c: Connection, conversation: str) -> str:
    """« Vous êtes numéro 3 dans la file. »; nothing for the next one."""
    rank = position(c, conversation) or 1
    return phrase("attente_place_dans_la_file", rang=rank) if rank > 1 else ""


def gave_up_on(c: Connection, conversation: str, *, since: datetime) -> Handoff | None:
    """The conversation's last wait, when it ended by its deadline after `since`: nobody came."""
    row = c.execute(
        select(handoffs)
        .where(handoffs.c.conversation == conversation)
        .order_by(handoffs.c.created_at.desc())
        .limit(1)
    ).one_or_none()
    last = None if row is None else from_row(row)
    timed_out = last is not None and last.state == ABANDONED and last.close_reason == TIMED_OUT
    return last if timed_out and last and last.closed_at and last.closed_at > since else None


def abandon(c: Connection, conversation: str, *, reason: str, now: datetime) -> Handoff | None:
    """The customer stops waiting; None when nothing was waiting, or an agent came at that very moment."""
    current = active(c, conversation)
    if current is None or current.state != WAITING:
        return None
    try:
        return leave(c, current.id, (WAITING,), ABANDONED, reason=reason, now=now)
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
            handoff = leave(c, handoff_id, (WAITING,), ABANDONED, reason=TIMED_OUT, now=now)
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
    return None if row is None else from_row(row)


def get(c: Connection, handoff_id: str) -> Handoff:
    """Raises HandoffNotFound."""
    row = c.execute(select(handoffs).where(handoffs.c.id == handoff_id)).one_or_none()
    if row is None:
        raise HandoffNotFound(handoff_id)
    return from_row(row)


def position(c: Connection, conversation: str) -> int | None:
    """The place in the queue, 1 for the next one; None when not waiting."""
    mine = active(c, conversation)
    if mine is None or mine.state != WAITING:
        return None
    return order.position(c, mine.id)


def change(c: Connection, handoff_id: str, allowed: tuple[State, ...], **values: object) -> Handoff:
    """Change a handoff that is in one of `allowed`, as it stands then: of two who try at once, one wins.

    Raises HandoffNotFound, HandoffStateError when it stands otherwise.
    """
    changed = c.execute(
        update(handoffs).where(handoffs.c.id == handoff_id, handoffs.c.state.in_(allowed)).values(**values)
    )
    handoff = get(c, handoff_id)
    if not changed.rowcount:
        raise HandoffStateError(handoff)
    return handoff


def leave(
    c: Connection, handoff_id: str, allowed: tuple[State, ...], state: State, *, reason: str, now: datetime
) -> Handoff:
    """From one of `allowed` to `state`, which ends it: the bot owns the conversation again.

    Raises as `change`.
    """
    handoff = change(c, handoff_id, allowed, state=state, closed_at=now, close_reason=reason)
    conversations.change_owner(
        c,
        handoff.conversation,
        owner=conversations.BOT,
        expected=[conversations.WAITING, conversations.AGENT],
    )
    return handoff


def waiting_in(c: Connection, conversation: str) -> Handoff | None:
    """The wait that is under way; None when no agent is waited for."""
    current = active(c, conversation)
    return current if current is not None and current.state == WAITING else None


def is_due(c: Connection, *, now: datetime) -> bool:
    """Whether some wait has passed its deadline: asked often, so that the writing is not."""
    due = select(handoffs.c.id).where(handoffs.c.state == WAITING, handoffs.c.deadline_at <= now).limit(1)
    return c.execute(due).first() is not None
