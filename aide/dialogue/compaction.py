"""Keep a tracker short: slots and the last turns, so that turn 300 costs what turn 10 does.

Rasa replays the whole history at each message (570 ms at turn 300 with the stock store, see docs/decisions).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.state import SLOT


def compact(events: Sequence[Event], slots: Sequence[Slot], *, turns: int) -> list[Event]:
    """`events` with everything before the last `turns` customer messages folded into what it left behind.

    The cut is at a turn's boundary, and only made when twice as many turns have piled up (so it is paid for rarely).
    """
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= 2 * turns:
        return list(events)
    cut = starts[-turns]
    return _folded(events[:cut], slots) + list(events[cut:])


def without_old_states(events: Sequence[Event]) -> list[Event]:
    """`events` with the conversation's state only where it is newest, and once.

    The policy writes it at each turn in its slot and in the metadata of an action; a replay needs the last of them.
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


def _folded(events: Sequence[Event], slots: Sequence[Slot]) -> list[Event]:
    before = DialogueStateTracker.from_events("folded", list(events), slots=slots)
    folded: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    folded += [SlotSet(name, slot.value) for name, slot in before.slots.items() if slot.value != slot.initial_value]
    if before.active_loop_name:
        folded.append(ActiveLoop(before.active_loop_name))
    folded.append(ActionExecuted(ACTION_LISTEN_NAME))
    for event in folded:
        event.timestamp = events[-1].timestamp
    return folded
