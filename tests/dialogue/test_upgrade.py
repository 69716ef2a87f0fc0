"""A conversation stored before the flows, in the middle of a form, goes on: its draft survives,
its confirmation is asked again.
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from aide.db import writing
from aide.dialogue.flow_policy import FlowPolicy
from aide.dialogue.moves import Move
from aide.dialogue.old_slots import from_old_slots
from aide.dialogue.state import SLOT, State
from aide.dialogue.tables import trackers
from aide.dialogue.tracked import state_before
from aide.dialogue.tracker_store import AideTrackerStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DRAFT = {
    "brouillon": "draft-1",
    "sujet": "frais",
    "motif": "frais",
    "montant": "4.90",
    "date": "2026-11-20",
    "description": "Des frais que je ne comprends pas.",
    "recit": "Des frais que je ne comprends pas.",
    "email": "camille@example.org",
}
CARDS = [{"id": "card-1", "last4": "4321", "product": "SmartPay"}]


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load([str(ROOT / "domain.yml"), str(ROOT / "data")])


@pytest.fixture
def store(engine, monkeypatch, domain) -> AideTrackerStore:
    monkeypatch.setenv("AIDE_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    opened = AideTrackerStore(domain)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def policy() -> FlowPolicy:
    graph: Any = SimpleNamespace()
    return FlowPolicy({"priority": 1}, graph, Resource("policy"), ExecutionContext(graph))


def stored(store: AideTrackerStore, form: str, **slots: Any) -> DialogueStateTracker:
    """The tracker as the version before wrote it, read by this one."""
    events: list[dict[str, Any]] = [
        {"event": "action", "name": "action_session_start"},
        {"event": "session_started"},
        {"event": "action", "name": "action_listen"},
        {"event": "user", "text": "des frais", "parse_data": {"intent": {"name": "frais"}, "entities": []}},
        {"event": "action", "name": form},
        {"event": "active_loop", "name": form},
        *({"event": "slot", "name": name, "value": value} for name, value in slots.items()),
        {
            "event": "bot",
            "text": "Envoyer la réclamation ?",
            "metadata": {"utter_action": "utter_ask_confirmation"},
        },
        {"event": "action", "name": "action_listen"},
    ]
    row = {"conversation": "c1", "events": json.dumps([{"timestamp": 1.0, **event} for event in events])}
    with writing(store.engine) as c:
        c.execute(trackers.insert().values(updated_at=NOW, **row))
    found = asyncio.run(store.retrieve("c1"))
    assert found is not None
    return found


def presses(
    tracker: DialogueStateTracker, policy: FlowPolicy, domain: Domain, intent: str, *, customer: bool = False
) -> list[Move]:
    """The plan for a button pressed now."""
    metadata = {"button": True, "customer": customer, "authenticated": customer}
    parsed = {"intent": {"name": intent, "confidence": 1.0}, "entities": []}
    number = str(len(tracker.events))
    tracker.update(
        UserUttered("Oui", parsed["intent"], [], parsed, message_id=number, metadata=metadata), domain
    )
    predicted = policy.predict_action_probabilities(tracker, domain)
    for event in predicted.events or []:
        tracker.update(event, domain)
    return State.loads(tracker.get_slot(SLOT)).plan


def test_the_open_draft_survives_with_all_that_was_told(store):
    tracker = stored(store, "formulaire_reclamation", **DRAFT, requested_slot="date")
    state = state_before(tracker)
    frame = state.of("reclamation")
    assert frame is not None and frame.id == "draft-1"
    assert frame.facts == {
        "motif": "frais",
        "montant": "4.90",
        "date": "2026-11-20",
        "description": ["Des frais que je ne comprends pas."],
        "email": "camille@example.org",
    }
    assert tracker.active_loop_name is None


def test_the_question_that_was_open_is_still_open():
    state = from_old_slots({**DRAFT, "date": None, "requested_slot": "date"})
    assert state.question is not None
    assert (state.question.field, state.question.flow) == ("date", "reclamation")


def test_a_pending_confirmation_of_a_complaint_is_asked_again_and_files_nothing(store, policy, domain):
    tracker = stored(store, "formulaire_reclamation", **DRAFT, requested_slot="confirmation")
    plan = presses(tracker, policy, domain, "affirmer")
    assert [move.name for move in plan] == ["utter_confirmation_perimee", "utter_ask_confirme"]
    assert "Des frais que je ne comprends pas." in plan[-1].values["resume"]


def test_the_confirmation_asked_again_files_the_draft_of_before(store, policy, domain):
    tracker = stored(store, "formulaire_reclamation", **DRAFT, requested_slot="confirmation")
    for move in presses(tracker, policy, domain, "affirmer"):
        tracker.update(ActionExecuted(move.name), domain)
    tracker.update(ActionExecuted("action_listen"), domain)
    plan = presses(tracker, policy, domain, "affirmer")
    assert [move.name for move in plan] == ["action_deposer_reclamation"]
    frame = State.loads(tracker.get_slot(SLOT)).of("reclamation")
    assert frame is not None and frame.id == "draft-1"


def test_a_pending_block_is_asked_again_naming_the_card(store, policy, domain):
    slots = {"opposition": "opp-1", "cartes": CARDS, "carte": "card-1", "raison": "carte_volee"}
    tracker = stored(store, "formulaire_opposition", **slots, requested_slot="confirmation_opposition")
    plan = presses(tracker, policy, domain, "affirmer", customer=True)
    assert [move.name for move in plan] == ["utter_opposition_perimee", "utter_ask_bloque"]
    assert "4321" in plan[-1].values["les_cartes"]
    frame = State.loads(tracker.get_slot(SLOT)).of("opposition")
    assert frame is not None and frame.id == "opp-1"


def test_a_pending_block_refused_blocks_nothing(store, policy, domain):
    slots = {"opposition": "opp-1", "cartes": CARDS, "carte": "card-1", "raison": "carte_volee"}
    tracker = stored(store, "formulaire_opposition", **slots, requested_slot="confirmation_opposition")
    plan = presses(tracker, policy, domain, "refuser", customer=True)
    assert [move.name for move in plan] == ["utter_rien_bloque"]


def test_a_block_without_a_card_yet_begins_again_by_the_list(store, policy, domain):
    slots = {"opposition": "opp-1", "cartes": CARDS, "carte": None, "raison": None}
    tracker = stored(store, "formulaire_opposition", **slots, requested_slot="carte")
    plan = presses(tracker, policy, domain, "affirmer", customer=True)
    assert [move.name for move in plan] == ["action_lister_cartes"]


def test_a_conversation_without_anything_open_begins_anew(store):
    assert state_before(stored(store, "formulaire_reclamation", montant=None, requested_slot=None)) == State()


def test_once_the_state_is_written_the_old_slots_are_read_no_more(store, domain):
    tracker = stored(store, "formulaire_reclamation", **DRAFT, requested_slot="confirmation")
    tracker.update(SlotSet(SLOT, State(turns=1).dumps()), domain)
    assert state_before(tracker) == State(turns=1)
