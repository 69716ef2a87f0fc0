"""The second problem of a message: noted and told, then taken up by itself once the first one is done."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import Events, Turn
from aide.complaints.motifs import LABELS

NOTED, OFFER = "suite", "suite"
CARD_WORDS = {
    "carte_perdue": "votre carte perdue",
    "carte_volee": "votre carte volée",
    "faire_opposition": "le blocage de votre carte",
}
URGENT = frozenset(CARD_WORDS)


def words(intent: str) -> str:
    """What the bot calls the problem."""
    return CARD_WORDS.get(intent) or LABELS.get(intent, "l'autre sujet").lower()


def note(turn: Turn) -> Events:
    """Keep the second problem of this message, with what it told; a card to block never waits for later."""
    second = turn.second
    return [] if second is None or second["intent"] in URGENT else [SlotSet(NOTED, second)]


def take_up(turn: Turn, response: str = "utter_suite") -> Events:
    """Offer what was noted, now that the first problem is done; nothing when nothing was."""
    noted: dict[str, Any] | None = turn.slot(NOTED)
    if not noted:
        return []
    turn.say(response, probleme=words(noted["intent"]))
    return [SlotSet("proposition", OFFER)]
