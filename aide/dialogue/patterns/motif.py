"""What the complaint is about was asked, and he told no motive: never the same question over and over."""

from __future__ import annotations

from aide.dialogue.patterns.open_question import remind
from aide.dialogue.state import Frame, Question
from aide.dialogue.turn import Turn

MOST = 2
"""Messages without a motive; after them none is begun."""


def unclear(turn: Turn, question: Question) -> None:
    """With examples once; then as wherever he tells none."""
    if question.tries:
        remind(turn)
        return
    question.tries += 1
    turn.ask("motif", "utter_aide_motif", flow=question.flow)


def ask_again(turn: Turn, frame: Frame, question: Question) -> None:
    """A smaller question, with ways out, the second time; then a person is offered,
    unless he was answered something.
    """
    question.tries += 1
    was_answered = any(note.name.startswith("utter_info_") for note in turn.notes)
    if question.tries > MOST and not was_answered:
        turn.leave(frame.flow)
        turn.ask("conseiller", "utter_motif_conseiller", starts="conseiller")
        return
    turn.ask("motif", "utter_encore_motif" if question.tries < MOST else "utter_motif_court", flow=frame.flow)
