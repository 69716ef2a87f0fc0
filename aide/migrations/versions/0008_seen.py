"""Up to which line a customer had read when he wrote: an answer counts for the question that he was shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("seen", sa.Integer))


def downgrade() -> None:
    op.drop_column("messages", "seen")
