"""Who cannot telephone, or wants it in writing, is remembered, and told so once beside what else he gets."""

from __future__ import annotations

from aide.dialogue.command_generator.wishes.phoning import would_phone
from aide.dialogue.command_generator.wishes.writing import asks_number, says_only_that, wants_writing
from aide.dialogue.commands import Command
from aide.dialogue.moves import Move
from aide.dialogue.state import State
from aide.dialogue.turn import Turn

ACKNOWLEDGED = "utter_par_ecrit"
HANDS_OVER = "action_transferer_conseiller"
WAYS = "tout_faire_sans_telephoner"
"""The question whose answer names what is done in writing."""
_SAID_BESIDE = ("danger", "human", "start_flow")


def heard(turn: Turn, commands: list[Command]) -> list[Command]:
    """The commands that stay: a mere « je suis sourde » answers nothing that is open, and is no « non »."""
    state, message = turn.state, turn.message
    was_known = state.written or turn.world.written
    state.written = was_known
    state.gives_number = message.button is None and (asks_number(message) or would_phone(message, state))
    if message.button is not None or not wants_writing(message.text):
        return commands
    state.written = True
    if says_only_that(message.text):
        kept = (*_SAID_BESIDE, "ask") if message.is_question else _SAID_BESIDE
        commands = [one for one in commands if one.kind in kept] or _ways(turn)
    state.owes_writing = not was_known or not commands
    return commands


def acknowledged(state: State, moves: list[Move]) -> list[Move]:
    """The plan with the acknowledgement that is owed: at the head of its first sentence,
    as there are two bubbles at most.

    A person is waited for in silence: it is said before.
    After another effect it is said with what follows that.
    """
    head = moves[0] if moves else None
    if not state.owes_writing or (head is not None and head.is_effect and head.name != HANDS_OVER):
        return moves
    state.owes_writing = False
    if head is None or head.is_effect:
        return [Move(ACKNOWLEDGED), *moves]
    head.says_first(ACKNOWLEDGED)
    return moves


def _ways(turn: Turn) -> list[Command]:
    """What is possible in writing, when nothing is open; else the open question comes back by itself."""
    is_open = turn.state.question is not None or turn.state.frame is not None
    return [] if is_open else [Command("ask", WAYS, text=turn.message.text)]
