"""What an effect told: written by the actions as JSON, by testers in a word."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from aide.dialogue import outcome
from aide.run.parts import ROOT

GUIDE = ROOT / "docs" / "guide-testeur-histoires.md"


@pytest.mark.parametrize("told", [None, ""])
def test_an_effect_that_told_nothing_failed(told):
    assert outcome.read(told) == {"issue": "echec"}


def test_what_an_action_writes_is_read_whole():
    told = {"issue": "deposee", "reference": "REC-2026-000123"}
    assert outcome.read(json.dumps(told)) == told


def test_a_word_alone_is_an_outcome():
    assert outcome.read("bloquee") == {"issue": "bloquee"}


@pytest.mark.parametrize(
    ("told", "last4"),
    [
        ("cartes 4321, 8765", ["4321", "8765"]),
        ("cartes 4321 et 8765", ["4321", "8765"]),
        ("carte 4321", ["4321"]),
        ("aucune carte", []),
    ],
)
def test_cards_are_written_by_their_digits(told, last4):
    read = outcome.read(told)
    assert read["issue"] == "listees"
    assert [(card["id"], card["last4"]) for card in read["cartes"]] == [(one, one) for one in last4]


def test_each_action_with_an_effect_has_its_words():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(outcome.WORDS) == set(domain["actions"])


def test_each_word_that_an_action_leaves_is_known():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    left = set(re.findall(r'\bresult\(\s*"(\w+)"', code)) | set(
        re.findall(r'\bresult\("\w+" if .* else "(\w+)"', code)
    )
    assert len(left) > 15
    assert left - {word for words in outcome.WORDS.values() for word in words} == {outcome.FAILED}


def test_each_word_is_in_the_testers_guide():
    told = GUIDE.read_text(encoding="utf-8")
    lines = {
        name: next(line for line in told.splitlines() if line.startswith(f"| `{name}`"))
        for name in outcome.WORDS
    }
    wanted = {(name, word) for name, words in outcome.WORDS.items() for word in words if word != "listees"}
    assert {(name, word) for name, word in wanted if f"`{word}`" not in lines[name]} == set()


def test_a_word_of_another_action_is_not_known():
    assert outcome.is_known("action_bloquer_cartes", "bloquee")
    assert outcome.is_known("action_bloquer_cartes", "echec")
    assert outcome.is_known("action_lister_cartes", "cartes 4321")
    assert not outcome.is_known("action_bloquer_cartes", "deposee")


def test_a_story_may_give_the_number_of_what_was_filed():
    assert outcome.read("deposee REC-2026-000001") == {"issue": "deposee", "reference": "REC-2026-000001"}
    assert outcome.is_known("action_deposer_reclamation", "deposee REC-2026-000001")
    assert not outcome.is_known("action_deposer_reclamation", "notee REC-2026-000001")
