"""What was written before the open question was shown is no answer to it (docs/rules.md R60)."""

from __future__ import annotations

from aide.dialogue.commands import Command
from aide.dialogue.turn import Turn

ONLY_ANSWERS = frozenset({"affirm", "deny", "skip"})
"""Commands that mean nothing without their question; a fact or a wish is heard whenever it comes."""


def is_no_answer(turn: Turn, command: Command) -> bool:
    """Whether it would answer a question that its author had not been shown."""
    return turn.world.early and turn.state.question is not None and command.kind in ONLY_ANSWERS


def tell(turn: Turn) -> None:
    """That it was not taken for one; the question then comes again."""
    turn.say("utter_reponse_avant_question")
