"""Limits that all processes share: when a key is free again, and from where a conversation is written;
links to a complaint's copy that were withdrawn.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paces",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("free_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_paces")),
    )
    op.create_index(op.f("ix_paces_free_at"), "paces", ["free_at"])
    op.create_table(
        "origins",
        sa.Column("conversation", sa.String(40), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_origins_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_origins")),
    )
    op.create_index(op.f("ix_origins_origin"), "origins", ["origin"])
    op.add_column("complaints", sa.Column("links_void_until", sa.DateTime()))


def downgrade() -> None:
    op.drop_column("complaints", "links_void_until")
    op.drop_table("origins")
    op.drop_table("paces")
