"""The bot's voice: each reply goes into the journal first, if the bot may still speak,
and is pushed from there.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel
from sqlalchemy.engine import Connection

from aide import clock
from aide.db import DatabaseBusy
from aide.db_threads import Store
from aide.dialogue.actions_endpoint import check_turn, fail_turn
from aide.dialogue.typed_button import read_payload
from aide.journal import buttons, messages
from aide.journal.buttons import Button
from aide.journal.message import Message
from aide.subjects import card_blocks

logger = logging.getLogger(__name__)
STANDING = card_blocks() | {"parler_a_un_humain", "suivre_reclamation", "contacter_service_client"}
"""Buttons that stay valid all along: a person may always be asked for, a block is confirmed later,
the others only tell.
"""


class JournalOutput(OutputChannel):
    """The output of one turn. `said` counts its replies.

    `dropped` is set when the bot lost the conversation.
    """

    def __init__(
        self,
        store: Store,
        conversation: str,
        *,
        generation: int,
        reply_to: int,
        push: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._conversation = conversation
        self._generation = generation
        self._reply_to = reply_to
        self._push = push
        self.said = 0
        self.dropped = False

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "aide"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """One reply with its buttons: into the journal, then to the sockets.

        Dropped when the bot may no longer speak. Raises ActionsUnavailable when an action of this turn was
        not answered.
        """
        check_turn()
        text = message.get("text")
        if not text:
            return
        offered = [read_button(button) for button in message.get("buttons") or ()]
        try:
            written = await self._store.write(
                self._record, text.strip(), offered, read_card(message), read_asks(message)
            )
        except DatabaseBusy as error:  # Rasa hides it, and would go on without this bubble
            fail_turn(type(error).__name__)
            raise
        if written is None:
            self.dropped = True
            logger.info("reply dropped, the bot no longer owns it conversation=%s", self._conversation)
            return
        self.said += 1
        await self._push()

    def _record(
        self,
        c: Connection,
        text: str,
        offered: list[Button],
        card: dict[str, Any] | None,
        asks: dict[str, Any] | None,
    ) -> Message | None:
        message = messages.reply(
            c,
            self._conversation,
            generation=self._generation,
            reply_to=self._reply_to,
            reply_index=self.said,
            text=text,
            card=card,
            asks=asks,
            now=clock.now(),
        )
        if message is None or not offered or message.quick_replies:
            return message
        return messages.attach(c, message, buttons.issue(c, self._conversation, message.seq, offered))


def read_card(message: dict[str, Any]) -> dict[str, Any] | None:
    """What an action's sentence sums up, given beside it as Rasa's `custom` content."""
    custom = message.get("custom")
    card = custom.get("card") if isinstance(custom, dict) else None
    return card if isinstance(card, dict) else None


def read_asks(message: dict[str, Any]) -> dict[str, Any] | None:
    """What the bubble asks, for clients: `{"expects": {"field", "kind"}, "danger"?}`."""
    metadata = message.get("metadata") or {}
    return {name: metadata[name] for name in ("expects", "danger") if metadata.get(name)} or None


def read_button(button: dict[str, Any]) -> Button:
    """A response's button, `/intent?entity=value` as testers write it in YAML; it never leaves the server.

    Rasa's own `/intent{"entity": "value"}` would be taken for a `{slot}` to fill in.
    """
    intent, values = read_payload(button["payload"])
    return Button(button["title"], intent, values, standing=intent in STANDING)
