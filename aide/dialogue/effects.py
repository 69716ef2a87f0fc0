"""An effect has told how it ended: what is said of it, what is over and what follows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.dialogue import facts as f
from aide.dialogue import kept
from aide.dialogue.flow import BLOCKS, CONFIRMED, FILES, RENEWS, Outcome
from aide.dialogue.patterns import completed
from aide.dialogue.state import NO_REFERENCE, PERSON, Frame
from aide.dialogue.told_payment import REPORTED, note_payment_told, note_reported, payment_told
from aide.dialogue.turn import Turn

UNDONE = frozenset(
    {
        "rien",
        "session_expiree",
        "refuse",
        "pas_la_sienne",
        "sans_carte",
        "refused",
        "not_yours",
        "introuvable",
        "sans_reference",
        "ferme",
    }
)
"""Outcomes after which all is as it was before."""


def concluded(turn: Turn, action: str, result: Mapping[str, Any]) -> None:
    """What the flow says of the outcome; then the flow is over, and what follows is offered."""
    outcome = str(result.get("issue") or "echec")
    follows, frame = turn.outcome(action, outcome), turn.state.frame
    kept.note(turn, action, outcome, result)
    if follows.asks and frame is not None:
        frame.facts.pop(f"fait:{action}", None)
        _ask_after(turn, frame, follows.asks, outcome)
        return
    if outcome == "echec":
        _failed(turn, action)
        return
    if follows.says:
        turn.say(follows.says, **{name: value for name, value in result.items() if name != "issue"})
    motif = str(frame.facts.get("motif") or "") if frame else ""
    if action == FILES:
        _close(turn, motif)
    if frame is not None:
        if action == FILES and frame.facts.get(f.AMOUNT):
            turn.state.filed_sums.append(str(frame.facts[f.AMOUNT]))
        _end_flow(turn, frame, action, outcome)
        if _offers(turn, frame, follows):
            return
    goes_on = outcome != "transfere" and (completed.take_up(turn) or _offer_block(turn, action, motif))
    turn.is_over = not goes_on


def _ask_after(turn: Turn, frame: Frame, step: str, outcome: str) -> None:
    """The question that the outcome leads to; of a reference that he has not, who finds it without."""
    if outcome == "sans_reference" and NO_REFERENCE in turn.state.said:
        turn.ask(step, "utter_sans_reference_encore", flow=frame.flow)
    elif outcome == "sans_reference" and turn.world.is_connected:
        turn.ask(step, "utter_ask_reference_connecte", flow=frame.flow)
    else:
        turn.put(frame, step)


def _close(turn: Turn, motif: str) -> None:
    """The problem was filed, and is not talked of any more."""
    state = turn.state
    for name in [one for one, told in turn.subjects.items() if told.motif and told.motif.name == motif]:
        state.told.pop(name, None)
        state.closed.append(name)
        state.later = [one for one in state.later if one != name]
    state.subject = None
    state.helped = [one for one in state.helped if _motif_of(turn, one) != motif]


def _end_flow(turn: Turn, frame: Frame, action: str, outcome: str) -> None:
    """What was done is kept; a payment of which a card was blocked is to be reported."""
    state, facts = turn.state, frame.facts
    if outcome not in UNDONE:
        state.done = frame.flow
        state.past.append(frame.flow)
    if frame.flow == "opposition":
        note_payment_told(turn)
    if action == BLOCKS and outcome == "bloquee":
        chosen = facts.get("carte") or []
        listed = facts.get("cartes") or []
        state.replaceable += [one for one in listed if one["id"] in chosen]
        state.blocked += [one["last4"] for one in listed if one["id"] in chosen]
        state.kept = [one["last4"] for one in listed if one["last4"] not in state.blocked]
        state.no_card_left = not state.kept
    if action == RENEWS:
        state.later = [one for one in state.later if one != "renouvellement_carte"]
    turn.leave(frame.flow)
    note_reported(turn, facts)


def _offers(turn: Turn, frame: Frame, follows: Outcome) -> bool:
    """A new card, or a person; whether one was offered."""
    if PERSON in turn.state.later:  # who waits for one is offered nothing else
        return False
    if follows.offers == "renouvellement":
        _offer_card(turn, frame)
        return True
    if follows.offers == "conseiller":
        turn.ask("conseiller", "utter_ask_conseiller", starts="conseiller")
        return True
    return False


def _offer_card(turn: Turn, frame: Frame) -> None:
    """The report before the new card: the order waits below."""
    state, facts = turn.state, frame.facts
    renewal = turn.start("renouvellement", cartes=facts.get("cartes"), carte=facts.get("carte"))
    renewal.id = frame.id
    if state.later and state.later[0] in turn.subjects and REPORTED in state.later:
        state.later.sort(key=lambda one: one != REPORTED)
        if state.warned:
            completed.offer_next(turn)
        else:
            turn.ask("suite", "utter_ask_suite_paiement", starts="suite", paiement=payment_told(turn))


def _offer_block(turn: Turn, action: str, motif: str) -> bool:
    """A payment that is not his was filed, and the card still works: its blocking is offered, once."""
    state = turn.state
    subject = next((one for one in turn.subjects.values() if one.motif and one.motif.name == motif), None)
    if action != FILES or subject is None or subject.then != "opposition":
        return False
    if "opposition" in (*state.refused, *state.past) or not turn.world.is_connected:
        return False
    state.subject = subject.name
    turn.ask("offre", "utter_offre_opposition_apres", starts="opposition")
    return True


def _motif_of(turn: Turn, subject: str) -> str:
    known = turn.subjects.get(subject)
    return known.motif.name if known and known.motif else ""


def _failed(turn: Turn, action: str) -> None:
    """The action has said so. What was confirmed is kept and asked again; the rest is left."""
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
