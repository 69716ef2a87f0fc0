"""Indexes that the desk's lists and figures need with a million messages."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BY_CUSTOMERS = text("author = 'customer'")


def upgrade() -> None:
    op.drop_index("ix_handoffs_conversation", "handoffs")
    op.create_index("ix_handoffs_conversation", "handoffs", ["conversation", "state"])
    op.drop_index("ix_turns_intent", "turns")
    op.create_index("ix_turns_intent", "turns", ["intent", "conversation"])
    op.create_index("ix_turns_at", "turns", ["at", "intent"])
    op.create_index(
        "ix_messages_customer_at",
        "messages",
        ["at"],
        sqlite_where=BY_CUSTOMERS,
        postgresql_where=BY_CUSTOMERS,
    )


def downgrade() -> None:
    op.drop_index("ix_messages_customer_at", "messages")
    op.drop_index("ix_turns_at", "turns")
    op.drop_index("ix_turns_intent", "turns")
    op.create_index("ix_turns_intent", "turns", ["intent"])
    op.drop_index("ix_handoffs_conversation", "handoffs")
    op.create_index("ix_handoffs_conversation", "handoffs", ["conversation"])
