"""He hesitates, or answers neither yes nor no: the next question is smaller, and never the same."""

from __future__ import annotations

from aide.dialogue import shown
from aide.dialogue.commands import NOTED_APART, Command
from aide.dialogue.patterns.open_question import offered, remind
from aide.dialogue.state import Question
from aide.dialogue.turn import Turn


def hesitate(turn: Turn, command: Command) -> None:
    """He does not know yet: the question stays open, with what helps him decide."""
    question = turn.state.question
    if command.name == NOTED_APART:
        turn.say("utter_note_a_part", probleme=turn.subjects[str(command.values["probleme"])].noun)
        return
    if question is None:
        turn.say("utter_prenez_votre_temps")
        turn.rest()
        return
    if command.name == "formulaire" and question.field == "offre":
        turn.ask("offre", "utter_rien_a_remplir", starts="reclamation")
        return
    if command.name in NOTED:
        turn.say(NOTED[command.name])
        turn.state.question = None
        return
    _wait_for(turn, question, command)


def _wait_for(turn: Turn, question: Question, command: Command) -> None:
    """The open question stays, with what helps him answer it."""
    question.tries += question.field != "motif"  # counted where it is asked again
    frame = turn.state.of(question.flow) if question.flow else None
    name = f"utter_hesite_{question.field}" if question.field in HELD else "utter_prenez_votre_temps"
    if question.field not in HELD:
        turn.say(name)
        remind(turn)
        return
    if command.name == NEUTRAL and question.field == "bloque" and question.tries < 2:
        name = "utter_neutre_bloque"
    names_card = question.field in ("bloque", "renouvelle")
    values = shown.cards_named(frame) if frame is not None and names_card else offered(turn, question)
    turn.ask(
        question.field,
        name if question.tries < 2 else f"{name}_encore",
        flow=question.flow,
        starts=question.starts,
        buttons=shown.buttons(frame, question.field) if frame else None,
        **values,
    )


NEUTRAL = "neutre"
"""He answered neither yes nor no: to say that he hesitates would be wrong."""
NOTED = {
    "deja_note": "utter_deja_note",
    "rien_a_remettre": "utter_rien_a_remettre",
    "motif_carte": "utter_motif_carte",
    "pas_dedans": "utter_pas_dedans",
}
"""What is said before the summary, or the next question, comes again."""
HELD = ("bloque", "confirme", "offre", "renouvelle", "carte", "suite")
