"""Not understood: first the likeliest as buttons or the question in other words,
then something else, then a person.
"""

from __future__ import annotations

from aide.dialogue import shown
from aide.dialogue.commands import Command
from aide.dialogue.flow import CONFIRMED
from aide.dialogue.patterns import clarification, hold, motif
from aide.dialogue.patterns.open_question import remind
from aide.dialogue.turn import Turn
from aide.nlu import surface

STRANGE = {
    surface.GIBBERISH: "utter_pas_compris",
    surface.SIGNS: "utter_pas_compris",
    surface.ORDER: "utter_hors_sujet",
}


def unclear(turn: Turn, command: Command) -> None:
    """The question again with more help; the third time a person is offered, if no flow is open."""
    state, question = turn.state, turn.state.question
    if question is not None and question.field == "motif":
        motif.unclear(turn, question)
        return
    state.misses += 1
    if state.misses >= 3:
        state.misses = 0
        turn.ask(
            "conseiller", "utter_offrir_conseiller", starts="conseiller"
        ) if question is None or not question.flow else turn.say("utter_toujours_pas_compris")
        if question is not None and question.flow:
            remind(turn)
        return
    if question is not None and question.field in CONFIRMED:
        hold.hesitate(turn, command)
        return
    if question is not None and question.flow:
        question.tries += 1
        encore = "_encore" if question.tries > 1 else ""
        frame = turn.state.of(question.flow)
        buttons = shown.buttons(frame, question.field) if frame else None
        turn.ask(question.field, f"utter_aide_{question.field}{encore}", flow=question.flow, buttons=buttons)
        return
    if command.name in STRANGE:
        turn.say(STRANGE[command.name])
        turn.is_over = True
        return
    clarification.clarify(turn)
