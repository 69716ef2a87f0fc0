"""Opaque buttons: the customer holds a random id, the server alone knows what it means."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection

from aide.journal.message import CUSTOMER
from aide.journal.tables import buttons, conversations, messages

PREFIX = "b_"


class ButtonExpired(LookupError):
    """The question this button came with is no longer asked, it was used,
    or it is not this conversation's.
    """


@dataclass(frozen=True)
class Button:
    """`standing` buttons stay valid all along the conversation: what they start is confirmed later on."""

    title: str
    intent: str
    entities: dict[str, Any]
    standing: bool = False
    seq: int = field(default=0, compare=False)
    """Of a pressed one, the number of the line that it stood under."""


def issue(c: Connection, conversation: str, seq: int, offered: list[Button]) -> list[dict[str, Any]]:
    """Record `offered` under message `seq`.

    The quick replies to show, in the shape of Rasa's Socket.IO clients.
    """
    replies = []
    for button in offered:
        opaque = PREFIX + secrets.token_urlsafe(16)
        c.execute(
            buttons.insert().values(
                id=opaque,
                conversation=conversation,
                seq=seq,
                title=button.title,
                intent=button.intent,
                entities=button.entities,
                standing=button.standing,
            )
        )
        replies.append({"content_type": "text", "title": button.title, "payload": opaque})
    return replies


def press(c: Connection, conversation: str, opaque: str, *, client_id: str) -> Button:
    """What a pressed button means.

    Raises ButtonExpired unless its question is the last one asked, and only once.

    The same press sent again (same `client_id`) means the same. The conversation is locked: of two answers at
    once, one holds.
    """
    c.execute(select(conversations.c.id).where(conversations.c.id == conversation).with_for_update())
    row = c.execute(
        select(buttons).where(buttons.c.id == opaque, buttons.c.conversation == conversation)
    ).one_or_none()
    if row is None:
        raise ButtonExpired(opaque)
    if row.used_by != client_id:
        if not row.standing and (row.used_by or _answered(c, conversation, row.seq)):
            raise ButtonExpired(opaque)
        c.execute(update(buttons).where(buttons.c.id == opaque).values(used_by=client_id))
    return Button(row.title, row.intent, row.entities, row.standing, row.seq)


def _answered(c: Connection, conversation: str, seq: int) -> bool:
    """Whether the customer has spoken since message `seq`."""
    latest = c.execute(
        select(func.max(messages.c.seq)).where(
            messages.c.conversation == conversation, messages.c.author == CUSTOMER
        )
    ).scalar_one()
    return latest is not None and latest > seq


def standing(c: Connection, conversation: str, intent: str) -> str | None:
    """The newest standing button of that intent, if any."""
    return c.execute(
        select(buttons.c.id)
        .where(buttons.c.conversation == conversation, buttons.c.intent == intent, buttons.c.standing)
        .order_by(buttons.c.seq.desc())
        .limit(1)
    ).scalar_one_or_none()
