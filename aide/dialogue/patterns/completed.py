"""A flow is over: what was noted meanwhile is taken up, what follows is offered."""

from __future__ import annotations

from aide.dialogue.commands import Command
from aide.dialogue.state import Told
from aide.dialogue.turn import Turn

REPORTED = "paiement_frauduleux"
"""The problem under which a danger is filed."""


def take_up(turn: Turn) -> bool:
    """Go on with the flow below, or offer the problem noted; whether there was one."""
    state = turn.state
    if state.question is not None and state.question.flow:
        return True
    if state.stack:
        state.question = None
        return True
    state.later = [one for one in state.later if one in turn.subjects]
    if not state.later:
        return False
    offer_next(turn)
    return True


def offer_next(turn: Turn) -> None:
    """The first of the noted problems; after a danger it is the report of what has just happened."""
    subject = turn.subjects[turn.state.later[0]]
    if turn.state.warned and subject.name == REPORTED:
        turn.ask("suite", "utter_ask_suite_signalement", starts="suite", probleme=subject.noun)
        return
    turn.ask("suite", "utter_ask_suite", starts="suite", probleme=subject.noun)


def open_next(turn: Turn) -> None:
    """The noted problem, when he wants to look at it now: its complaint is begun with what was told of it."""
    from aide.dialogue.patterns import digression

    state = turn.state
    state.question = None
    if not state.later:
        turn.say("utter_oui_sans_question")
        turn.is_over = True
        return
    name = state.later.pop(0)
    state.subject = name
    state.told.setdefault(name, Told())
    subject = turn.subjects[name]
    if subject.starts:
        digression.start(
            turn, Command("start_flow", subject.starts, {"raison": subject.reason} if subject.reason else {})
        )
    else:
        digression.start(
            turn, Command("start_flow", "reclamation", {"motif": subject.motif.name if subject.motif else None})
        )
