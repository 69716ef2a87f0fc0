"""The conversation's decisions: what a message changes and what is said and done for it. Pure: no Rasa, no HTTP, no database."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.dialogue import flow as flow_files
from aide.dialogue.command_generator import generate
from aide.dialogue.commands import Command
from aide.dialogue.flow import CONFIRMED, Flow
from aide.dialogue.message import Message
from aide.dialogue.patterns import (
    answers,
    cancellation,
    cannot_handle,
    chitchat,
    completed,
    correction,
    danger,
    digression,
    hold,
    repeat,
    skip,
    telling,
    waited,
)
from aide.dialogue.state import State
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.folding import plain
from aide.subjects import Subject, subjects

MOST_MOVES = 6
"""Rasa's circuit breaker is at 9; a plan never comes near it."""
UNDONE = frozenset(
    "rien session_expiree refuse pas_la_sienne sans_carte refused not_yours introuvable sans_reference ferme".split()
)
"""Outcomes after which all is as it was before."""


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
    "ask": digression.ask,
    "answer": digression.answer,
    "tell": telling.tell,
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
    turn = _turn(state, message, world, flows, known)
    turn.state.turns += 1
    if turn.state.question is not None and turn.state.question.field == "reformule":
        turn.state.question = None
    commands = waited.read(message, turn.state, world) or generate(message, turn.state, world)
    turn.state.commands = [str(command) for command in commands]
    if all(command.kind not in ("unclear", "clarify") for command in commands):
        turn.state.misses = 0
    for command in commands:
        HANDLERS[command.kind](turn, command)
    return _settled(turn)


def after_effect(
    state: State,
    result: Mapping[str, Any],
    world: World,
    *,
    flows: Mapping[str, Flow] | None = None,
    known: Mapping[str, Subject] | None = None,
) -> State:
    """The state once the effect that ended the plan has told its `result` (`{"issue": word, …}`), with what follows."""
    effect = state.effect
    turn = _turn(state, Message(""), world, flows, known)
    if effect is None:
        return _settled(turn)
    if effect.name == "action_lister_cartes":
        _listed(turn, result)
    else:
        _concluded(turn, effect.name, result)
    return _settled(turn)


def _turn(
    state: State, message: Message, world: World, flows: Mapping[str, Flow] | None, known: Mapping[str, Subject] | None
) -> Turn:
    own = copy.deepcopy(state)
    own.plan, own.base = [], 0
    return Turn(own, message, world, flows or flow_files.flows(), known or subjects())


def _settled(turn: Turn) -> State:
    """Whatever the commands left open is asked: the flow's next step, or the open question in fewer words."""
    state = turn.state
    if turn.effect is None and turn.asked is None and not turn.is_over:
        if state.question is not None:
            turn.again()
        else:
            turn.go_on()
    if turn.effect is None and turn.asked is None and not turn.notes and not turn.is_over:
        turn.say("utter_oui_sans_question")
    state.plan = turn.moves()[:MOST_MOVES]
    return state


def _listed(turn: Turn, result: Mapping[str, Any]) -> None:
    """The customer's active cards: one is chosen by itself, several are asked about, none ends the flow."""
    frame = turn.state.of("opposition")
    if frame is None:
        return
    cards = list(result.get("cartes") or [])
    if not cards:
        turn.leave("opposition")
        turn.is_over = not completed.take_up(turn)
        return
    frame.facts["cartes"] = cards
    active = [Card(one["id"], one["last4"], one["product"], "active", "") for one in cards]
    digits = " ".join(frame.facts.pop("chiffres", []))
    said = digits or str(frame.facts.get("texte") or "")
    frame.facts.pop("texte", None)
    named = choose_cards(active, said) if said else []
    if len(named) == 1 and len(active) == 2 and _MEANS_OTHER.search(plain(said)):
        named = [one for one in active if one.id != named[0].id]
    if not named and (blocked := [one for one in result.get("bloquees") or [] if one in said]):
        turn.say("utter_deja_bloquee", cartes=" et ".join(f"•••• {one}" for one in blocked))
        turn.leave("opposition")
        turn.is_over = not completed.take_up(turn)
        return
    if digits and not named:  # not one of his: said, and the question names the one that he has
        turn.say("utter_carte_autre" if len(active) == 1 else "utter_carte_inconnue")
    if len(active) == 1:
        named = active
    if named:
        frame.facts["carte"] = [one.id for one in named]


