"""The queue's table: at most one active row a conversation."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from aide.db import Moment, metadata

handoffs = Table(
    "handoffs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("reason", String(80), nullable=False),
    Column("summary", Text, nullable=False),
    Column("agent", String(80)),
    Column("created_at", Moment, nullable=False),
    Column("deadline_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("closed_at", Moment),
    Column("close_reason", String(200)),
)

# Of « this conversation » and « that state », SQLite would take the state's index: every abandoned wait, each
# time.
Index("ix_handoffs_conversation", handoffs.c.conversation, handoffs.c.state)
Index(
    "uq_handoffs_active",
    handoffs.c.conversation,
    unique=True,
    sqlite_where=handoffs.c.state.in_(["waiting", "assigned"]),
    postgresql_where=handoffs.c.state.in_(["waiting", "assigned"]),
)
