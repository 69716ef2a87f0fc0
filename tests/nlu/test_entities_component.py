"""The Rasa component around the entities."""

from __future__ import annotations

import time

import pytest
from rasa.shared.nlu.training_data.message import Message

from aide.nlu.french_entities import FrenchEntityExtractor


def test_the_component_adds_entities_told_from_the_clocks_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIDE_ENV", "test")
    monkeypatch.setenv("AIDE_NOW", "2026-11-22T10:00:00")
    monkeypatch.setenv("AIDE_NOW_SINCE", str(time.time()))
    message = Message.build(
        "débité 50 € hier", entities=[{"entity": "autre", "start": 0, "end": 6, "value": "x"}]
    )
    FrenchEntityExtractor().process([message])
    assert [(one["entity"], one["value"], one.get("extractor")) for one in message.get("entities")] == [
        ("autre", "x", None),
        ("montant", "50.00", "FrenchEntityExtractor"),
        ("date", "2026-11-21", "FrenchEntityExtractor"),
    ]


def test_the_training_cache_knows_the_rules_not_only_the_class() -> None:
    assert FrenchEntityExtractor.fingerprint_addon({})
