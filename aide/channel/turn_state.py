"""What is known before a turn: whether it was run, and what the journal tells of its message."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from aide import clock
from aide.handoff import queue, wait_replies
from aide.journal import asked, conversations, history, messages
from aide.journal.conversations import Conversation
from aide.journal.message import Message

RECENTLY = timedelta(minutes=30)
"""How long after a wait in vain a customer's first words are still about it."""
FIRST_WORDS = 2


def before(c: Connection, message: Message) -> tuple[bool, dict[str, Any], Conversation]:
    """Whether the message is done, what the customer's waits and the question that he had read tell of it,
    and its conversation.
    """
    row = conversations.get(c, message.conversation)
    known = messages.by_client_id(c, message.conversation, message.client_id or "")
    told: dict[str, Any] = {
        "waited": _waited_in_vain(c, message),
        "written": wait_replies.is_by_writing(c, message.conversation),
    }
    if (read := asked.read_before(c, message)) is not None:
        told |= {"question_of": read.by, "question_unread": read.is_unread}
    return known is not None and known.done_at is not None, told, row


def _waited_in_vain(c: Connection, message: Message) -> bool:
    """Whether these are a customer's first words after a wait in which nobody came."""
    ended = queue.gave_up_on(c, message.conversation, since=clock.before(message.at, RECENTLY))
    if ended is None or ended.closed_at is None:
        return False
    return history.said_since(c, message.conversation, ended.closed_at, before=message.seq) < FIRST_WORDS
