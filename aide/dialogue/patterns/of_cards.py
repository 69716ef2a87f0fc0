"""What is asked of his cards is answered from what was blocked here,
and from what the bank listed beside it. Pure.
"""

from __future__ import annotations

from aide.dialogue.command_generator.wishes.card_state import MEANWHILE, STATE, STAYS_ACTIVE, pays_with_other
from aide.dialogue.commands import Command
from aide.dialogue.own_cards import others_active
from aide.dialogue.turn import Turn
from aide.phrases import beside

french = beside(__file__)


def tell(turn: Turn, command: Command, is_again: bool) -> bool:
    """Whether this question was of his cards, and is answered:
    how to pay meanwhile only where another one is active.
    """
    others = others_active(turn.state)
    if command.name == MEANWHILE and others:
        turn.say("utter_payer_avec_autre", autres=_active(others))
    elif command.name == STAYS_ACTIVE and others:
        turn.say("utter_autre_carte_active", autres=_active(others))
    elif command.name == STATE and others and pays_with_other(turn.message, turn.state.blocked):
        turn.say("utter_autre_carte_active", autres=_active(_named_in(turn, others) or others))
    elif command.name == STATE:
        _tell_state(turn, is_again=is_again)
    else:
        return False
    return True


def _tell_state(turn: Turn, *, is_again: bool) -> None:
    """What was blocked in this conversation, and when; else that nothing was,
    with the cards that the bank listed.

    Asked again at once, it is confirmed in few words: the same lines twice answer nothing.
    """
    state, frame = turn.state, turn.state.of("opposition")
    listed = [one["last4"] for one in (frame.facts.get("cartes") if frame else None) or []]
    if state.block_unsure:
        turn.say("utter_blocage_incertain")
    elif state.blocked and is_again:
        turn.say("utter_rappel_blocage_bref", cartes=_digits(state.blocked))
    elif state.blocked and state.kept:
        turn.say("utter_rappel_blocage_autre", cartes=_with_numbers(turn), autres=_digits(state.kept))
    elif state.blocked:
        turn.say("utter_rappel_blocage", cartes=_with_numbers(turn))
    elif listed:
        turn.say("utter_rien_bloque_ici", cartes=_digits(listed))
    else:
        turn.say(f"utter_info_{STATE}")


def _named_in(turn: Turn, others: list[str]) -> list[str]:
    """The active ones that he names by their digits."""
    return [one for one in others if one in turn.message.plain]


def _active(cards: list[str]) -> str:
    """« votre carte •••• 1207 est active »."""
    if len(cards) > 1:
        return french("cartes_actives", digits=_digits(cards))
    return french("carte_active", digits=_digits(cards))


def _digits(cards: list[str]) -> str:
    return " et ".join(f"•••• {one}" for one in cards)


def _with_numbers(turn: Turn) -> str:
    """« •••• 4321 (opposition OPP-2026-000003, le 23/11/2026 à 10h02) »."""
    numbers = turn.state.oppositions
    return " et ".join(
        f"•••• {one} ({numbers[one]})" if one in numbers else f"•••• {one}" for one in turn.state.blocked
    )
