"""What Rasa's own check lets pass: each name in the conversation data has someone who says it, and the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import yaml
from rasa_sdk.executor import ActionExecutor

from aide.run.parts import ROOT
from aide.run.validate import BUTTON_INTENTS

BY_RASA = {"utter_default"}
NO_EXAMPLES = BUTTON_INTENTS | {"nlu_fallback"}


@cache
def content(kind: str) -> list[Any]:
    """All the `kind` blocks of the files in data/, one after the other."""
    found: list[Any] = []
    for file in sorted((ROOT / "data").rglob("*.yml")):
        block = yaml.safe_load(file.read_text()).get(kind) or []
        found.extend(block.items() if isinstance(block, dict) else block)
    return found


@cache
def domain() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "domain.yml").read_text())


@cache
def steps() -> list[dict[str, Any]]:
    return [step for rule in [*content("rules"), *content("stories")] for step in rule["steps"]]


@cache
def code() -> str:
    files = [*(ROOT / "actions").rglob("*.py"), *(ROOT / "aide").rglob("*.py")]
    return "\n".join(file.read_text() for file in files)


def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for block in content("nlu"):
        if "intent" in block:
            found[block["intent"]] += [line[2:].strip() for line in block["examples"].splitlines()]
    return found


def responses() -> set[str]:
    return {name for name, _ in content("responses")}


def test_each_intent_is_taught_by_examples():
    taught = examples()
    assert [intent for intent in domain()["intents"] if intent not in NO_EXAMPLES and not taught.get(intent)] == []


def test_what_only_buttons_say_is_taught_by_no_example():
    assert BUTTON_INTENTS & set(examples()) == set()
    assert set(domain()["intents"]) >= BUTTON_INTENTS


def test_no_example_belongs_to_two_intents():
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, texts in examples().items():
        for text in texts:
            owners[re.sub(r"\[([^]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", text).casefold()].add(intent)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_each_intent_leads_somewhere():
    led = {name for step in steps() for name in _intents(step)}
    assert sorted(set(domain()["intents"]) - led) == []


def test_each_action_of_the_domain_is_registered_and_the_other_way_round():
    executor = ActionExecutor()
    executor.register_package("actions")
    # The SDK registers every subclass of Action: the base of ours too, without a name.
    assert sorted(domain()["actions"]) == sorted(set(executor.actions) - {""})


def test_each_response_is_said_by_a_rule_a_form_or_an_action():
    spoken = {step["action"] for step in steps() if "action" in step}
    asked = {f"utter_ask_{slot}" for form in domain()["forms"].values() for slot in form["required_slots"]}
    named = set(re.findall(r"utter_\w+(?![\w{])", code()))
    built = tuple(re.findall(r"(utter_\w+)\{", code()))
    silent = responses() - spoken - asked - named - BY_RASA
    assert sorted(name for name in silent if not (built and name.startswith(built))) == []


def test_each_response_that_a_rule_or_an_action_names_is_written():
    named = {step["action"] for step in steps() if step.get("action", "").startswith("utter_")}
    named |= set(re.findall(r'"(utter_\w+)"', code())) - {"utter_message"}
    assert sorted(named - responses()) == []


def _intents(step: dict[str, Any]) -> list[str]:
    if "or" in step:
        return [name for one in step["or"] for name in _intents(one)]
    return [step["intent"]] if "intent" in step else []
