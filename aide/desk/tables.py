"""The desk's own tables: which agent works on which complaint."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from aide.complaints import tables as _complaints  # noqa: F401  (declares the table that the key points to)
from aide.db import Moment, metadata

complaint_owners = Table(
    "complaint_owners",
    metadata,
    Column("reference", String(16), ForeignKey("complaints.reference", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(80), nullable=False, index=True),
    Column("since", Moment, nullable=False),
)
