"""The outbox's table. `next_at` is when to try (again); none once the mail was sent or given up."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from aide.db import Moment, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("conversation", String(64), index=True),
    Column("recipient", String(254), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("sent_at", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Moment, index=True),
    Column("error", String(80)),
)
