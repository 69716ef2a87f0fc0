"""Opening a conversation: a new one, the one a session token opens, or an anonymous one adopted at login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from aide.channel.tokens import TokenRefused, read_session
from aide.journal import conversations, greeting, history, messages
from aide.journal.conversations import Conversation, ConversationNotFound, Customer
from aide.settings import Settings


@dataclass(frozen=True)
class Opened:
    """A conversation, whether it was made just now, and what of it the client has not yet seen."""

    conversation: Conversation
    is_new: bool
    history: list[messages.Message]


def reopen(
    c: Connection, token: str, *, customer: Customer | None, after: int, settings: Settings
) -> Opened | None:
    """The conversation `token` opens for `customer`.

    None when it has ended or been erased, and a new one is due.

    An anonymous one is adopted, once, by the customer who logged in. Raises TokenRefused for anybody else's.
    """
    conversation_id, bound_to = read_session(token, settings)
    try:
        conversation = conversations.get(c, conversation_id)
        holder = conversation.customer.id if conversation.customer else bound_to
        if holder is not None and (customer is None or customer.id != holder):
            raise TokenRefused("session_refusee")
        if customer is not None and conversation.customer != customer:
            conversation = conversations.adopt(c, conversation_id, customer)
    except ConversationNotFound:
        return None
    if conversation.ended_at is not None:
        return None
    return Opened(conversation, False, history.after(c, conversation_id, after))


def start(c: Connection, *, customer: Customer | None, now: datetime) -> Opened:
    """A new conversation whose greeting, seq 1, says that it is a machine and how to reach a person."""
    conversation = conversations.create(c, customer=customer, now=now)
    greeting.greet(c, conversation, now=now)
    return Opened(conversation, True, [])
