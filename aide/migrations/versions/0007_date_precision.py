"""How sure the day of a complaint is: a month alone was shown as its first day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("complaints", sa.Column("date_precision", sa.String(8)))


def downgrade() -> None:
    op.drop_column("complaints", "date_precision")
