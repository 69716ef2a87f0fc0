"""The open question again, after something else was said: in fewer words, and not for ever. Pure."""

from __future__ import annotations

from typing import Any

from aide.dialogue.state import Frame, Question
from aide.dialogue.turn import Turn
from aide.phrases import beside

french = beside(__file__)

MOST_PITCHES = 1
MOST_REMINDERS, MOST_SILENCES = 1, 2
"""How often the order of a new card comes back after something else;
once more it stays open and is not pressed.
"""


def remind(turn: Turn) -> None:
    """Back to the open question, in fewer words."""
    if (question := turn.state.question) is None:
        return
    frame = turn.state.of(question.flow) if question.flow else None
    if question.field == "reformule":  # other words were asked for, and have come
        turn.state.question = None
        turn.go_on()
    elif frame is not None and question.field == "motif":
        from aide.dialogue.patterns import motif  # which asks again what is beside it

        motif.ask_again(turn, frame, question)
    elif frame is not None and question.field == "renouvelle":
        _remind_of_renewal(turn, frame, question)
    elif frame is not None and question.field == "reference" and question.tries:
        # He has none: who finds it is offered.
        turn.ask("reference", "utter_encore_sans_reference", flow=frame.flow)
    elif frame is not None:
        turn.put(frame, question.field, shorter=True)
    elif question.tries >= MOST_PITCHES:  # offered twice: still open, and not pressed any more
        turn.is_over = True
    else:
        question.tries += 1
        of_card = "_opposition" if (question.field, question.starts) == ("offre", "opposition") else ""
        name = f"utter_encore_{question.field}{of_card}"
        turn.ask(question.field, name, starts=question.starts, **offered(turn, question))


def _remind_of_renewal(turn: Turn, frame: Frame, question: Question) -> None:
    """He has not said yes: it can be ordered at any time, and is not asked for ever."""
    tries = question.tries
    if tries >= MOST_REMINDERS:
        if tries >= MOST_SILENCES:
            turn.leave(frame.flow)
        question.tries += 1
        turn.is_over = True
        return
    turn.put(frame, "renouvelle", shorter=True)
    if turn.state.question is not None:
        turn.state.question.tries = tries + 1


def offered(turn: Turn, question: Question) -> dict[str, Any]:
    """What the offer to look at a noted problem names; nothing for other questions."""
    subject = turn.subjects.get(turn.state.later[0] if turn.state.later else "")
    if question.field != "suite" or subject is None:
        return {}
    is_danger = bool(turn.state.warned) and subject.then == "opposition"
    return {"probleme": french("danger_en_cours") if is_danger else subject.noun}
