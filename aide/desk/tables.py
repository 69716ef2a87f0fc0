"""The desk's own tables: agents, their sessions and what they did; reviews; who works on which complaint."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from aide.complaints import tables as _complaints  # noqa: F401  (declares the table that the key points to)
from aide.db import Moment, metadata
from aide.journal import tables as _journal  # noqa: F401  (the same)

complaint_assignees = Table(
    # The database keeps the name of its first release; « owner » is now only who may speak in a conversation.
    "complaint_owners",
    metadata,
    Column("reference", String(16), ForeignKey("complaints.reference", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(80), key="assignee", nullable=False, index=True),
    Column("since", Moment, nullable=False),
)

agents = Table(
    "agents",
    metadata,
    Column("login", String(40), primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("role", String(12), nullable=False),
    Column("password", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

agent_sessions = Table(
    "agent_sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("login", String(40), ForeignKey("agents.login", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False, index=True),
)

login_failures = Table(
    "login_failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(64), nullable=False, index=True),
    Column("address", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False, index=True),
)

desk_audit = Table(
    "desk_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("login", String(40), nullable=False, index=True),
    Column("act", String(40), nullable=False),
    Column("target", String(120), nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("reviewed_by", String(40)),
    Column("reviewed_at", Moment),
    Column("assigned_to", String(40), index=True),
)

review_notes = Table(
    "review_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "conversation",
        String(40),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("login", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("intent", String(80)),
    Column("text", Text, nullable=False),
    Column("login", String(40), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

chat_readers = Table(
    "chat_readers",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("login", String(40), ForeignKey("agents.login", ondelete="CASCADE"), primary_key=True),
    Column("reads_until", Moment, nullable=False),
    Column("types_until", Moment),
)
