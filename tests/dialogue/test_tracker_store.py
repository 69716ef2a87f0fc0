"""The bot's working memory: one row a conversation, told to the journal, and never a silent loss."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from aide.db import reading, writing
from aide.dialogue.last_turn import last_turn
from aide.dialogue.state import SLOT, Frame, State
from aide.dialogue.tables import trackers
from aide.dialogue.tracker_store import AideTrackerStore
from aide.journal import conversations, turn_log

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DOMAIN = Domain.from_dict(
    {
        "intents": ["frais"],
        "slots": {
            name: {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("etat", "resultat", "echec")
        },
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


def state(amount: str) -> str:
    """As the policy writes it: a complaint under way, with that amount."""
    facts = {
        "motif": "frais",
        "montant": amount,
        "description": ["on m'a pris des frais"],
        "email": "zoe@exemple.fr",
    }
    frame = Frame("reclamation", "d1", {**facts, "fait:confirme": True})
    return State(stack=[frame], commands=["tell frais", "set_fact montant"]).dumps()


def spoken(tracker: DialogueStateTracker, seq: int, *, failure: str | None = None) -> DialogueStateTracker:
    tracker.update_with_events(
        [
            said("des frais", seq),
            SlotSet("etat", state(f"{seq}.00")),
            ActionExecuted("utter_aide_frais", metadata={"model_id": "m1"}),
            BotUttered("Ces frais…", metadata={"id": "utter_aide_frais.2"}),
            SlotSet("echec", failure),
            ActionExecuted("action_listen"),
        ],
        DOMAIN,
    )
    return tracker


def read_as(store, label: str, *commands: str) -> turn_log.TurnRecord:
    """The turn of « des frais », labelled `label` and read as `commands`."""
    tracker = store.init_tracker("c9")
    user = said("des frais", 2)
    user.parse_data["intent"]["name"] = label
    user.parse_data["intent_ranking"].insert(0, {"name": label, "confidence": 0.9})
    state = State(commands=list(commands))
    tracker.update_with_events(
        [user, SlotSet(SLOT, state.dumps()), ActionExecuted("utter_aide_frais")], DOMAIN
    )
    return last_turn(tracker)


def run(coroutine):
    return asyncio.run(coroutine)


def test_a_tracker_is_found_again_as_it_was(store):
    tracker = spoken(store.init_tracker("c1"), 2)
    run(store.save(tracker))
    found = run(store.retrieve("c1"))
    assert list(found.events) == list(tracker.events)
    assert found.get_slot("etat") == state("2.00")


def test_nobody_is_found_under_an_unknown_id(store):
    assert run(store.retrieve("personne")) is None


def test_three_hundred_turns_are_one_row_that_does_not_grow_and_three_hundred_turns_in_the_journal(store):
    with writing(store.engine) as c:
        conversation = conversations.create(c, customer=None, now=NOW).id
    tracker = store.init_tracker(conversation)
    tracker.update_with_events([SlotSet("resultat", "listees"), ActionExecuted("action_listen")], DOMAIN)
    sizes = []
    for seq in range(1, 301):
        run(store.save(spoken(tracker, seq)))
        tracker = run(store.retrieve(conversation))
        sizes.append(len(tracker.events))
    assert max(sizes) <= 2 * store.kept_turns * 6 + 10
    assert (tracker.get_slot("etat"), tracker.get_slot("resultat")) == (state("300.00"), "listees")
    with reading(store.engine) as c:
        assert c.execute(select(func.count()).select_from(trackers)).scalar_one() == 1
        assert [turn.seq for turn in turn_log.of(c, conversation)] == list(range(1, 301))


def test_a_talk_that_did_not_come_through_the_channel_is_no_turn(store):
    tracker = store.init_tracker("rasa shell")
    tracker.update_with_events(
        [UserUttered("bonjour", message_id="f3a1"), ActionExecuted("action_listen")], DOMAIN
    )
    run(store.save(tracker))
    assert run(store.retrieve("rasa shell")).latest_message.text == "bonjour"
    with reading(store.engine) as c:
        assert turn_log.of(c, "rasa shell") == []


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
        (turn,) = turn_log.of(c, conversation)
    assert (turn.seq, turn.intent, turn.confidence) == (2, "frais", 0.9)
    assert turn.entities == [{"entity": "montant", "value": "4.90"}]
    assert turn.actions == ["utter_aide_frais", "action_listen"]
    assert turn.failures == ["blocage: unknown"]
    assert turn.ranking == [["frais", 0.9], ["saluer", 0.1]]


def test_a_turn_tells_what_the_message_did_what_is_held_and_what_it_was_answered_with(store):
    turn = last_turn(spoken(store.init_tracker("c1"), 2))
    assert turn.commands == ["tell frais", "set_fact montant"]
    assert (turn.flow, turn.spoken) == ("reclamation", {"model": "m1", "sentences": ["utter_aide_frais.2"]})


def test_a_turn_shows_agents_the_facts_and_neither_the_customers_text_nor_his_address(store):
    assert last_turn(spoken(store.init_tracker("c1"), 2)).facts == {"motif": "frais", "montant": "2.00"}


def test_a_turn_whose_state_cannot_be_read_is_still_told(store):
    tracker = store.init_tracker("c1")
    tracker.update_with_events(
        [said("des frais", 2), SlotSet("etat", "{"), ActionExecuted("action_listen")], DOMAIN
    )
    turn = last_turn(tracker)
    assert (turn.intent, turn.commands, turn.flow) == ("frais", [], None)


def test_a_conversation_that_stood_in_a_form_before_the_upgrade_stands_in_none(store):
    tracker = store.init_tracker("c1")
    old = [ActiveLoop("formulaire_reclamation"), SlotSet("brouillon", "d1"), ActionExecuted("action_listen")]
    tracker.update_with_events([said("des frais", 2), *old], DOMAIN)
    run(store.save(tracker))
    found = run(store.retrieve("c1"))
    assert found.active_loop_name is None
    assert [event.value for event in found.events if isinstance(event, SlotSet)] == ["d1"]


def test_a_turn_cut_short_still_ends_by_listening(store):
    tracker = store.init_tracker("c1")
    tracker.update_with_events([said("des frais", 2), ActionExecuted("utter_aide_frais")], DOMAIN)
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


def test_what_the_conversation_could_not_read_is_not_understood_whatever_its_label(store):
    assert read_as(store, "frais", "unclear ordre").intent == "nlu_fallback"
    assert read_as(store, "frais", "tell frais").intent == "frais"


def test_a_value_that_answered_a_question_is_understood_though_no_label_is_sure(store):
    turn = read_as(store, "nlu_fallback", "set_fact date")
    assert (turn.intent, turn.confidence, turn.commands) == ("frais", 0.9, ["set_fact date"])
    assert read_as(store, "nlu_fallback").intent == "nlu_fallback"
