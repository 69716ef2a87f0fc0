"""The tables of limits: when each key is free again, and from where a conversation is written."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, String, Table

from aide.db import Moment, metadata
from aide.journal import tables as _journal  # noqa: F401  (declares the table that the key points to)

paces = Table(
    "paces",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("free_at", Float, nullable=False, index=True),
)

origins = Table(
    "origins",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("origin", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False),
)
