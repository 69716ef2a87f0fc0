"""Which conversations an agent is needed in, so that forgetting spares them: nothing is deleted here."""

from __future__ import annotations

from sqlalchemy import exists
from sqlalchemy.sql.expression import Exists

from aide.handoff.model import ACTIVE
from aide.handoff.tables import handoffs
from aide.journal.tables import conversations


def open_of_conversation() -> Exists:
    """Of a row of `conversations`: whether an agent is waited for or at work there, so that it must stay."""
    return exists().where(handoffs.c.conversation == conversations.c.id, handoffs.c.state.in_(ACTIVE))
