"""« je fais quoi maintenant ? » is asked of a fraud only where one is talked of. Pure."""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue.message import Message
from aide.dialogue.state import State

STEPS = "fraude_etapes"
OF_FRAUD = frozenset({"paiement_frauduleux", "faire_opposition"})


def meant_of_steps(message: Message, state: State) -> Message:
    """The message, without the steps after a fraud where he was warned of none,
    blocked no card and told no such payment.
    """
    if state.warned or state.blocked or OF_FRAUD & state.about:
        return message
    sentences = tuple(_without(one) for one in message.sentences)
    return replace(_without(message), sentences=sentences)


def _without(message: Message) -> Message:
    left = tuple((name, share) for name, share in message.questions if name != STEPS)
    return message if len(left) == len(message.questions) else replace(message, questions=left)
