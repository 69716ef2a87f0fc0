"""The policy writes the state twice a turn; what is stored holds the newest, once, and does not grow."""

from __future__ import annotations

import asyncio

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from sqlalchemy import select

from aide.db import reading
from aide.dialogue.newest_state import without_old_states
from aide.dialogue.state import SLOT, State, Told
from aide.dialogue.tables import trackers
from aide.dialogue.tracker_store import AideTrackerStore

DOMAIN = Domain.from_dict(
    {
        "intents": ["frais"],
        "slots": {SLOT: {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
    }
)


def stated(number: int, *, slot: bool = True) -> list:
    """A turn of the policy: the state in its slot and in the metadata of the first action."""
    state = f'{{"v":1,"turns":{number}}}'
    written = [SlotSet(SLOT, state)] if slot else []
    first = ActionExecuted("utter_jajoute", metadata={SLOT: state, "model_id": "m"})
    return [UserUttered(f"message {number}"), *written, first, ActionExecuted("action_listen")]


def states(events: list) -> list[str]:
    in_slots = [event.value for event in events if isinstance(event, SlotSet) and event.key == SLOT]
    return in_slots + [event.metadata[SLOT] for event in events if SLOT in (event.metadata or {})]


def test_the_state_of_a_conversation_is_kept_once_and_it_is_the_newest():
    events = [event for number in range(4) for event in stated(number)]
    kept = without_old_states(events)
    assert states(kept) == ['{"v":1,"turns":3}']
    assert [type(event) for event in kept if not isinstance(event, SlotSet)] == [
        type(event) for event in events if not isinstance(event, SlotSet)
    ]
    assert all(
        event.metadata.get("model_id") == "m"
        for event in kept
        if event.as_dict().get("name") == "utter_jajoute"
    )


def test_a_state_that_only_an_action_carries_is_kept_there():
    assert states(without_old_states([*stated(1), *stated(2, slot=False)])) == ['{"v":1,"turns":2}']


def test_the_tracker_at_work_keeps_its_own_states():
    events = stated(1) + stated(2)
    without_old_states(events)
    assert len(states(events)) == 4


def test_events_without_a_state_are_left_as_they_are():
    events = [UserUttered("bonjour"), ActionExecuted("utter_saluer", metadata={"model_id": "m"})]
    assert without_old_states(events) == events


def test_three_hundred_turns_of_flows_are_a_row_that_does_not_grow_and_hold_the_state_once(
    engine, monkeypatch
):
    monkeypatch.setenv("AIDE_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    store = AideTrackerStore(DOMAIN)
    tracker = store.init_tracker("c1")
    sizes = []
    for seq in range(1, 301):
        state = State(
            turns=seq, told={"frais": Told({"montant": "4.90"}, ["des frais que je ne comprends pas"] * 5)}
        )
        written = state.dumps()
        tracker.update_with_events(
            [
                UserUttered("des frais", {"name": "frais"}, message_id=str(seq)),
                SlotSet("etat", written),
                ActionExecuted("utter_jajoute", metadata={"etat": written, "model_id": "m"}),
                ActionExecuted("action_listen"),
            ],
            DOMAIN,
        )
        asyncio.run(store.save(tracker))
        tracker = asyncio.run(store.retrieve("c1"))
        with reading(store.engine) as c:
            stored = c.execute(select(trackers.c.events)).scalar_one()
        assert stored.count("que je ne comprends pas") == 5
        assert State.loads(tracker.get_slot("etat")).turns == seq
        sizes.append(len(stored))
    assert max(sizes[100:]) <= max(sizes[:100]) + 200
    store.engine.dispose()
