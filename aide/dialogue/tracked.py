"""What a tracker's events tell of the conversation: its state, the newest message, an effect's result."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Reversible, Sequence
from datetime import timedelta
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from aide import clock
from aide.dialogue import outcome
from aide.dialogue.old_slots import OLD_SLOTS, from_old_slots
from aide.dialogue.state import SLOT, State, UnreadableState
from aide.dialogue.world import World

logger = logging.getLogger(__name__)
CUSTOMER_SLOT = "client"
CONNECTED, KNOWN = "connecte", "session_expiree"
RESULT_SLOT = "resultat"
CHANNEL = "authenticated"
"""The channel always tells this of a message: it then came from a customer, whose words are no command."""


def since_last_message(tracker: DialogueStateTracker) -> tuple[UserUttered, list[Event]] | None:
    """The newest message, and what came of it."""
    events: list[Event] = []
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            return event, events[::-1]
        events.append(event)
    return None


def world(user: UserUttered, tracker: DialogueStateTracker, idle: timedelta) -> World:
    """What is known beside the conversation when this message is decided: the moment, who is logged in."""
    metadata, told = user.metadata or {}, tracker.get_slot(CUSTOMER_SLOT)
    known = bool(metadata.get("customer")) or told in (CONNECTED, KNOWN)
    key = f"{tracker.sender_id}:{user.message_id or len(tracker.events)}"
    return World(
        now=clock.now(),
        known=known or bool(metadata.get("authenticated")),
        authenticated=bool(metadata.get("authenticated")) or told == CONNECTED,
        new_id=hashlib.sha256(key.encode()).hexdigest()[:32],
        idle=idle,
        written=metadata.get("written") is True,
        message=user.message_id or "",
    )


def newest_state(events: Reversible[Event]) -> State:
    """The newest of both places where the state is written. Raises UnreadableState."""
    for event in reversed(events):
        if isinstance(event, SlotSet) and event.key == SLOT:
            return State.loads(event.value)
        if isinstance(event, ActionExecuted) and (stored := (event.metadata or {}).get(SLOT)):
            return State.loads(stored)
    return State()


def was_answered(user: UserUttered, tracker: DialogueStateTracker) -> bool:
    """Whether this message had its whole turn: the channel runs one again if a crash came before it knew."""
    if not user.message_id:
        return False
    is_same = False
    for event in tracker.events:
        if event is user:
            return False
        if isinstance(event, UserUttered):
            is_same = event.message_id == user.message_id
        elif is_same and isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME:
            return True
    return False


def state_before(tracker: DialogueStateTracker) -> State:
    """As the last turn left it; of a conversation from before the upgrade, its draft."""
    try:
        state = newest_state(tracker.events)
    except UnreadableState:
        logger.warning("state not readable, begun anew conversation=%s", tracker.sender_id)
        return State()
    if state != State():
        return state
    slots = (event for event in tracker.events if isinstance(event, SlotSet))
    old = {event.key: event.value for event in slots if event.key in OLD_SLOTS}
    return from_old_slots(old) if old else state


def result_of(events: Sequence[Event], action: str) -> dict[str, Any]:
    """What the effect told, after it ran; in a story test, as a tester writes it after `slot_was_set`."""
    told: Any = None
    for event in events:
        if isinstance(event, SlotSet) and event.key == RESULT_SLOT:
            told = event.value
        elif isinstance(event, ActionExecuted) and event.action_name != action:
            told = None
    return outcome.read(told)


def is_pressed(user: UserUttered) -> bool:
    """Said by the channel; in a story test, which has none, « /passer » or an intent without a text."""
    metadata = user.metadata or {}
    if CHANNEL in metadata:
        return bool(metadata.get("button"))
    return not user.text or user.text.startswith("/")


def came_early(user: UserUttered, state: State) -> bool:
    """Whether he wrote before the open question was shown to him; the channel tells which one he had read."""
    told, question = user.metadata or {}, state.question
    if told.get("question_unread"):
        return True
    is_tied = "question_of" in told and question is not None and question.asked_in
    return bool(is_tied and question and str(told["question_of"]) != question.asked_in)


def values_of(user: UserUttered) -> dict[str, str]:
    """What a button gives beside its intent."""
    return {found["entity"]: str(found.get("value")) for found in user.entities or []}
