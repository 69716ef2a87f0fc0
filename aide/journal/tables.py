"""The journal's tables."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from aide.db import Moment, metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("customer", String(80), index=True),
    Column("customer_name", String(120)),
    Column("customer_email", String(254)),
    Column("owner", String(8), nullable=False, default="bot"),
    Column("generation", Integer, nullable=False, default=0),
    Column("agent", String(80)),
    Column("last_seq", Integer, nullable=False, default=0),
    Column("masking_told", Boolean, nullable=False, default=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("updated_at", Moment, nullable=False, index=True),
    Column("ended_at", Moment),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("client_id", String(80)),
    Column("author", String(10), nullable=False),
    Column("name", String(80)),
    Column("text", Text, nullable=False),
    Column("quick_replies", JSON),
    Column("card", JSON),
    Column("asks", JSON),
    Column("parse", JSON),
    Column("seen", Integer),
    Column("reply_to", Integer),
    Column("reply_index", Integer),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment),
    UniqueConstraint("conversation", "client_id"),
    UniqueConstraint("conversation", "reply_to", "reply_index", name="uq_messages_reply"),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(40), primary_key=True),
    Column(
        "conversation",
        String(40),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("seq", Integer, nullable=False),
    Column("title", String(80), nullable=False),
    Column("intent", String(80), nullable=False),
    Column("entities", JSON, nullable=False),
    Column("standing", Boolean, nullable=False, default=False),
    Column("used_by", String(80)),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("intent", String(80)),
    Column("confidence", Float),
    Column("ranking", JSON, nullable=False),
    Column("entities", JSON, nullable=False),
    Column("actions", JSON, nullable=False),
    Column("failures", JSON, nullable=False),
    Column("commands", JSON),
    Column("facts", JSON),
    Column("flow", String(40)),
    Column("spoken", JSON),
    Column("at", Moment, nullable=False),
)

presence = Table(
    "presence",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("who", String(10), primary_key=True),
    Column("until", Moment, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("stars", Integer, nullable=False),
    Column("word", Text),
    Column("at", Moment, nullable=False, index=True),
)

Index("ix_conversations_owner", conversations.c.owner)
# With the conversation, « who understood that? » is answered by the index alone, one conversation at a time
# or all at once.
Index("ix_turns_intent", turns.c.intent, turns.c.conversation)
Index("ix_turns_at", turns.c.at, turns.c.intent)
Index(
    "ix_messages_customer_at",
    messages.c.at,
    sqlite_where=messages.c.author == "customer",
    postgresql_where=messages.c.author == "customer",
)
