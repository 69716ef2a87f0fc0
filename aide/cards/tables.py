"""What was asked of the bank and what it answered, kept as proof of notice (CMF D133-3: 18 months)."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from aide.db import Moment, metadata

oppositions = Table(
    "oppositions",
    metadata,
    Column("draft", String(64), primary_key=True),
    Column("conversation", String(64), nullable=False, index=True),
    Column("customer", String(255), nullable=False, index=True),
    Column("card", String(255), nullable=False),
    Column("last4", String(4)),
    Column("reason", String(16), nullable=False),
    Column("requested_at", Moment, nullable=False, index=True),
    Column("outcome", String(16)),
    Column("bank_number", Text),
    Column("blocked_at", Moment),
    Column("answered_at", Moment),
    Column("attempts", Integer, nullable=False, default=0),
)

renewals = Table(
    "renewals",
    metadata,
    Column("draft", String(64), primary_key=True),
    Column("conversation", String(64), nullable=False, index=True),
    Column("customer", String(255), nullable=False, index=True),
    Column("card", String(255), nullable=False),
    Column("last4", String(4)),
    Column("requested_at", Moment, nullable=False, index=True),
    Column("outcome", String(16)),
    Column("bank_number", Text),
    Column("answered_at", Moment),
    Column("attempts", Integer, nullable=False, default=0),
)
