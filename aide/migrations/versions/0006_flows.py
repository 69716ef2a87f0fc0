"""What a bubble asks, several operations in a complaint, and what each turn was read as and said with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TURNS = {"commands": sa.JSON(), "facts": sa.JSON(), "flow": sa.String(40), "spoken": sa.JSON()}


def upgrade() -> None:
    op.add_column("messages", sa.Column("asks", sa.JSON))
    op.add_column("complaints", sa.Column("operations", sa.JSON))
    for name, kind in TURNS.items():
        op.add_column("turns", sa.Column(name, kind))


def downgrade() -> None:
    for name in reversed(TURNS):
        op.drop_column("turns", name)
    op.drop_column("complaints", "operations")
    op.drop_column("messages", "asks")