_MEANS_OTHER = re.compile(r"\b(?:retrouv\w*|j ai|garde\w*)\b.{0,20}\b\d{4}\b.{0,30}\bl ?autre\b")
"""« j'ai retrouvé la 4321 mais pas l'autre »."""


def _concluded(turn: Turn, action: str, result: Mapping[str, Any]) -> None:
    state = turn.state
    outcome = str(result.get("issue") or "echec")
    follows = turn.outcome(action, outcome)
    frame = state.frame
    flow = frame.flow if frame else ""
    if reference := result.get("reference"):
        state.filed = [*[one for one in state.filed if one != reference], str(reference)]
    if action == "action_deposer_reclamation" and outcome == "deposee":
        state.answer_by = str(result.get("date_limite") or "")
    if follows.asks and frame is not None:
        frame.facts.pop(f"fait:{action}", None)
        turn.put(frame, follows.asks)
        return
    if outcome == "echec":
        _failed(turn, action)
        return
    if follows.says:
        turn.say(follows.says, **{name: value for name, value in result.items() if name != "issue"})
    motif = str(frame.facts.get("motif") or "") if frame else ""
    if action == "action_deposer_reclamation":
        for name in [one for one, told in turn.subjects.items() if told.motif and told.motif.name == motif]:
            state.told.pop(name, None)
            state.closed.append(name)
            state.later = [one for one in state.later if one != name]
        state.subject = None
        state.helped = [one for one in state.helped if _motif_of(turn, one) != motif]
    if flow:
        if outcome not in UNDONE:
            state.done = flow
            state.past.append(flow)
        kept = frame.facts if frame else {}
        if flow == "opposition":
            _note_payment_told(turn)
        if action == "action_bloquer_cartes" and outcome == "bloquee":
            chosen = kept.get("carte") or []
            state.blocked += [one["last4"] for one in kept.get("cartes") or [] if one["id"] in chosen]
        if action == "action_renouveler_carte":
            state.later = [one for one in state.later if one != "renouvellement_carte"]
        own_id = frame.id if frame else ""
        turn.leave(flow)
        if kept.get("raison") == "paiement_frauduleux" and "paiement_frauduleux" not in state.later:
            state.later.append("paiement_frauduleux")
        if follows.offers == "renouvellement":
            renewal = turn.start("renouvellement", cartes=kept.get("cartes"), carte=kept.get("carte"))
            renewal.id = own_id
            if state.later and state.later[0] in turn.subjects and "paiement_frauduleux" in state.later:
                # The report before the new card: the order waits below.
                state.later.sort(key=lambda one: one != "paiement_frauduleux")
                completed.offer_next(turn)
            return
        if follows.offers == "conseiller":
            turn.ask("conseiller", "utter_ask_conseiller", starts="conseiller")
            return
    turn.is_over = outcome == "transfere" or not (completed.take_up(turn) or _offer_block(turn, action, motif))


def _note_payment_told(turn: Turn) -> None:
    """A payment told before the blocking is reported after it, as was said."""
    state = turn.state
    for name in state.helped:
        if turn.subjects[name].then == "opposition" and name not in (*state.closed, *state.later, *state.refused):
            state.later.append(name)


def _offer_block(turn: Turn, action: str, motif: str) -> bool:
    """A payment that is not his was filed, and the card still works: its blocking is offered, once."""
    state = turn.state
    subject = next((one for one in turn.subjects.values() if one.motif and one.motif.name == motif), None)
    if action != "action_deposer_reclamation" or subject is None or subject.then != "opposition":
        return False
    if "opposition" in (*state.refused, *state.past) or not turn.world.holds("connecté"):
        return False
    state.subject = subject.name
    turn.ask("offre", "utter_offre_opposition_apres", starts="opposition")
    return True


def _motif_of(turn: Turn, subject: str) -> str:
    known = turn.subjects.get(subject)
    return known.motif.name if known and known.motif else ""


def _failed(turn: Turn, action: str) -> None:
    """The action has said so. What was confirmed is kept and asked again; the rest is left, to be asked for anew."""
    frame = turn.state.frame
    if frame is None:
        turn.is_over = True
        return
    confirmed = next((name for name in CONFIRMED if frame.facts.get(f"fait:{name}")), None)
    if confirmed is None:
        turn.leave(frame.flow)
        turn.is_over = not completed.take_up(turn)
        return
    for name in (confirmed, action):
        frame.facts.pop(f"fait:{name}", None)
    turn.put(frame, confirmed, shorter=True)
