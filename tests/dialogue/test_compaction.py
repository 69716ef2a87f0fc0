"""A long conversation costs what a short one does, and loses neither slots nor its open form."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.compaction import compact

FORM = "formulaire_reclamation"
SLOTS = [
    TextSlot("montant", mappings=[{}], influence_conversation=False),
    AnySlot("requested_slot", mappings=[{}], influence_conversation=False),
]


def turn(number: int) -> list:
    return [
        UserUttered(f"message {number}", {"name": "saluer", "confidence": 1.0}),
        ActionExecuted(FORM),
        SlotSet("montant", f"{number}.00"),
        BotUttered(f"réponse {number}"),
        ActionExecuted("action_listen"),
    ]


def conversation(turns: int) -> list:
    start = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    opening = [
        UserUttered("début", {"name": "deposer_reclamation"}),
        ActionExecuted(FORM),
        ActiveLoop(FORM),
        SlotSet("requested_slot", "montant"),
        ActionExecuted("action_listen"),
    ]
    return start + opening + [event for number in range(turns) for event in turn(number)]


def tracker(events: list) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c", events, slots=SLOTS)


def test_a_short_conversation_is_left_as_it_is():
    events = conversation(5)
    assert compact(events, SLOTS, turns=6) == events


def test_slots_and_the_open_form_survive():
    events = conversation(40)
    before, after = tracker(events), tracker(compact(events, SLOTS, turns=6))
    assert after.current_slot_values() == before.current_slot_values()
    assert after.active_loop_name == before.active_loop_name == FORM
    assert after.latest_action_name == before.latest_action_name == "action_listen"
    assert after.latest_message.text == before.latest_message.text


def test_the_cut_is_at_the_boundary_of_a_turn():
    kept = compact(conversation(40), SLOTS, turns=6)
    first = next(index for index, event in enumerate(kept) if isinstance(event, UserUttered))
    assert kept[first - 1] == ActionExecuted("action_listen")
    assert sum(isinstance(event, UserUttered) for event in kept) == 6


def test_three_hundred_turns_hold_no_more_than_thirteen():
    events: list = conversation(0)
    most = 0
    for number in range(300):
        events = compact(events + turn(number), SLOTS, turns=6)
        most = max(most, len(events))
    assert most <= 13 * len(turn(0)) + 10
    assert tracker(events).get_slot("montant") == "299.00"
