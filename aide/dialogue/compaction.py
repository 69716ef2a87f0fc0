"""Keep a tracker short: slots and the last turns, so that turn 300 costs what turn 10 does.

Rasa replays the whole history at each message (570 ms at turn 300 with the stock store, see docs/decisions).
"""

from __future__ import annotations

from collections.abc import Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker


def compact(events: Sequence[Event], slots: Sequence[Slot], *, turns: int) -> list[Event]:
    """`events` with everything before the last `turns` customer messages folded into what it left behind.

    The cut is at a turn's boundary, and only made when twice as many turns have piled up
    (so it is paid for rarely).
    """
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= 2 * turns:
        return list(events)
    cut = starts[-turns]
    return _folded(events[:cut], slots) + list(events[cut:])


def _folded(events: Sequence[Event], slots: Sequence[Slot]) -> list[Event]:
    before = DialogueStateTracker.from_events("folded", list(events), slots=slots)
    folded: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    folded += [
        SlotSet(name, slot.value) for name, slot in before.slots.items() if slot.value != slot.initial_value
    ]
    folded.append(ActionExecuted(ACTION_LISTEN_NAME))
    for event in folded:
        event.timestamp = events[-1].timestamp
    return folded
