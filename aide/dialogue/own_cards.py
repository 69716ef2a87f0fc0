"""Which of his cards are asked about, and which are not: of those that the bank listed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.dialogue.state import State


def digits_chosen(facts: Mapping[str, Any]) -> list[str]:
    """« 4321 » of each card that a flow is about."""
    chosen = facts.get("carte") or []
    return [str(one["last4"]) for one in facts.get("cartes") or [] if one["id"] in chosen]


def others_active(state: State) -> list[str]:
    """« 9988 » of each active one beside that which is blocked,
    or which he is asked about before it is blocked.
    """
    if state.blocked:
        return [] if state.block_unsure else state.kept
    frame = state.of("opposition")
    asked = digits_chosen(frame.facts) if frame else []
    listed = [str(one["last4"]) for one in (frame.facts.get("cartes") if frame else None) or []]
    return [one for one in listed if one not in asked] if asked else []
