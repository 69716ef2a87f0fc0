"""What must be true before the channel serves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from aide.channel import readiness
from aide.channel.readiness import NotReady
from aide.dialogue.tracker_store import AideTrackerStore


@pytest.fixture
def ours(monkeypatch, sqlite_url) -> AideTrackerStore:
    monkeypatch.setenv("AIDE_DATABASE_URL", sqlite_url)
    return AideTrackerStore(Domain.empty())


def app(store: Any, *, ready: bool = True) -> Any:
    processor = SimpleNamespace(tracker_store=store, action_endpoint=None)
    agent = SimpleNamespace(is_ready=lambda: ready, tracker_store=store, processor=processor)
    return SimpleNamespace(ctx=SimpleNamespace(agent=agent))


def test_without_a_model_it_says_what_to_do(ours):
    with pytest.raises(NotReady, match="make train"):
        readiness.check(app(ours, ready=False))
    with pytest.raises(NotReady, match="make train"):
        readiness.check(SimpleNamespace(ctx=SimpleNamespace(agent=None)))


def test_another_tracker_store_is_refused(ours):
    for foreign in (
        InMemoryTrackerStore(Domain.empty()),
        FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty())),
    ):
        with pytest.raises(NotReady, match="InMemoryTrackerStore"):
            readiness.check(app(foreign))


def test_rasas_fall_back_to_memory_is_taken_off(ours):
    wrapped = app(FailSafeTrackerStore(ours))
    readiness.check(wrapped)
    assert wrapped.ctx.agent.tracker_store is ours
    assert wrapped.ctx.agent.processor.tracker_store is ours
