"""The last correction of a complaint can be undone: what it changed is kept as it was."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue.frame_facts import BEFORE_CORRECTION, BEFORE_TEXT
from aide.dialogue.state import Frame
from aide.dialogue.turn import Turn

WITH = {
    "motif": (f.BENEFICIARY, f.CREDITOR),
    f.AMOUNT: (f.OPERATIONS, f.IN_ALL),
    f.DATE: (f.PRECISION, f.OPERATIONS),
}
"""What else changes with a fact."""


def remember(turn: Turn, frame: Frame, *names: str) -> None:
    """Those facts of a complaint as they are, before they are put right;
    what is asked anew stays remembered until it is given.
    """
    if frame.flow != "reclamation":
        return
    touched = {other for name in names for other in (name, *WITH.get(name, ()))}
    pending = frame.facts.get(BEFORE_CORRECTION) or {} if awaits(turn, frame) else {}
    frame.facts[BEFORE_CORRECTION] = {**{name: frame.facts.get(name) for name in sorted(touched)}, **pending}


def keep_text(frame: Frame) -> None:
    """His words, before others replace them."""
    if text := frame.facts.get(f.DESCRIPTION):
        frame.facts[BEFORE_TEXT] = text


def put_back(turn: Turn, frame: Frame, kind: str) -> None:
    """« remettez comme avant », « vous avez effacé mon message »: as it was, and said so."""
    kept = frame.facts.get(kind)
    before = {f.DESCRIPTION: kept} if kind == BEFORE_TEXT else kept or {}
    for name, value in before.items():
        if value is None:
            frame.facts.pop(name, None)
        else:
            frame.facts[name] = value
    frame.facts.pop(BEFORE_CORRECTION, None)
    turn.say("utter_comme_avant")
    turn.state.question = None


def awaits(turn: Turn, frame: Frame) -> str | None:
    """The fact that was asked anew and has not come; None where none was."""
    asked = turn.state.question.field if turn.state.question is not None else ""
    before = frame.facts.get(BEFORE_CORRECTION) or {}
    return asked if asked not in frame.facts and before.get(asked) is not None else None
