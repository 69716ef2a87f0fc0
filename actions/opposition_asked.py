"""What the opposition's form holds: its slots, the customer's cards as listed, the reason as told."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import Events, Turn
from aide.cards.bank import Card
from aide.cards.choice import choose_card
from aide.cards.reasons import reason_in_words

FORM = "formulaire_opposition"
SLOTS = ("opposition", "carte", "cartes", "raison", "confirmation_opposition")
REASONS = ("carte_perdue", "carte_volee", "paiement_frauduleux")
REASON, CARD, CONFIRMATION = "raison", "carte", "confirmation_opposition"


def known_reason(turn: Turn) -> Events:
    said = turn.said
    given = said.entity("raison")
    reason = given if given in REASONS else said.intent if said.intent in REASONS else None
    if said.entity("reessayer"):
        reason = turn.slot(REASON)
    elif reason is None and not said.is_button:
        reason = reason_in_words(said.text)
    return [SlotSet(REASON, reason)] if reason else []


def listed(turn: Turn) -> list[Card]:
    return [Card(card["id"], card["last4"], card["product"], "active", "") for card in turn.slot("cartes") or []]


def other_card(turn: Turn) -> Card | None:
    """Another of the customer's cards, named by its digits: « non, celle qui finit par 5678 »."""
    named = choose_card(listed(turn), turn.said.text) if any(char.isdigit() for char in turn.said.text) else None
    return named if named is not None and named.id != turn.slot(CARD) else None


def chosen(turn: Turn) -> dict[str, str]:
    return next(card for card in turn.slot("cartes") or [] if card["id"] == turn.slot(CARD))
