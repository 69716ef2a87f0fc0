"""« je ne sais pas »: what may be left open is; else the question comes in other words, once."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue import shown
from aide.dialogue.commands import Command
from aide.dialogue.frame_facts import DECEIVED
from aide.dialogue.patterns import cannot_handle
from aide.dialogue.state import NO_REFERENCE, SKIPPED, Frame, Question
from aide.dialogue.turn import CAN_BE_SKIPPED, Turn


def skip(turn: Turn, command: Command) -> None:
    """What he does not know is left open, or asked with more help where it cannot be."""
    question, frame = turn.state.question, turn.state.frame
    name = command.name or (question.field if question else "")
    if frame is None or question is None:
        cannot_handle.unclear(turn, command)
    elif name in CAN_BE_SKIPPED:
        if not (name == f.DESCRIPTION and frame.facts.get(name)):  # what was told before stays
            frame.facts[name] = SKIPPED
        turn.state.question = None
    elif name == f.AMOUNT and (frame.facts.get(DECEIVED) or question.tries > 0):
        frame.facts[name] = SKIPPED
        if not frame.facts.get(DECEIVED):
            turn.say("utter_montant_a_preciser")
        turn.state.question = None
    elif name == "reference":
        _without_reference(turn, question)
    elif name == "carte" and turn.state.warned and frame.facts.get("cartes"):
        # Money is leaving and he does not know from which card: both are asked about, in one confirmation.
        frame.facts["carte"] = [one["id"] for one in frame.facts["cartes"]]
        turn.state.question = None
    elif name == "carte":
        _which_card(turn, frame, question)
    elif name == "motif":
        frame.facts["motif"] = "autre"
        turn.state.question = None
    else:
        question.tries += 1
        turn.ask(name, f"utter_aide_{name}", flow=question.flow)


def _which_card(turn: Turn, frame: Frame, question: Question) -> None:
    """How to find out which one is gone, once; then the question in fewer words."""
    question.tries += 1
    if question.tries > 1:
        turn.put(frame, "carte", shorter=True)
        return
    turn.ask("carte", "utter_laquelle", flow=question.flow, buttons=shown.buttons(frame, "carte"))


def _without_reference(turn: Turn, question: Question) -> None:
    """Where it stands, and who finds it without: what is next, and never its form again.
    He may still give it.
    """
    question.tries += 1
    turn.state.said[NO_REFERENCE] = turn.state.turns
    again = "_encore" if question.tries > 1 else "_connecte" if turn.world.is_connected else ""
    turn.ask("reference", f"utter_sans_reference{again}", flow=question.flow)
