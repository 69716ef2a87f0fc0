"""A long conversation costs what a short one does, and loses neither its state nor its last result."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.compaction import compact
from aide.dialogue.state import Frame, Question, State

SLOTS = [TextSlot(name, mappings=[{}], influence_conversation=False) for name in ("etat", "resultat")]


def state(turns: int) -> str:
    """What the policy would have written after that many turns."""
    asked = Question("montant", "reclamation", motif="frais", kind="amount")
    return State(stack=[Frame("reclamation", "d1", {"motif": "frais"})], question=asked, turns=turns).dumps()


def turn(number: int) -> list:
    return [
        UserUttered(f"message {number}", {"name": "saluer", "confidence": 1.0}),
        SlotSet("etat", state(number)),
        ActionExecuted("utter_encore_montant"),
        BotUttered(f"réponse {number}"),
        ActionExecuted("action_listen"),
    ]


def conversation(turns: int) -> list:
    start = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    opening = [
        UserUttered("début", {"name": "deposer_reclamation"}),
        ActionExecuted("action_lister_cartes"),
        SlotSet("resultat", '{"issue": "listees"}'),
        ActionExecuted("action_listen"),
    ]
    return start + opening + [event for number in range(turns) for event in turn(number)]


def tracker(events: list) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c", events, slots=SLOTS)


def test_a_short_conversation_is_left_as_it_is():
    events = conversation(5)
    assert compact(events, SLOTS, turns=6) == events


def test_the_state_and_what_was_told_long_ago_survive():
    events = conversation(40)
    before, after = tracker(events), tracker(compact(events, SLOTS, turns=6))
    assert after.current_slot_values() == before.current_slot_values()
    assert (after.get_slot("etat"), after.get_slot("resultat")) == (state(39), '{"issue": "listees"}')
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
    assert tracker(events).get_slot("etat") == state(299)
