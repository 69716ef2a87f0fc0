"""The conversation's decisions: what a message changes, and what is said and done for it.

Pure: no Rasa, no HTTP, no database.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from aide.dialogue import effects, listed_cards, planning
from aide.dialogue import flow as flow_files
from aide.dialogue.command_generator import generate
from aide.dialogue.command_generator.apart import beside, set_apart
from aide.dialogue.commands import Command
from aide.dialogue.flow import Flow
from aide.dialogue.message import Message
from aide.dialogue.patterns import (
    answering,
    answers,
    cancellation,
    cannot_handle,
    chitchat,
    consoling,
    correction,
    danger,
    deceit,
    digression,
    early,
    expecting,
    hold,
    in_writing,
    noted,
    repeat,
    skip,
    softly,
    story,
    telling,
    waited,
)
from aide.dialogue.patterns.open_question import remind
from aide.dialogue.state import State
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.subjects import Subject, subjects

MOST_MOVES = 6
"""Rasa's circuit breaker is at 9; a plan never comes near it."""


def _set_fact(turn: Turn, command: Command) -> None:
    frame = turn.state.frame
    if frame is None:
        return
    if command.name == "carte" and command.values.get("inconnue"):
        turn.say("utter_carte_inconnue")
        return
    question = turn.state.question
    frame.facts.update(command.values)
    if question is not None and frame.facts.get(question.field):
        turn.state.question = None
    if email := command.values.get("email"):
        turn.state.email = email
    turn.state.misses = 0


HANDLERS: Mapping[str, Callable[[Turn, Command], None]] = {
    "start_flow": digression.start,
    "human": digression.start,
    "ask": answering.ask,
    "answer": answering.answer,
    "tell": telling.tell,
    "aside": noted.aside,
    "set_fact": _set_fact,
    "correct_fact": correction.correct,
    "replace_text": correction.replace_text,
    "affirm": answers.affirm,
    "deny": answers.deny,
    "found": answers.found,
    "hesitate": hold.hesitate,
    "skip": skip.skip,
    "cancel": cancellation.cancel,
    "reproach": repeat.reproach,
    "danger": danger.warn,
    "chitchat": chitchat.chat,
    "not_ours": chitchat.not_ours,
    "clarify": cannot_handle.unclear,
    "unclear": cannot_handle.unclear,
    "waited": waited.again,
}


def decide(
    state: State,
    message: Message,
    world: World,
    *,
    flows: Mapping[str, Flow] | None = None,
    known: Mapping[str, Subject] | None = None,
) -> State:
    """The state after `message`, with the plan of this turn; `state` itself is left as it was."""
    message, others = set_apart(message, state, world)
    turn = _turn(state, message, world, flows, known)
    turn.state.turns += 1
    _hear_other_words(turn)
    commands = waited.read(message, turn.state, world) or generate(message, turn.state, world)
    commands = in_writing.heard(turn, beside(others, commands, message))
    turn.state.commands = [str(command) for command in commands]
    if all(command.kind not in ("unclear", "clarify") for command in commands):
        turn.state.misses = 0
    for command in commands:
        _carry_out(turn, command)
    story.keep_name(turn)
    deceit.leave_payee(turn)
    expecting.keep(turn)
    expecting.claim_one(turn)
    settled = _settled(turn)
    settled.plan = consoling.consoled(settled, message, commands, settled.plan)
    return settled


def _carry_out(turn: Turn, command: Command) -> None:
    """An answer that was written before its question was shown is none."""
    if early.is_no_answer(turn, command):
        early.tell(turn)
    else:
        HANDLERS[command.kind](turn, command)


def _hear_other_words(turn: Turn) -> None:
    """He was asked for them: that question is over; where he tells, the no before may have been misread."""
    state = turn.state
    if state.question is None or state.question.field != "reformule":
        return
    state.question = None
    if turn.message.has("raconter"):
        state.refused = [one for one in state.refused if one != "reclamation"]


def after_effect(
    state: State,
    result: Mapping[str, Any],
    world: World,
    *,
    flows: Mapping[str, Flow] | None = None,
    known: Mapping[str, Subject] | None = None,
) -> State:
    """The state once the effect that ended the plan has told its `result`: `{"issue": word, …}`."""
    effect = state.effect
    turn = _turn(state, Message(""), world, flows, known)
    held, turn.state.held = turn.state.held, []
    if effect is None:
        return _settled(turn)
    if effect.name == "action_lister_cartes":
        listed_cards.listed(turn, result)
    else:
        effects.concluded(turn, effect.name, result)
        turn.notes += held
    return _settled(turn)


def _turn(
    state: State,
    message: Message,
    world: World,
    flows: Mapping[str, Flow] | None,
    known: Mapping[str, Subject] | None,
) -> Turn:
    own = copy.deepcopy(state)
    own.plan, own.base, own.connected = [], 0, world.is_connected
    return Turn(own, message, world, flows or flow_files.flows(), known or subjects())


def _settled(turn: Turn) -> State:
    """Whatever the commands left open is asked: the flow's next step, or the open question in fewer words."""
    state = turn.state
    if turn.effect is None and turn.asked is None and not turn.is_over:
        if state.question is not None:
            remind(turn)
            softly.soften(turn)
        else:
            turn.go_on()
    if turn.effect is None and turn.asked is None and not turn.notes and not turn.is_over:
        turn.say("utter_oui_sans_question")
    state.plan = in_writing.acknowledged(state, planning.moves(turn)[:MOST_MOVES])
    return state
