"""He says that he has said it already, or tried it already: no help again, what can be done instead."""

from __future__ import annotations

from aide.dialogue.commands import FAILED, Command
from aide.dialogue.patterns.open_question import remind
from aide.dialogue.turn import Turn


def reproach(turn: Turn, command: Command) -> None:
    """An apology, then the open question again, else a complaint or a person is offered."""
    state, question = turn.state, turn.state.question
    if question is not None and question.flow:
        question.tries += question.field != "motif"  # counted where it is asked again
        skippable = question.field in ("date", "beneficiaire", "creancier", "email", "montant")
        turn.say("utter_pardon_question" if skippable else "utter_pardon")
        remind(turn)
    elif not command.values.get(FAILED) and state.subject and _may_file(turn):
        turn.ask("offre", "utter_pardon_offre", starts="reclamation")
    else:
        turn.ask("conseiller", "utter_pardon_conseiller", starts="conseiller")


def _may_file(turn: Turn) -> bool:
    """Not what was refused, nor what is filed already."""
    state = turn.state
    return "reclamation" not in state.refused and state.subject not in state.closed
