"""Full-text search of the messages."""

from __future__ import annotations

from alembic import op

from aide.journal import fulltext

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fulltext.create(op.get_bind(), backfill=True)


def downgrade() -> None:
    fulltext.drop(op.get_bind())
