"""No rule without a story: a rule that no tester's story reaches is a rule that nobody checks."""

from __future__ import annotations

from typing import Any

import yaml

from aide.run.parts import ROOT


def load(pattern: str, key: str) -> list[dict[str, Any]]:
    return [one for path in sorted(ROOT.glob(pattern)) for one in yaml.safe_load(path.read_text(encoding="utf-8"))[key]]


def acts(steps: list[dict[str, Any]]) -> list[str]:
    """The intents and actions of a rule or a story, in order."""
    return [str(step.get("intent") or step.get("action")) for step in steps if "intent" in step or "action" in step]


def is_in(rule: list[str], story: list[str]) -> bool:
    return any(story[start : start + len(rule)] == rule for start in range(len(story) - len(rule) + 1))


def unreached(rules: list[dict[str, Any]], stories: list[dict[str, Any]]) -> list[str]:
    told = [acts(story["steps"]) for story in stories]
    return [rule["rule"] for rule in rules if not any(is_in(acts(rule["steps"]), story) for story in told)]


def test_every_rule_is_reached_by_a_story():
    rules, stories = load("data/*/rules.yml", "rules"), load("tests/stories/**/test_*.yml", "stories")
    assert len(rules) > 30
    assert unreached(rules, stories) == []


def test_a_rule_without_its_story_is_told():
    rules, stories = load("data/*/rules.yml", "rules"), load("tests/stories/**/test_*.yml", "stories")
    without = [story for story in stories if "saisir_mediateur" not in acts(story["steps"])]
    assert unreached(rules, without) == ["saisir le médiateur"]
