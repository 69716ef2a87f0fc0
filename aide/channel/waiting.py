"""A message written while an agent is waited for, or has the conversation: what is answered,
and who speaks next.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.engine import Connection

from aide import clock
from aide.channel import inbound
from aide.db_threads import Store
from aide.handoff import agent_chat, queue, wait_replies, waiting
from aide.handoff.waiting import Decision, Heard
from aide.journal import conversations, messages
from aide.journal.conversations import Conversation
from aide.journal.message import Message

logger = logging.getLogger(__name__)
Hear = Callable[[str, str], Awaitable[Heard]]
"""The conversation and the text of a waiting customer → how it is understood."""
REASONS = {
    waiting.LEAVE: queue.LEFT,
    waiting.BLOCK: agent_chat.FOR_CARD,
    waiting.DANGER: "danger",
}


class WaitingRoom:
    """Decides outside any transaction, then writes what was decided if the conversation still stands as it
    did.
    """

    def __init__(self, store: Store, hear: Hear) -> None:
        self._store = store
        self._hear = hear

    async def take(self, message: Message, row: Conversation) -> tuple[Message, Conversation]:
        """The message and its conversation as they are afterwards: the bot may own it again."""
        intent = message.parse["intent"] if message.parse else None
        if row.owner == conversations.AGENT:
            if intent is None or not waiting.pressed_with_agent(intent):
                return message, row
            return message, await self._store.write(_interrupt, message)
        heard = Heard() if intent else await self._heard(message)
        decision = waiting.pressed_while_waiting(intent) if intent else waiting.while_waiting(heard)
        return await self._store.write(_carry_out, message, decision, heard)

    async def _heard(self, message: Message) -> Heard:
        try:
            return await self._hear(message.conversation, inbound.for_rasa(message.text))
        except Exception:  # not understood is no reason for silence: the agent reads it
            logger.exception("waiting customer not understood conversation=%s", message.conversation)
            return Heard()


def _interrupt(c: Connection, message: Message) -> Conversation:
    agent_chat.interrupt(c, message.conversation, now=clock.now())
    return conversations.get(c, message.conversation)


def _carry_out(
    c: Connection, message: Message, decision: Decision, heard: Heard
) -> tuple[Message, Conversation]:
    """An agent who comes at that very moment keeps the conversation: `abandon` then changes nothing."""
    now = clock.now()
    if decision in (waiting.NOTE, waiting.PLACE, waiting.FILED, waiting.CALL, waiting.CLOSE):
        _tell(c, message, decision, heard, now)
    elif (
        queue.abandon(c, message.conversation, reason=REASONS[decision], now=now)
        and decision == waiting.LEAVE
        and not heard.wants_more  # which the bot reads as it is typed
    ):
        parse = {"intent": waiting.LEAVE_INTENT, "entities": {}, "standing": True}
        message = messages.means(c, message, parse)
    return message, conversations.get(c, message.conversation)


def _tell(c: Connection, message: Message, decision: Decision, heard: Heard, now: datetime) -> None:
    """What he gets while he goes on waiting.

    That he writes and does not call is acknowledged once, and is enough for a note.
    """
    conversation, about = message.conversation, message.seq
    is_told = (
        heard.says_writing and not heard.is_by_writing and wait_replies.note_writing(c, conversation, now=now)
    )
    if decision == waiting.FILED:
        wait_replies.tell_filed(c, conversation, about=about, has_draft=heard.has_draft, now=now)
    elif decision == waiting.CALL:
        wait_replies.tell_no_call(c, conversation, about=about, by_writing=heard.is_by_writing, now=now)
    elif decision == waiting.CLOSE:
        wait_replies.tell_closing(c, conversation, about=about, now=now)
    elif decision == waiting.PLACE:
        wait_replies.tell_place(c, conversation, about=about, by_writing=heard.is_by_writing, now=now)
    elif not is_told:
        wait_replies.note(c, conversation, about=about, is_question=waiting.asks(heard), now=now)
