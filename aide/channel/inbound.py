"""Reading what a client sends: its shape, its size, its masking, and what a pressed button means."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from aide import clock
from aide.handoff import queue
from aide.input_text import composed, for_reading, is_composed, size
from aide.journal import buttons, conversations, messages
from aide.journal.buttons import ButtonExpired
from aide.journal.conversations import Conversation
from aide.journal.messages import Message
from aide.masking import mask
from aide.phrases import phrase

LONGEST_ID = 80
"""What the journal's column holds of a message's id."""


MAX_SEQ = 2**31
"""What the journal's column can hold."""


class Refused(Exception):
    """The message is not accepted; `code` names the reason and `message` tells the customer what to do."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = phrase(code, **values)


@dataclass(frozen=True)
class Incoming:
    """What one `user_uttered` says: a text, or the opaque id of a button.

    `seen` is the number of the last line that its author had been shown, as far as the client tells it.
    """

    id: str
    text: str
    button: str | None
    seen: int | None = None


@dataclass(frozen=True)
class Recorded:
    """The message in the journal; `is_new` is False for a resend."""

    message: Message
    is_new: bool


def read(data: Any, *, max_characters: int) -> Incoming:
    """What was sent, its text `composed`. Raises Refused with a sentence for the customer.

    `message` or `payload` may hold a button's id.
    """
    if not isinstance(data, dict):
        raise Refused("message_illisible")
    said = data.get("payload") or data.get("message")
    client_id = data.get("id") or uuid.uuid4().hex
    if said is None or said == "":
        raise Refused("message_vide")
    if not isinstance(said, str) or not isinstance(client_id, str):
        raise Refused("message_illisible")
    if len(client_id) > LONGEST_ID or not is_composed(client_id):
        raise Refused("message_illisible")
    text = composed(said).strip()
    if not text:
        raise Refused("message_vide")
    if size(text) > max_characters:
        raise Refused("message_trop_long", limite=f"{max_characters:,}".replace(",", " "))
    button = text if text.startswith(buttons.PREFIX) else None
    return Incoming(client_id, text, button, read_seq(data.get("seen")))


def read_seq(value: Any) -> int | None:
    """The number of a line that a client tells; None for anything that is none."""
    return value if type(value) is int and 0 <= value < MAX_SEQ else None


def check_holder(c: Connection, conversation: str, customer: str | None) -> Conversation:
    """Raises Refused when the conversation has since been adopted by a customer who is not at this socket."""
    row = conversations.get(c, conversation)
    if row.customer is not None and row.customer.id != customer:
        raise Refused("session_refusee")
    return row


def record(
    c: Connection,
    conversation: str,
    incoming: Incoming,
    *,
    customer: str | None,
    shown: int | None = None,
    check: Callable[[Connection], None] = lambda _c: None,
) -> Recorded:
    """Write the message, masked; a wait past its deadline ends first.

    `shown` is the last line that had been sent to its socket when it came: no client has seen more. `check`
    may refuse a new one.

    Raises Refused for a button whose question is past, or in a conversation that has ended or is another
    customer's.
    """
    now = clock.now()
    row = check_holder(c, conversation, customer)
    if (known := messages.by_client_id(c, conversation, incoming.id)) is not None:
        return Recorded(known, False)
    if row.ended_at is not None:
        raise Refused("conversation_terminee")
    check(c)
    if row.owner == conversations.WAITING:
        queue.expire(c, now=now, conversation=conversation)
    return _receive(c, conversation, incoming, shown, now=now)


def _receive(
    c: Connection, conversation: str, incoming: Incoming, shown: int | None, *, now: datetime
) -> Recorded:
    """Written as it is kept; the first time that a number is masked in it, that is told."""
    text, parse, seen = _meaning(c, conversation, incoming)
    masked = mask(text)
    said: dict[str, Any] = {"text": masked.text, "parse": parse, "seen": _read_up_to(seen, shown)}
    message, is_new = messages.receive(c, conversation, client_id=incoming.id, now=now, **said)
    if masked.changed and conversations.mark_masking_told(c, conversation):
        messages.say(c, conversation, author=messages.SYSTEM, text=phrase("numero_masque"), now=now)
    return Recorded(message, is_new)


def _read_up_to(told: int | None, sent: int | None) -> int | None:
    """The last line that he can have read: what his client tells, and no more than was sent to it."""
    return min((one for one in (told, sent) if one is not None), default=None)


def _meaning(
    c: Connection, conversation: str, incoming: Incoming
) -> tuple[str, dict[str, Any] | None, int | None]:
    """Its text, what a button means, and the line up to which it was read: a button's own question."""
    if incoming.button is None:
        return incoming.text, None, incoming.seen
    try:
        button = buttons.press(c, conversation, incoming.button, client_id=incoming.id)
    except ButtonExpired:
        raise Refused("question_perimee") from None
    parse = {"intent": button.intent, "entities": button.entities, "standing": button.standing}
    return button.title, parse, button.seq


def for_rasa(text: str) -> str:
    """The text as it is read, and as Rasa may see it: a typed leading slash would be read as a command.

    Behind a dot it is what it is, signs that mean nothing.
    """
    bare = for_reading(text).lstrip()
    return f". {bare}" if bare.startswith("/") else bare or "?"


def parse_data(message: Message) -> dict[str, Any] | None:
    """What Rasa would have understood, for a button: no text is parsed, no `/intent` string ever exists."""
    if message.parse is None:
        return None
    intent = {"name": message.parse["intent"], "confidence": 1.0}
    entities = [
        {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "bouton"}
        for name, value in message.parse["entities"].items()
    ]
    return {"text": message.text, "intent": intent, "intent_ranking": [intent], "entities": entities}
