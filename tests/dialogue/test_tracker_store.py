"""The bot's working memory: one row a conversation, told to the journal, and never a silent loss."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from aide.db import reading, writing
from aide.dialogue.tables import trackers
from aide.dialogue.tracker_store import AideTrackerStore
from aide.journal import conversations, turns

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DOMAIN = Domain.from_dict(
    {
        "intents": ["frais"],
        "slots": {
            name: {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("montant", "echec", "requested_slot")
        },
        "forms": {"formulaire_reclamation": {"required_slots": []}},
    }
)


@pytest.fixture
def store(engine, monkeypatch) -> AideTrackerStore:
    monkeypatch.setenv("AIDE_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    opened = AideTrackerStore(DOMAIN)
    yield opened
    opened.engine.dispose()


def said(text: str, seq: int) -> UserUttered:
    parsed = {
        "text": text,
        "intent": {"name": "frais", "confidence": 0.9},
        "entities": [{"entity": "montant", "value": "4.90"}],
        "intent_ranking": [{"name": "frais", "confidence": 0.9}, {"name": "saluer", "confidence": 0.1}],
    }
    return UserUttered(text, parsed["intent"], parsed["entities"], parsed, message_id=str(seq))


def spoken(tracker: DialogueStateTracker, seq: int, *, failure: str | None = None) -> DialogueStateTracker:
    tracker.update_with_events(
        [
            said("des frais", seq),
            ActionExecuted("utter_aide_frais"),
            SlotSet("montant", f"{seq}.00"),
            SlotSet("echec", failure),
            ActionExecuted("action_listen"),
        ],
        DOMAIN,
    )
    return tracker


def run(coroutine):
    return asyncio.run(coroutine)


def test_a_tracker_is_found_again_as_it_was(store):
    tracker = spoken(store.init_tracker("c1"), 2)
    run(store.save(tracker))
    found = run(store.retrieve("c1"))
    assert list(found.events) == list(tracker.events)
    assert found.get_slot("montant") == "2.00"


def test_nobody_is_found_under_an_unknown_id(store):
    assert run(store.retrieve("personne")) is None


def test_three_hundred_turns_are_one_row_that_does_not_grow_and_three_hundred_turns_in_the_journal(store):
    with writing(store.engine) as c:
        conversation = conversations.create(c, customer=None, now=NOW).id
    tracker = store.init_tracker(conversation)
    tracker.update_with_events(
        [ActiveLoop("formulaire_reclamation"), SlotSet("requested_slot", "date"), ActionExecuted("action_listen")],
        DOMAIN,
    )
    sizes = []
    for seq in range(1, 301):
        run(store.save(spoken(tracker, seq)))
        tracker = run(store.retrieve(conversation))
        sizes.append(len(tracker.events))
    assert max(sizes) <= 2 * store.kept_turns * 5 + 10
    assert (tracker.get_slot("montant"), tracker.get_slot("requested_slot")) == ("300.00", "date")
    assert tracker.active_loop_name == "formulaire_reclamation"
    with reading(store.engine) as c:
        assert c.execute(select(func.count()).select_from(trackers)).scalar_one() == 1
        assert [turn.seq for turn in turns.of(c, conversation)] == list(range(1, 301))


def test_a_talk_that_did_not_come_through_the_channel_is_no_turn(store):
    tracker = store.init_tracker("rasa shell")
    tracker.update_with_events([UserUttered("bonjour", message_id="f3a1"), ActionExecuted("action_listen")], DOMAIN)
    run(store.save(tracker))
    assert run(store.retrieve("rasa shell")).latest_message.text == "bonjour"
    with reading(store.engine) as c:
        assert turns.of(c, "rasa shell") == []


def test_conversations_are_kept_apart_and_listed(store):
    for name in ("c1", "c2"):
        run(store.save(spoken(store.init_tracker(name), 2)))
    assert sorted(run(store.keys())) == ["c1", "c2"]


def test_each_turn_is_told_to_the_journal_once(store):
    with writing(store.engine) as c:
        conversation = conversations.create(c, customer=None, now=NOW).id
    tracker = spoken(store.init_tracker(conversation), 2, failure="blocage: unknown")
    run(store.save(tracker))
    run(store.save(tracker))
    with reading(store.engine) as c:
        (turn,) = turns.of(c, conversation)
    assert (turn.seq, turn.intent, turn.confidence) == (2, "frais", 0.9)
    assert turn.entities == [{"entity": "montant", "value": "4.90"}]
    assert turn.actions == ["utter_aide_frais", "action_listen"]
    assert turn.failures == ["blocage: unknown"]
    assert turn.ranking == [["frais", 0.9], ["saluer", 0.1]]


def test_a_turn_cut_short_still_ends_by_listening(store):
    tracker = store.init_tracker("c1")
    tracker.update_with_events([said("des frais", 2), ActionExecuted("action_clarifier")], DOMAIN)
    run(store.save(tracker))
    assert run(store.retrieve("c1")).latest_action_name == "action_listen"


def test_a_failing_database_raises_instead_of_forgetting(store):
    run(store.save(spoken(store.init_tracker("c1"), 2)))
    with store.engine.begin() as c:
        c.exec_driver_sql("DROP TABLE trackers")
    with pytest.raises(SQLAlchemyError):
        run(store.retrieve("c1"))
    with pytest.raises((OperationalError, SQLAlchemyError)):
        run(store.save(spoken(store.init_tracker("c1"), 4)))
