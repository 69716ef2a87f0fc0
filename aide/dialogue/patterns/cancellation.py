"""What is being done is dropped; nothing was filed nor blocked before its confirmation."""

from __future__ import annotations

from aide.dialogue.command_generator.first.of_drafts import THEN
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.commands import Command
from aide.dialogue.patterns import completed
from aide.dialogue.turn import Turn


def cancel(turn: Turn, command: Command) -> None:
    """What is open is left, and said to be, unless something else is begun in its place (« quiet »)."""
    frame = turn.state.frame
    if frame is None:
        _take_back(turn)
        return
    if command.name == "quiet":  # something else is begun in its place
        turn.leave(frame.flow)
        return
    said = {"opposition": "utter_rien_bloque", "reclamation": "utter_reclamation_annulee"}
    if frame.flow == "reclamation" and turn.state.filed:
        turn.say("utter_autre_reclamation_annulee", reference=turn.state.filed[-1])
    elif command.name == "refused":
        turn.say("utter_reclamation_refusee")
    else:
        turn.say(said.get(frame.flow, "utter_laisse"))
    turn.leave(frame.flow)
    if frame.flow == "reclamation":
        turn.state.told.pop(str(frame.facts.get("motif")), None)
        turn.state.dropped = True
        if REFUSED_COMPLAINT.search(turn.message.plain):  # « annule » may begin it anew; this wants none
            turn.state.refused.append("reclamation")
    if command.name != THEN:
        turn.is_over = not completed.take_up(turn)


def _take_back(turn: Turn) -> None:
    """The offer is not made again; what else was noted still waits, unless it was itself what was offered."""
    state, question = turn.state, turn.state.question
    if question is None:
        if state.filed:
            turn.say("utter_rien_a_annuler_depose", references=" et ".join(state.filed))
        else:
            turn.say("utter_rien_a_annuler")
        turn.is_over = True
        return
    turn.say("utter_rien_bloque" if question.starts == "opposition" else "utter_offre_retiree")
    state.refused.append(question.starts or question.field)
    if question.field == "suite" and state.later:
        state.later.pop(0)
    state.question = None
    turn.is_over = not completed.take_up(turn)
