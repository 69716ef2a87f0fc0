"""A wait for a person is over: back to what the conversation was about, with what still makes sense."""

from __future__ import annotations

from typing import Any

from aide.dialogue.moves import Move
from aide.dialogue.state import State
from aide.dialogue.turn import Turn
from aide.phrases import beside
from aide.subjects import card_blocks

french = beside(__file__)

CARD_SUBJECTS = card_blocks() | {"paiement_frauduleux"}
FOLLOW = {"title": french("suivre"), "payload": "/suivre_reclamation"}
FILE = {"title": french("deposer"), "payload": "/deposer_reclamation"}
BLOCK = {"title": french("bloquer"), "payload": "/faire_opposition"}
CONTACT = {"title": french("contact"), "payload": "/contacter_service_client"}


def resume(turn: Turn) -> None:
    """The customer waits no more: what was under way is asked again;
    else what was filed, or what is possible.
    """
    state = turn.state
    turn.leave("conseiller")
    state.question = None
    if state.frame is not None:
        turn.say("utter_reprise" if state.frame.flow == "reclamation" else "utter_reprise_question")
        return
    if state.filed:
        say_with_buttons(turn, "utter_reprise_apres_depot", reference=state.filed[-1])
    else:
        say_with_buttons(turn, "utter_reprise_apres_attente")
    turn.is_over = True


def say_with_buttons(turn: Turn, name: str, **values: Any) -> None:
    """The sentence, with the buttons that fit this conversation."""
    turn.notes.append(Move(name, values, buttons=fitting_buttons(turn)))


def fitting_buttons(turn: Turn) -> list[dict[str, Any]]:
    """A filed complaint is followed; another is offered when a problem is left;
    a card when it could be in danger.
    """
    state = turn.state
    subject = turn.subjects.get(state.subject or "")
    is_left = subject is not None and subject.motif is not None and subject.name not in state.closed
    fitting = [
        (FOLLOW, bool(state.filed)),
        (FILE, is_left or not state.filed),
        (BLOCK, card_in_danger(state)),
    ]
    return [dict(button) for button, fits in fitting if fits] + [dict(CONTACT)]


def card_in_danger(state: State) -> bool:
    """A card is left to block, and the talk was of one, or of a danger."""
    return not state.no_card_left and bool(state.about & CARD_SUBJECTS)
