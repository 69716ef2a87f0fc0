"""What came of a conversation, derived by query from what each room keeps of it.

A conversation may have several outcomes: a card blocked and a complaint filed. It is `answered` when it has
no other.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, case, exists, func, not_, or_, select, true
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from aide.cards.tables import oppositions
from aide.complaints.tables import complaints
from aide.handoff.model import ABANDONED
from aide.handoff.tables import handoffs
from aide.journal.conversations import BOT
from aide.journal.message import CUSTOMER
from aide.journal.tables import conversations, messages, turns

FALLBACK = "nlu_fallback"
BLOCKED = ("blocked", "already_blocked")
ANSWERED = "answered"


def _with(column: ColumnElement, *conditions: ColumnElement) -> ColumnElement:
    return exists().where(column == conversations.c.id, *conditions)


_ROWS: dict[str, tuple[ColumnElement, ColumnElement]] = {
    "opposition": (oppositions.c.conversation, oppositions.c.outcome.in_(BLOCKED)),
    "complaint": (complaints.c.conversation, true()),
    "handed_over": (handoffs.c.conversation, handoffs.c.claimed_at.is_not(None)),
}
"""The outcomes that one row of one room tells."""
_CAME = _with(*_ROWS["handed_over"])
_NOBODY_CAME = and_(_with(handoffs.c.conversation, handoffs.c.state == ABANDONED), not_(_CAME))
_SAID_NOTHING = and_(
    conversations.c.owner == BOT,
    # A turn answers a customer's message: the index says so at once, and only the others have their messages
    # read.
    not_(_with(turns.c.conversation)),
    not_(_with(messages.c.conversation, messages.c.author == CUSTOMER)),
)

CONDITIONS: dict[str, ColumnElement] = {
    "opposition": _with(*_ROWS["opposition"]),
    "complaint": _with(*_ROWS["complaint"]),
    "handed_over": _CAME,
    "abandoned": or_(_NOBODY_CAME, _SAID_NOTHING),
    "not_understood": or_(
        # Two questions that the index of intents answers alone; as one, each turn would be read.
        _with(turns.c.conversation, turns.c.intent == FALLBACK),
        _with(turns.c.conversation, turns.c.intent.is_(None)),
    ),
}
"""Each outcome that leaves a trace, the weightiest first:
the bank blocked a card; a complaint is on file; an agent came;
the wait ended without an agent, or the customer wrote nothing; a message at least was not understood.
"""
TRACES = tuple(CONDITIONS)
CONDITIONS[ANSWERED] = not_(or_(*CONDITIONS.values()))
OUTCOMES = tuple(CONDITIONS)
_HUMAN = {"handed_over", "abandoned"}
_SOLVED = {"opposition", "complaint", ANSWERED}
Tally = dict[tuple[str, ...], int]
"""How many conversations have exactly these outcomes."""


def kept(outcome: str) -> ColumnElement:
    """The conversations with that outcome, for a list: what one room's rows tell is listed by that room."""
    if outcome not in _ROWS:
        return CONDITIONS[outcome]
    column, condition = _ROWS[outcome]
    return conversations.c.id.in_(select(column).where(condition))


def outcomes_of(c: Connection, conversation_ids: Collection[str]) -> dict[str, list[str]]:
    """The outcomes of each of the conversations `conversation_ids`, the weightiest first."""
    columns = [condition.label(name) for name, condition in CONDITIONS.items()]
    rows = c.execute(
        select(conversations.c.id, *columns).where(conversations.c.id.in_(conversation_ids))
    ).all()
    return {row.id: [name for name in OUTCOMES if getattr(row, name)] for row in rows}


def tally(c: Connection, *conditions: ColumnElement) -> Tally:
    """Of the conversations that fulfil `conditions`.

    Each trace is looked for once a conversation, however it counts.
    """
    flags = [case((CONDITIONS[name], 1), else_=0).label(name) for name in TRACES]
    found = select(*flags).select_from(conversations).where(*conditions).subquery()
    rows = c.execute(select(*found.c, func.count().label("many")).group_by(*found.c)).all()
    counted = {tuple(name for name in TRACES if getattr(row, name)): int(row.many) for row in rows}
    return {outcomes or (ANSWERED,): many for outcomes, many in counted.items()}


def count_outcomes(tallied: Tally) -> dict[str, int]:
    """How many have each outcome."""
    return {name: sum(many for names, many in tallied.items() if name in names) for name in OUTCOMES}


def solved(tallied: Tally) -> int:
    """How many the assistant alone brought to something: an answer, a complaint on file, a card blocked."""
    return sum(many for names, many in tallied.items() if _SOLVED & set(names) and not _HUMAN & set(names))
