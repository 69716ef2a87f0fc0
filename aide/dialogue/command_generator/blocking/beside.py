"""What he tells or asks beside the yes, the no or the found card. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.question import can_ask
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T

FEW = 8
LIKELY = 0.4
"""Enough for a problem that is no card's: it is only put off, and asked about afterwards."""


def told_beside(message: Message, *, few: int = FEW) -> list[Command]:
    """« je l'ai retrouvée. Par contre mon virement n'arrive pas »: the problem that is left,
    told in more words than `few`.
    """
    if message.second is not None and message.second["intent"] not in CARD:
        return [
            Command("tell", message.second["intent"], {"quiet": False, "facts": True}, message.second["text"])
        ]
    problem = problem_in(message, at=LIKELY)
    tells = any(one.has("raconter", "deposer", at=0.3) for one in (message, *message.sentences))
    only_asks = message.top_question[1] >= T.surely_question and not tells
    is_other = problem is not None and not only_asks and message.share(CARD) < 0.45 and message.words > few
    return [telling(message, subject=problem)] if is_other else []


def asked_of_it(message: Message) -> list[Command]:
    """A sentence that surely asks, about this card."""
    asking = [one for one in message.sentences if one.has("demander", at=0.9) and one.questions]
    name, share = asking[0].top_question if asking else ("", 0.0)
    is_known = share >= 0.4 and can_ask(name, asking[0])
    return [Command("ask", name, text=message.text)] if is_known else []
