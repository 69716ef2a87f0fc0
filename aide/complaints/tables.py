"""The register's tables. No link to the journal's: a complaint is kept for years,
a conversation for weeks.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from aide.db import Moment, metadata

complaints = Table(
    "complaints",
    metadata,
    Column("reference", String(16), primary_key=True),
    Column("draft", String(64), nullable=False, unique=True),
    Column("conversation", String(64), nullable=False, index=True),
    Column("customer", String(255), index=True),
    Column("motif", String(40), nullable=False),
    Column("priority", String(8), nullable=False),
    Column("cents", BigInteger),
    Column("date", Date),
    Column("beneficiary", Text),
    Column("creditor", Text),
    Column("description", Text, nullable=False),
    Column("email", String(254)),
    Column("verified", Boolean, nullable=False),
    Column("status", String(10), nullable=False),
    Column("filed_at", Moment, nullable=False, index=True),
    Column("acknowledge_by", Date, nullable=False),
    Column("answer_by", Date, nullable=False),
    Column("answer_latest_by", Date, nullable=False),
    Column("handle_by", Date),
    Column("holding_reason", Text),
    Column("holding_until", Date),
    Column("outcome", String(10)),
    Column("recourse", Text),
    Column("answered_at", Moment),
    Column("closed_at", Moment),
    Column("operations", JSON),
    Column("date_precision", String(8)),
    Column("links_void_until", Moment),
)

Index("ix_complaints_status", complaints.c.status, complaints.c.closed_at)

complaint_events = Table(
    "complaint_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "reference",
        String(16),
        ForeignKey("complaints.reference", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("at", Moment, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("note", Text),
)

complaint_counters = Table(
    "complaint_counters",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
