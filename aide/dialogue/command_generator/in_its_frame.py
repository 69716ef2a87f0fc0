"""« pour un prélèvement autorisé, quel est le délai ? »: of what he asks, the clause before says. Pure."""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue.command_generator.wishes.question import can_ask
from aide.dialogue.message import Message

SURE, LEANS, ASKS_ALOUD = 0.9, 0.15, 0.85
"""Of the whole message, how sure its question is; of the clause that says of what,
how far it tends to that one.
"""
DOES_ELSE = ("raconter", "deposer", "bloquer", "oui", "non", "annuler", "renouveler", "retrouver")
"""A clause that does one of these is no frame of the question: « on m'a volé ma carte. c'est payant ? »."""


def in_its_frame(message: Message) -> Message:
    """The message without its clauses, where one asks and the others only say of what: read alone,
    « quel est le délai ? » is anybody's.
    """
    asking = [one for one in message.sentences if _asks(one)]
    frame = [one for one in message.sentences if not _asks(one)]
    name, share = message.top_question
    if len(asking) != 1 or not frame or share < SURE or not can_ask(name, message):
        return message
    leans = any(dict(one.questions).get(name, 0.0) >= LEANS for one in frame)
    return (
        replace(message, sentences=()) if leans and not any(one.has(*DOES_ELSE) for one in frame) else message
    )


def _asks(one: Message) -> bool:
    return one.has("demander", at=0.5 if one.is_question else ASKS_ALOUD)
