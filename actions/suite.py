"""The second problem of a message: noted and told, then taken up by itself once the first one is done."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

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


def card_first(turn: Turn) -> Events:
    """When the second problem is a card in strange hands it is blocked first, and what was told first waits; else nothing."""
    second = turn.second
    if turn.form or second is None or second["intent"] not in URGENT:
        return []
    said = turn.said
    told = {"intent": said.intent, "text": said.text, "entities": [list(one) for one in said.entities]}
    return [SlotSet(NOTED, told), FollowupAction("action_commencer_opposition")]


def announce(turn: Turn) -> None:
    """While a card is blocked first, tell that the other problem of the message is not lost, unless its help just was."""
    second = turn.second
    if _has_spoken(turn):
        return
    other = turn.slot(NOTED) if second is not None and second["intent"] in URGENT else second
    if other:
        turn.say("utter_suite_notee", probleme=words(other["intent"]))


def take_up(turn: Turn, response: str = "utter_suite") -> Events:
    """Offer what was noted, now that the first problem is done; nothing when nothing was."""
    noted: dict[str, Any] | None = turn.slot(NOTED)
    if not noted:
        return []
    turn.say(response, probleme=words(noted["intent"]))
    return [SlotSet("proposition", OFFER)]


def _has_spoken(turn: Turn) -> bool:
    """Whether the bot has said something since the customer's last message."""
    last = next((one["event"] for one in reversed(turn.tracker.events) if one["event"] in ("user", "bot")), "user")
    return last == "bot"
