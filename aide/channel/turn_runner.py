"""One turn: the bot answers a customer's message, in order, once, and always with a sentence or an error."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from sqlalchemy.engine import Connection

from aide import clock
from aide.channel import inbound, turn_state
from aide.channel.broadcaster import Broadcaster
from aide.channel.fair_queue import FairQueue
from aide.channel.outbound import JournalOutput
from aide.channel.waiting import Hear, WaitingRoom
from aide.db import DatabaseBusy
from aide.db_threads import Store
from aide.dialogue.actions_endpoint import watch_turn
from aide.journal import conversations, history, messages
from aide.journal.conversations import Conversation
from aide.journal.message import Message
from aide.phrases import phrase

logger = logging.getLogger(__name__)
BUSY = "base_occupee"
"""The phrase of a database that others hold."""


class TurnFailed(Exception):
    """The turn broke; a resend of the message runs it again.

    `code` is the phrase that says so: of an « incident » the customer has been told in the conversation.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TurnRunner:
    """The conversations' queues: messages of one conversation are answered one after the other."""

    def __init__(
        self,
        store: Store,
        broadcaster: Broadcaster,
        answer: Callable[[UserMessage], Awaitable[object]],
        *,
        hear: Hear,
        seconds: float,
    ) -> None:
        self._store = store
        self._waiting = WaitingRoom(store, hear)
        self._broadcaster = broadcaster
        self._answer = answer
        self._seconds = seconds
        self._locks: dict[str, asyncio.Lock] = {}
        self._pending: Counter[str] = Counter()
        self._queue = FairQueue()

    async def run(self, message: Message, *, authenticated: bool, address: str) -> None:
        """Answer `message` unless that is done; `address` is where it came from, for who goes first.

        While an agent is waited for, or speaks, only what he need not do.

        Raises TurnFailed.
        """
        conversation = message.conversation
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        waiting = (conversation, f"address {address}")
        self._pending.update(waiting)
        try:
            async with lock, self._queue.turn(conversation, address):
                await self._run(message, authenticated)
        except DatabaseBusy:
            logger.warning("turn put off, the database is busy conversation=%s", message.conversation)
            raise TurnFailed(BUSY) from None
        finally:
            self._pending.subtract(waiting)
            self._pending += Counter()
            if conversation not in self._pending:
                self._locks.pop(conversation, None)

    def pending(self, conversation: str, address: str) -> tuple[int, int]:
        """How many messages of the conversation, and of the address, wait for their answers here."""
        return self._pending.get(conversation, 0), self._pending.get(f"address {address}", 0)

    async def _run(self, message: Message, authenticated: bool) -> None:
        is_done, known, row = await self._store.read(turn_state.before, message)
        if is_done:
            return
        if row.owner != conversations.BOT:
            message, row = await self._waiting.take(message, row)
        if row.owner == conversations.BOT:
            who = {"authenticated": authenticated, "customer": row.customer is not None}
            await self._reply(message, row, {**who, **known})
        await self._store.write(messages.finish, message.conversation, message.seq, now=clock.now())

    async def _reply(self, message: Message, row: Conversation, metadata: dict[str, Any]) -> None:
        conversation, generation = message.conversation, row.generation
        output = JournalOutput(
            self._store,
            conversation,
            generation=generation,
            reply_to=message.seq,
            push=lambda: self._broadcaster.push(conversation),
        )
        await self._broadcaster.typing(conversation, "bot")
        watch_turn()
        try:
            await asyncio.wait_for(
                self._answer(
                    _user_message(message, output, {**metadata, "button": message.parse is not None})
                ),
                self._seconds,
            )
        except DatabaseBusy:
            raise
        except Exception as error:  # whatever broke inside Rasa, the customer is told and may send again
            logger.exception("turn failed conversation=%s seq=%s", conversation, message.seq)
            await self._store.write(_tell_incident, message)
            await self._broadcaster.push(conversation)
            raise TurnFailed("incident") from error
        if not output.said and not output.dropped:
            await self._store.write(_answer_something, message, generation)

    @property
    def busy(self) -> int:
        """Conversations in which a turn is under way."""
        return len(self._locks)


def _user_message(message: Message, output: JournalOutput, metadata: dict[str, Any]) -> UserMessage:
    return UserMessage(
        inbound.for_rasa(message.text),
        output,
        sender_id=message.conversation,
        parse_data=inbound.parse_data(message),
        input_channel=output.name(),
        message_id=str(message.seq),
        metadata=metadata,
    )


def _tell_incident(c: Connection, message: Message) -> None:
    messages.say(
        c,
        message.conversation,
        author=messages.SYSTEM,
        text=phrase("incident"),
        client_id=f"incident:{message.seq}",
        now=clock.now(),
    )


def _answer_something(c: Connection, message: Message, generation: int) -> None:
    """Every turn ends with a reply, except when it handed the conversation over (the queue has then spoken),
    or when it is run again after a crash and was answered before.
    """
    row = conversations.get(c, message.conversation)
    if row.generation == generation and not history.is_answered(c, message.conversation, message.seq):
        messages.reply(
            c,
            message.conversation,
            generation=generation,
            reply_to=message.seq,
            reply_index=0,
            text=phrase("incident"),
            now=clock.now(),
        )
