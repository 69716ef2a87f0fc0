"""The rows of oppositions and renewals: written before the bank is called, concluded by what it said."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, or_, select, update
from sqlalchemy.engine import Connection, Row

from aide import clock
from aide.cards.tables import oppositions, renewals
from aide.db import insert
from aide.db_long_work import delete_some

KEEP = timedelta(days=550)
"""18 months at least: the customer may ask for the proof of his notice (CMF D133-3)."""
UNKNOWN = "unknown"


class DraftReused(ValueError):
    """One draft was used for two cards: a fault of the caller, never sent to the bank."""


class TooYoungToPurge(ValueError):
    """Oppositions of the last 550 days are kept."""


def draft_for(flow_id: str, card: str) -> str:
    """The draft of one card in a flow, the same each time its turn is run: a key that served one card refuses
    another (docs/rules.md R24).
    """
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{flow_id}:{card}").hex


def values(draft: str, conversation: str, customer: str, card: str, *, now: datetime) -> dict[str, Any]:
    """What both tables hold of a request before the bank is asked: who asked it of which card, and when."""
    return {
        "draft": draft,
        "conversation": conversation,
        "customer": customer,
        "card": card,
        "requested_at": now,
    }


def begin(c: Connection, table: Table, values: dict[str, Any]) -> Row:
    """Write the intent unless this draft already has its row; the row, old or new.

    The row may be another customer's: the caller looks. Raises DraftReused when it is for another card.
    """
    c.execute(insert(c, table).values(attempts=0, **values).on_conflict_do_nothing())
    row = find(c, table, values["draft"])
    if row.customer == values["customer"] and row.card != values["card"]:
        raise DraftReused("this draft was for another card")
    return row


def find(c: Connection, table: Table, draft: str) -> Row:
    """The draft's row, which must be there."""
    return c.execute(select(table).where(table.c.draft == draft)).one()


def count_attempt(c: Connection, table: Table, draft: str, *, last4: str) -> int:
    """Note that the bank is about to be called; how many times it had been for this draft."""
    row = find(c, table, draft)
    c.execute(update(table).where(table.c.draft == draft).values(attempts=table.c.attempts + 1, last4=last4))
    return int(row.attempts)


def conclude(c: Connection, table: Table, draft: str, values: dict[str, Any]) -> Row:
    """Write the outcome, once: what was concluded stays, only `unknown` may still be cleared up."""
    still_open = or_(table.c.outcome.is_(None), table.c.outcome == UNKNOWN)
    c.execute(update(table).where(table.c.draft == draft, still_open).values(**values))
    return find(c, table, draft)


def is_concluded(row: Row) -> bool:
    """Whether the bank has said what became of it."""
    return row.outcome not in (None, UNKNOWN)


def purge(c: Connection, *, before: datetime, now: datetime, limit: int) -> int:
    """Delete at most `limit` oppositions and as many renewals that were asked for before `before`; how many.

    Raises TooYoungToPurge under 550 days.
    """
    if before > clock.before(now, KEEP):
        raise TooYoungToPurge(f"oppositions are kept {KEEP.days} days")
    return sum(
        delete_some(c, table, table.c.requested_at < before, limit=limit) for table in (oppositions, renewals)
    )
