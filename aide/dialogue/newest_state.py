"""What is stored of a conversation's state: the newest, once."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from rasa.shared.core.events import ActionExecuted, Event, SlotSet

from aide.dialogue.state import SLOT


def without_old_states(events: Sequence[Event]) -> list[Event]:
    """`events` with the conversation's state only where it is newest, and once.

    The policy writes it at each turn in its slot and in the metadata of an action;
    a replay needs the last of them.
    """
    places = [place for place, event in enumerate(events) if _state_in(event)]
    if not places:
        return list(events)
    newest = places[-1]
    twin = places[-2] if len(places) > 1 else newest
    is_twice = isinstance(events[twin], SlotSet) and _state_in(events[twin]) == _state_in(events[newest])
    kept = twin if is_twice else newest
    return [
        event if place == kept else _without_state(event)
        for place, event in enumerate(events)
        if place == kept or not (isinstance(event, SlotSet) and event.key == SLOT)
    ]


def _state_in(event: Event) -> str | None:
    if isinstance(event, SlotSet):
        return event.value if event.key == SLOT else None
    return (event.metadata or {}).get(SLOT) if isinstance(event, ActionExecuted) else None


def _without_state(event: Event) -> Event:
    """A copy, when there is something to leave out: the tracker at work keeps its own."""
    if not isinstance(event, ActionExecuted) or SLOT not in (event.metadata or {}):
        return event
    lean = copy.copy(event)
    lean.metadata = {name: value for name, value in event.metadata.items() if name != SLOT}
    return lean
