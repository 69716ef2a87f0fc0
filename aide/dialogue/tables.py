"""The bot's working memory: one compacted row a conversation."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from aide.db import Moment, metadata

trackers = Table(
    "trackers",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("events", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
