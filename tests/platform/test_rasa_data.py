"""What Rasa's own check lets pass: each name in the conversation data has someone who says
it, and the other way round.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from rasa_sdk.executor import ActionExecutor

from aide import quick_yaml
from aide.complaints.motifs import FIELDS
from aide.dialogue import flow, knowledge
from aide.dialogue.buttons import INTENTS
from aide.dialogue.flow import FACTS_OF_MOTIF
from aide.dialogue.patterns.hold import HELD
from aide.run.parts import ROOT
from aide.subjects import subjects

BY_RASA = {"utter_default"}
BUTTON_INTENTS = set(INTENTS)
NO_EXAMPLES = BUTTON_INTENTS | {"nlu_fallback"}
BUILT = ("utter_ask_", "utter_encore_", "utter_aide_", "utter_hesite_")
"""The policy makes a response's name from one of these and the field asked,
with « _encore » the second time.
"""


@cache
def content(kind: str) -> list[Any]:
    """All the `kind` blocks of the files in data/, one after the other."""
    found: list[Any] = []
    for file in sorted((ROOT / "data").rglob("*.yml")):
        block = quick_yaml.read(file).get(kind) or []
        found.extend(block.items() if isinstance(block, dict) else block)
    return found


@cache
def domain() -> dict[str, Any]:
    return quick_yaml.read(ROOT / "domain.yml")


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
    assert [
        intent for intent in domain()["intents"] if intent not in NO_EXAMPLES and not taught.get(intent)
    ] == []


def test_what_only_buttons_say_is_taught_by_no_example():
    assert BUTTON_INTENTS & set(examples()) == set()
    assert set(domain()["intents"]) >= BUTTON_INTENTS


def test_no_example_belongs_to_two_intents():
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, texts in examples().items():
        for text in texts:
            owners[re.sub(r"\[([^]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", text).casefold()].add(intent)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_each_intent_is_a_subject_or_a_button():
    assert set(domain()["intents"]) == set(subjects()) | NO_EXAMPLES


def test_each_action_of_the_domain_is_registered_and_the_other_way_round():
    executor = ActionExecutor()
    executor.register_package("actions")
    # The SDK registers every subclass of Action: the base of ours too, without a name.
    assert sorted(domain()["actions"]) == sorted(set(executor.actions) - {""})


def asked() -> set[str]:
    """Every field that a flow asks for or confirms."""
    steps = [step for one in flow.flows().values() for step in one.steps]
    fields = {step.name for step in steps if step.kind in ("asks", "confirms")} - {FACTS_OF_MOTIF}
    return (
        fields
        | {then.asks for step in steps for then in step.then.values() if then.asks}
        | set().union(*FIELDS.values())
    )


def by_flows() -> set[str]:
    """Responses that `flux.yml` names."""
    own = {name for one in subjects().values() for name in (one.help, one.says) if name}
    steps = [step for one in flow.flows().values() for step in one.steps]
    said = {step.name for step in steps if step.kind == "says"}
    return own | said | {then.says for step in steps for then in step.then.values() if then.says}


def by_code() -> set[str]:
    """Also with an ending that the code adds: « _connecte », « _depuis »."""
    named = set(re.findall(r"utter_\w+(?![\w{])", code()))
    return named | {
        f"{name}{end}" for name in named | by_flows() for end in re.findall(r'["}](_[a-z_]+)"', code())
    }


def built(name: str) -> bool:
    """A sentence that the policy makes of a field: « utter_encore_montant »."""
    names = {f"{start}{field}" for start in BUILT for field in {*asked(), *ASIDE}}
    return (
        name.removesuffix("_encore").removesuffix(OF_SHOP).removesuffix(GONE) in names
        or name == "utter_encore_offre_opposition"
    )


OF_SHOP, GONE = "_rembourse", "_parti"
"""The creditor of a refund, and whether money has gone in a deceit, are asked in words of their own
(`aide.dialogue.shown`).
"""
ASIDE = {"offre", "suite", "conseiller", "reformule"}
"""Questions that no flow asks: an offer, what was noted for later, a person, « reformulez »."""


def test_each_response_is_said_by_a_flow_the_policy_or_an_action():
    prefixes = tuple(prefix for prefix in re.findall(r"(utter_\w+)\{", code()) if prefix not in BUILT)
    silent = responses() - by_flows() - by_code() - BY_RASA
    assert sorted(name for name in silent if not built(name) and not name.startswith(prefixes)) == []


def test_each_response_that_a_flow_or_the_code_names_is_written():
    known = responses() | {entry.response for entry in knowledge.entries().values()}
    named = {name for name in re.findall(r'"(utter_\w+)"', code()) if not name.endswith("_")} - {
        "utter_message",
        "utter_action",
    }
    assert sorted((named | by_flows()) - known - BY_RASA) == []


def test_each_question_can_be_asked_again_and_explained():
    """A response that is missing would stop the turn."""
    wanted = {f"{start}{field}" for start in BUILT[:2] for field in asked()}
    told = {field for field in asked() if field not in flow.CONFIRMED}
    wanted |= {f"utter_aide_{field}{again}" for field in told for again in ("", "_encore")}
    wanted -= {"utter_aide_motif_encore"}  # the motive is asked in a smaller question then: utter_motif_court
    wanted |= {f"utter_hesite_{field}{again}" for field in HELD for again in ("", "_encore")}
    assert sorted(wanted - responses()) == []
