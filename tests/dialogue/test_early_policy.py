"""The policy reads from the channel which question a customer had read (docs/rules.md R60)."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.flow_policy import FlowPolicy
from aide.dialogue.state import SLOT, Frame, Question, State

ROOT = Path(__file__).parents[2]
CARD = {"id": "card-1", "last4": "4321", "product": "SmartPay"}
NOT_COUNTED = "utter_reponse_avant_question"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load([str(ROOT / "domain.yml"), str(ROOT / "data")])


def answered(domain: Domain, asked_in: str, **read: Any) -> State:
    """The state after « Oui, bloquer », to a question of that message's turn; `read`: what the channel tells
    of it.
    """
    facts = {
        "cartes": [CARD],
        "carte": ["card-1"],
        "raison": "carte_perdue",
        "fait:action_lister_cartes": True,
    }
    state = State(stack=[Frame("opposition", "draft-1", facts)])
    state.question = Question("bloque", "opposition", kind="yes_no", asked_in=asked_in)
    tracker = DialogueStateTracker("c1", domain.slots)
    metadata = {"button": True, "customer": True, "authenticated": True, **read}
    parsed = {"intent": {"name": "affirmer", "confidence": 1.0}, "entities": []}
    said = UserUttered("Oui, bloquer", parsed["intent"], [], parsed, message_id="9", metadata=metadata)
    tracker.update_with_events([SlotSet(SLOT, state.dumps()), ActionExecuted("action_listen"), said], domain)
    graph: Any = SimpleNamespace()
    policy = FlowPolicy({"priority": 1}, graph, Resource("policy"), ExecutionContext(graph))
    predicted = policy.predict_action_probabilities(tracker, domain)
    tracker.update_with_events(predicted.events or [], domain)
    return State.loads(tracker.get_slot(SLOT))


@pytest.mark.parametrize(
    ("read", "is_counted"),
    [
        ({"question_of": 5, "question_unread": False}, True),
        ({"question_of": 5, "question_unread": True}, False),
        ({"question_of": 3, "question_unread": False}, False),
        ({"question_of": None, "question_unread": False}, False),
        ({}, True),
    ],
)
def test_a_yes_counts_for_the_very_question_that_had_been_read(domain, read, is_counted) -> None:
    after = answered(domain, "5", **read)
    names = [move.name for move in after.plan]
    assert (after.effect is not None and after.effect.name == "action_bloquer_cartes") is is_counted
    assert (NOT_COUNTED in names) is not is_counted
    assert is_counted or (after.question is not None and after.question.asked_in == "9")


def test_a_question_of_before_this_rule_is_answered_as_it_was(domain) -> None:
    after = answered(domain, "", question_of=3, question_unread=False)
    assert after.effect is not None and after.effect.name == "action_bloquer_cartes"
