"""A new card is wanted: in the place of one that was blocked here, and never offered where there is none."""

from __future__ import annotations

from aide.dialogue.command_generator.wishes.new_card import GIVEN
from aide.dialogue.commands import Command
from aide.dialogue.own_cards import digits_chosen
from aide.dialogue.state import OFFERED
from aide.dialogue.turn import Turn

FLOW = "renouvellement"


def start(turn: Turn, command: Command) -> None:
    """« commandez-en une pour la 8840 »: the order begins, or why it cannot is said at once, before any yes.

    « finalement commandez-la », once the order was offered with what it may cost, is that yes.
    """
    state, frame = turn.state, turn.state.of(FLOW)
    digits = [str(one) for one in command.values.get("chiffres") or []]
    is_given = bool(command.values.get(GIVEN)) and OFFERED in state.said and not turn.world.early
    agreed = {"fait:renouvelle": True} if is_given else {}
    if frame is not None and set(digits) <= set(digits_chosen(frame.facts)):
        turn.start(FLOW, **agreed)
        return
    cards = [one for one in state.replaceable if not digits or one["last4"] in digits]
    if cards and not state.order_unsure:
        agreed = agreed if len(cards) == 1 else {}  # of several, which one is not said
        turn.start(FLOW, cartes=cards, carte=[one["id"] for one in cards], **agreed)
        return
    if state.order_unsure:
        turn.say("utter_renouvellement_incertain")
    elif state.ordered and set(digits) <= set(state.ordered):
        turn.say(
            "utter_carte_commandee", cartes=" et ".join(f"•••• {one}" for one in digits or state.ordered)
        )
    else:
        turn.say("utter_renouvellement_sans_carte")
    turn.rest()
