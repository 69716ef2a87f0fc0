"""Courtesies, in one line, and back to what is open."""

from __future__ import annotations

from aide.dialogue.commands import Command
from aide.dialogue.turn import Turn

SAID = {
    "langue": "utter_langue",
    "plusieurs": "utter_une_chose_apres_l_autre",
    "autre_chose": "utter_autre_chose",
    "reclamation_gardee": "utter_reclamation_gardee",
    "preciser_debit": "utter_preciser_debit",
}


def chat(turn: Turn, command: Command) -> None:
    """A greeting, thanks or a remark is answered; an offer that it ends is not made again."""
    state = turn.state
    if command.name == "saluer" and state.turns > 1:
        turn.say("utter_saluer_encore")
    elif command.name in SAID:
        turn.say(SAID[command.name])
    else:
        subject = turn.subjects.get(command.name)
        told = turn.subjects.get(state.subject or "")
        is_open = told is not None and told.motif is not None and state.subject not in state.closed
        if (
            command.name == "exprimer_mecontentement"
            and subject
            and subject.says
            and is_open
            and not state.question
        ):
            _calm(turn, subject.says)
            return
        turn.say(subject.says if subject and subject.says else "utter_saluer")
    question = state.question
    if (
        question is not None
        and not question.flow
        and command.name in ("remercier", "au_revoir", "saluer", "autre_chose")
    ):
        state.question = None
    turn.rest()


def _calm(turn: Turn, says: str) -> None:
    """He is cross about his problem: a complaint, or, where he has just refused one, a person."""
    if "reclamation" in turn.state.refused:
        turn.ask("conseiller", "utter_pardon_conseiller", starts="conseiller")
    else:
        turn.ask("offre", says, starts="reclamation")


def not_ours(turn: Turn, command: Command) -> None:
    """Another bank's card, a SIM, an identity card: where to go, and no blocking."""
    turn.say(f"utter_pas_a_nous_{command.name}")
    turn.rest()
