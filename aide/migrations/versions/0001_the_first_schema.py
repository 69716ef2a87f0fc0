"""the first schema"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaint_counters",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_complaint_counters")),
    )
    op.create_table(
        "complaints",
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=255), nullable=True),
        sa.Column("motif", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.String(length=8), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("beneficiary", sa.Text(), nullable=True),
        sa.Column("creditor", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("filed_at", sa.DateTime(), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answer_latest_by", sa.Date(), nullable=False),
        sa.Column("handle_by", sa.Date(), nullable=True),
        sa.Column("holding_reason", sa.Text(), nullable=True),
        sa.Column("holding_until", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("recourse", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_complaints")),
        sa.UniqueConstraint("draft", name=op.f("uq_complaints_draft")),
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaints_conversation"), ["conversation"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaints_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaints_filed_at"), ["filed_at"], unique=False)
        batch_op.create_index("ix_complaints_status", ["status", "closed_at"], unique=False)

    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer", sa.String(length=80), nullable=True),
        sa.Column("customer_name", sa.String(length=120), nullable=True),
        sa.Column("customer_email", sa.String(length=254), nullable=True),
        sa.Column("owner", sa.String(length=8), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("agent", sa.String(length=80), nullable=True),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("masking_told", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversations_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversations_customer"), ["customer"], unique=False)
        batch_op.create_index("ix_conversations_owner", ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversations_updated_at"), ["updated_at"], unique=False)

    op.create_table(
        "oppositions",
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=255), nullable=False),
        sa.Column("card", sa.String(length=255), nullable=False),
        sa.Column("last4", sa.String(length=4), nullable=True),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("bank_number", sa.Text(), nullable=True),
        sa.Column("blocked_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("draft", name=op.f("pk_oppositions")),
    )
    with op.batch_alter_table("oppositions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oppositions_conversation"), ["conversation"], unique=False)
        batch_op.create_index(batch_op.f("ix_oppositions_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_oppositions_requested_at"), ["requested_at"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=True),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_conversation"), ["conversation"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_next_at"), ["next_at"], unique=False)

    op.create_table(
        "renewals",
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=255), nullable=False),
        sa.Column("card", sa.String(length=255), nullable=False),
        sa.Column("last4", sa.String(length=4), nullable=True),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("bank_number", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("draft", name=op.f("pk_renewals")),
    )
    with op.batch_alter_table("renewals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_renewals_conversation"), ["conversation"], unique=False)
        batch_op.create_index(batch_op.f("ix_renewals_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_renewals_requested_at"), ["requested_at"], unique=False)

    op.create_table(
        "trackers",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_trackers")),
    )
    op.create_table(
        "buttons",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("intent", sa.String(length=80), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("used_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_buttons_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buttons")),
    )
    with op.batch_alter_table("buttons", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_buttons_conversation"), ["conversation"], unique=False)

    op.create_table(
        "complaint_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_complaint_events_reference_complaints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_events")),
    )
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_events_reference"), ["reference"], unique=False)

    op.create_table(
        "complaint_owners",
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_complaint_owners_reference_complaints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_complaint_owners")),
    )
    with op.batch_alter_table("complaint_owners", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_owners_owner"), ["owner"], unique=False)

    op.create_table(
        "handoffs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("agent", sa.String(length=80), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("deadline_at", sa.DateTime(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("close_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_handoffs_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoffs")),
    )
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handoffs_conversation"), ["conversation"], unique=False)
        batch_op.create_index(batch_op.f("ix_handoffs_state"), ["state"], unique=False)
        batch_op.create_index(
            "uq_handoffs_active",
            ["conversation"],
            unique=True,
            sqlite_where=sa.text("state IN ('waiting', 'assigned')"),
            postgresql_where=sa.text("state IN ('waiting', 'assigned')"),
        )

    op.create_table(
        "messages",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(length=80), nullable=True),
        sa.Column("author", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quick_replies", sa.JSON(), nullable=True),
        sa.Column("parse", sa.JSON(), nullable=True),
        sa.Column("reply_to", sa.Integer(), nullable=True),
        sa.Column("reply_index", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_messages_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "seq", name=op.f("pk_messages")),
        sa.UniqueConstraint("conversation", "client_id", name=op.f("uq_messages_conversation")),
        sa.UniqueConstraint("conversation", "reply_to", "reply_index", name="uq_messages_reply"),
    )
    op.create_table(
        "presence",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("who", sa.String(length=10), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_presence_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "who", name=op.f("pk_presence")),
    )
    op.create_table(
        "turns",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("intent", sa.String(length=80), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("ranking", sa.JSON(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("actions", sa.JSON(), nullable=False),
        sa.Column("failures", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_turns_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "seq", name=op.f("pk_turns")),
    )
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turns_intent"), ["intent"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_turns_intent"))

    op.drop_table("turns")
    op.drop_table("presence")
    op.drop_table("messages")
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_handoffs_active",
            sqlite_where=sa.text("state IN ('waiting', 'assigned')"),
            postgresql_where=sa.text("state IN ('waiting', 'assigned')"),
        )
        batch_op.drop_index(batch_op.f("ix_handoffs_state"))
        batch_op.drop_index(batch_op.f("ix_handoffs_conversation"))

    op.drop_table("handoffs")
    with op.batch_alter_table("complaint_owners", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_owners_owner"))

    op.drop_table("complaint_owners")
    with op.batch_alter_table("complaint_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_events_reference"))

    op.drop_table("complaint_events")
    with op.batch_alter_table("buttons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_buttons_conversation"))

    op.drop_table("buttons")
    op.drop_table("trackers")
    with op.batch_alter_table("renewals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_renewals_requested_at"))
        batch_op.drop_index(batch_op.f("ix_renewals_customer"))
        batch_op.drop_index(batch_op.f("ix_renewals_conversation"))

    op.drop_table("renewals")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_next_at"))
        batch_op.drop_index(batch_op.f("ix_outbox_created_at"))
        batch_op.drop_index(batch_op.f("ix_outbox_conversation"))

    op.drop_table("outbox")
    with op.batch_alter_table("oppositions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_oppositions_requested_at"))
        batch_op.drop_index(batch_op.f("ix_oppositions_customer"))
        batch_op.drop_index(batch_op.f("ix_oppositions_conversation"))

    op.drop_table("oppositions")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversations_updated_at"))
        batch_op.drop_index("ix_conversations_owner")
        batch_op.drop_index(batch_op.f("ix_conversations_customer"))
        batch_op.drop_index(batch_op.f("ix_conversations_created_at"))

    op.drop_table("conversations")
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_index("ix_complaints_status")
        batch_op.drop_index(batch_op.f("ix_complaints_filed_at"))
        batch_op.drop_index(batch_op.f("ix_complaints_customer"))
        batch_op.drop_index(batch_op.f("ix_complaints_conversation"))

    op.drop_table("complaints")
    op.drop_table("complaint_counters")
