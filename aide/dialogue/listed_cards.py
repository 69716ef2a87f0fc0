"""The bank has listed his cards: which of them he meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.dialogue.patterns import completed
from aide.dialogue.turn import Turn
from aide.folding import plain


def listed(turn: Turn, result: Mapping[str, Any]) -> None:
    """The customer's active cards: one is chosen by itself, several are asked about, none ends the flow."""
    frame = turn.state.of("opposition")
    if frame is None:
        return
    cards = list(result.get("cartes") or [])
    turn.state.no_card_left = not cards and result.get("issue") == "listees"
    if not cards:
        _end_block(turn)
        return
    frame.facts["cartes"] = cards
    active = [Card(one["id"], one["last4"], one["product"], "active", "") for one in cards]
    digits = " ".join(frame.facts.pop("chiffres", []))
    said = digits or str(frame.facts.get("texte") or "")
    frame.facts.pop("texte", None)
    named = _named(active, said)
    if not named and (blocked := [one for one in result.get("bloquees") or [] if one in said]):
        turn.say("utter_deja_bloquee", cartes=" et ".join(f"•••• {one}" for one in blocked))
        _end_block(turn)
        return
    if digits and not named:  # not one of his: said, and the question names the one that he has
        turn.say("utter_carte_autre" if len(active) == 1 else "utter_carte_inconnue")
    if len(active) == 1:
        named = active
    if named:
        frame.facts["carte"] = [one.id for one in named]


def _named(active: list[Card], said: str) -> list[Card]:
    """« j'ai retrouvé la 4321 mais pas l'autre »: of two cards, the other one."""
    named = choose_cards(active, said) if said else []
    if len(named) == 1 and len(active) == 2 and _MEANS_OTHER.search(plain(said)):
        return [one for one in active if one.id != named[0].id]
    return named


def _end_block(turn: Turn) -> None:
    turn.leave("opposition")
    turn.is_over = not completed.take_up(turn)


_MEANS_OTHER = re.compile(r"\b(?:retrouv\w*|j ai|garde\w*)\b.{0,20}\b\d{4}\b.{0,30}\bl ?autre\b")
