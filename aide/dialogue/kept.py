"""What an effect left is kept, for what he asks afterwards: what was filed, blocked or ordered. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.dialogue import recap
from aide.dialogue.command_generator.first.of_contents import ADDED
from aide.dialogue.flow import BLOCKS, FILES, RENEWS
from aide.dialogue.own_cards import digits_chosen
from aide.dialogue.turn import Turn

COMPLETES = "action_completer_reclamation"


def note(turn: Turn, action: str, outcome: str, result: Mapping[str, Any]) -> None:
    """Before the flow is over: its facts are those that were confirmed."""
    if reference := str(result.get("reference") or ""):
        turn.state.filed = [*[one for one in turn.state.filed if one != reference], reference]
    if action == FILES and outcome == "deposee":
        _note_filed(turn, reference, result)
    elif action == COMPLETES and outcome == "notee":
        _note_added(turn, reference)
    elif action == BLOCKS:
        turn.state.block_unsure = outcome in ("incertain", "echec")
        turn.state.oppositions.update(result.get("oppositions") or {})
    elif action == RENEWS:
        _note_ordered(turn, outcome)


def _note_filed(turn: Turn, reference: str, result: Mapping[str, Any]) -> None:
    """The last day for the answer, the copy, and what is in it."""
    state = turn.state
    state.dropped = False
    state.answer_by = str(result.get("date_limite") or "")
    state.copy = str(result.get("copie") or "")
    if reference and state.frame is not None:
        state.contents[reference] = recap.lines(state.frame.facts)


def _note_added(turn: Turn, reference: str) -> None:
    """« Ajouté ensuite : « le vendeur s'appelle Zoé » »."""
    state = turn.state
    if reference in state.contents and state.frame is not None:
        added = " ".join(str(state.frame.facts.get("detail") or "").split())
        state.contents[reference] += f"\n{ADDED}« {added} »"


def _note_ordered(turn: Turn, outcome: str) -> None:
    """In whose place, or that nobody knows whether it is ordered."""
    state = turn.state
    state.order_unsure = outcome in ("unknown", "echec")
    if outcome == "demande" and state.frame is not None:
        state.ordered += digits_chosen(state.frame.facts)
        state.replaceable = [one for one in state.replaceable if one["last4"] not in state.ordered]
