"""What Rasa's own check lets pass: each name in the conversation data has someone who says it, and the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import yaml
from rasa_sdk.executor import ActionExecutor

from aide.dialogue import buttons, flow
from aide.dialogue.turn import CAN_BE_SKIPPED
from aide.run.parts import ROOT
from aide.run.validate import BUTTON_INTENTS
from aide.subjects import subjects

BY_RASA = {"utter_default"}
ARE_NONE = {"utter_message", "utter_action"}
"""Words of Rasa's own that look like a response."""
NO_EXAMPLES = BUTTON_INTENTS | {"nlu_fallback"}
BUILT = re.compile(r"utter_(?:ask|encore|aide|hesite|preciser|danger|pas_a_nous)_")
"""Named from a field, a topic or a kind; tests/dialogue/test_promises.py plays them."""


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
    led = {*subjects(), *buttons.INTENTS, "nlu_fallback"}
    assert sorted(set(domain()["intents"]) ^ led) == []


def test_what_only_buttons_say_is_the_same_everywhere():
    assert set(buttons.INTENTS) == BUTTON_INTENTS


def test_each_action_of_the_domain_is_registered_and_the_other_way_round():
    executor = ActionExecutor()
    executor.register_package("actions")
    # The SDK registers every subclass of Action: the base of ours too, without a name.
    assert sorted(domain()["actions"]) == sorted(set(executor.actions) - {""})


def test_each_response_is_said_by_a_subject_a_flow_or_the_code():
    ends = set(re.findall(r'"(_[a-z_]+)"', code()))
    silent = responses() - named() - {f"{name}{end}" for name in named() for end in ends} - BY_RASA
    assert sorted(name for name in silent if not BUILT.match(name)) == []


def test_each_response_that_a_subject_a_flow_or_the_code_names_is_written():
    assert sorted(named() - responses() - ARE_NONE) == []


def test_what_may_be_left_open_offers_to():
    """A question that has buttons has the one that leaves it open."""
    told = dict(content("responses"))
    for name in CAN_BE_SKIPPED - {"description"}:
        for form in ("ask", "encore", "aide"):
            for wording in told[f"utter_{form}_{name}"]:
                assert "/passer" in [button["payload"] for button in wording["buttons"]], (form, name)


def named() -> set[str]:
    """What is said by name: in the code, or in `data/*/flux.yml`."""
    found = set(re.findall(r'"(utter_[a-z_]+)"', code()))
    found |= {f"{one.help}{end}" for one in subjects().values() if one.help for end in _helps(one.then)}
    found |= {one.says for one in subjects().values() if one.says}
    for one in flow.flows().values():
        found |= {step.name for step in one.steps if step.kind == "says"}
        found |= {then.says for step in one.steps for then in step.then.values() if then.says}
    return {name for name in found if not name.endswith("_")}


def _helps(then: str | None) -> tuple[str, ...]:
    """Who may block his card here is helped in other words."""
    return ("", "_connecte") if then == "opposition" else ("",)
