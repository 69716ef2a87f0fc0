"""What a customer reads when a wait or a chat begins, and the buttons that hold as long as it does."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection

from aide.handoff.model import Handoff
from aide.handoff.waiting import LEAVE_INTENT
from aide.journal import buttons, messages
from aide.journal.buttons import Button
from aide.phrases import phrase

OF_CARD = "attente:carte:"
"""How the id of the first line of a wait begins, where a card may be in danger."""


def announce(
    c: Connection,
    handoff: Handoff,
    key: str,
    *,
    client_id: str | None = None,
    now: datetime,
    **values: str,
) -> messages.Message:
    """The line `key` of phrases.yml, said to the customer in the name of nobody; once a `client_id`."""
    return messages.say(
        c,
        handoff.conversation,
        author=messages.SYSTEM,
        text=phrase(key, **values),
        client_id=client_id,
        now=now,
    )


def begin_wait(
    c: Connection, handoff: Handoff, key: str, *, of_card: bool, now: datetime, **values: str
) -> None:
    """Its first line, with what stays possible in it, and whether a card may be in danger."""
    once = f"{OF_CARD}{handoff.id}" if of_card else None
    line = announce(c, handoff, key, client_id=once, now=now, **values)
    offer_waiting(c, line, of_card=of_card)


def is_of_card(c: Connection, handoff: Handoff) -> bool:
    """Whether a card may be in danger in this wait; one that was blocked before it is not."""
    return messages.by_client_id(c, handoff.conversation, f"{OF_CARD}{handoff.id}") is not None


def offer_waiting(c: Connection, line: messages.Message, *, of_card: bool) -> None:
    """What stays possible while waiting: to leave the queue, and, where a card may be in danger,
    to block it.
    """
    offered = [Button(phrase("attente_bouton_quitter"), LEAVE_INTENT, {}, standing=True)]
    if of_card:
        offered.append(block_button())
    messages.attach(c, line, buttons.issue(c, line.conversation, line.seq, offered))


def block_button() -> Button:
    """« Bloquer ma carte », which holds as long as the wait or the chat does."""
    return Button(phrase("attente_bouton_bloquer"), "faire_opposition", {}, standing=True)
