"""What is wrong in the steps of a story, said in French before Rasa starts."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aide import quick_yaml, slots
from aide.dialogue import knowledge, outcome
from aide.dialogue.buttons import INTENTS as BUTTON_INTENTS
from aide.run.stories.story import MARKED, Step
from aide.run.yaml_lines import LINE

CUSTOMERS = ("connecte", "session_expiree")
SLOTS = (slots.CUSTOMER, slots.RESULT)
_KEYS = {"user": {"user", "intent"}, "intent": {"intent", "entities"}}
_POSSIBLE = "user, intent, action, slot_was_set, passage"


@dataclass(frozen=True)
class Names:
    """What a story may name."""

    intents: frozenset[str]
    actions: frozenset[str]
    entities: frozenset[str]


def names(root: Path) -> Names:
    """Of the domain, the sentences of `data` and the knowledge."""
    domain = quick_yaml.read(root / "domain.yml")
    said = {entry.response for entry in knowledge.load(root / "data").values()}
    for path in (root / "data").glob("*/responses.yml"):
        said |= set((quick_yaml.read(path) or {}).get("responses") or {})
    return Names(
        frozenset(domain["intents"]), frozenset({*domain["actions"], *said}), frozenset(domain["entities"])
    )


def of_steps(steps: Sequence[Step], names: Names) -> Iterator[str]:
    """« ligne N : … » for each mistake; what a passage says is looked at where it is written."""
    for step, after in zip(steps, (*steps[1:], None), strict=False):
        if not step.passage:
            yield from (f"ligne {step.line} : {wrong}" for wrong in _of_step(step, after, names))


def _of_step(step: Step, after: Step | None, names: Names) -> Iterator[str]:
    if not step.kind:
        given = listed(sorted(set(step.told) - {LINE}))
        yield f"{given} ne commence pas une étape ; possible : {_POSSIBLE}"
    elif step.kind == "user":
        yield from _of_customer(step, names)
    elif step.kind == "action":
        yield from _of_action(step, after, names)
    else:
        yield from _of_slots(step)


def _of_customer(step: Step, names: Names) -> Iterator[str]:
    kind = "user" if "user" in step.told else "intent"
    yield from _unknown_keys(step, _KEYS[kind])
    intent, text = step.told.get("intent"), str(step.told.get("user") or "").strip()
    if kind == "user" and not text:
        yield "« user » est vide : écrivez ce que dit le client, ou laissez « intent » seul pour un bouton"
    if not intent:
        yield "« intent » manque : ce que l'assistant doit comprendre de ce message"
    elif intent not in names.intents:
        yield f"l'intention « {intent} » n'existe pas{close(str(intent), names.intents)}"
    elif intent in BUTTON_INTENTS and text and not text.startswith("/"):
        yield f"« {intent} » ne se dit que par un bouton : retirez « user »"
    for _, entity, told in MARKED.findall(text):
        name = entity or _entity(told)
        if name not in names.entities:
            yield f"« {name} » n'est pas un nom que l'assistant relève{close(name, names.entities)}"


def _entity(mark: str) -> str:
    try:
        return str(json.loads(mark).get("entity"))
    except ValueError:
        return mark


def _of_action(step: Step, after: Step | None, names: Names) -> Iterator[str]:
    yield from _unknown_keys(step, {"action"})
    name = str(step.told["action"])
    if name not in names.actions:
        yield f"l'action « {name} » n'existe pas{close(name, names.actions)}"
    if name not in outcome.WORDS:
        return
    slots_after = after.slots if after is not None else {}
    possible = ", ".join((*outcome.WORDS[name], outcome.FAILED))
    if slots.RESULT not in slots_after:
        told_so = "dites ce qu'elle a donné : « slot_was_set: - resultat: … »"
        yield f"après « {name} », {told_so} ; possible : {possible}"
    elif not outcome.is_known(name, str(slots_after[slots.RESULT])):
        yield f"« {slots_after[slots.RESULT]} » n'est pas un résultat de « {name} » ; possible : {possible}"


def _of_slots(step: Step) -> Iterator[str]:
    yield from _unknown_keys(step, {"slot_was_set"})
    set_slots = step.slots
    if not set_slots or (wrong := sorted(set(set_slots) - set(SLOTS))):
        given = listed(wrong) if set_slots else "rien"
        yield f"slot_was_set : {given} ne se fixe pas ; possible : {', '.join(SLOTS)}"
    elif set_slots.get(slots.CUSTOMER, CUSTOMERS[0]) not in CUSTOMERS:
        possible = f"{', '.join(CUSTOMERS)} (sans rien : anonyme)"
        yield f"« client: {set_slots[slots.CUSTOMER]} » n'existe pas ; possible : {possible}"


def _unknown_keys(step: Step, allowed: set[str]) -> Iterator[str]:
    if wrong := sorted(set(step.told) - allowed - {LINE}):
        yield f"{listed(wrong)} n'existe pas ici ; possible : {', '.join(sorted(allowed))}"


def listed(names: Iterable[str]) -> str:
    """« « user », « intent » »."""
    return ", ".join(f"« {name} »" for name in names)


def close(name: str, known: Iterable[str]) -> str:
    """« ; vouliez-vous dire saluer ? » when some of the known names look like this one, else nothing."""
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    return f" ; vouliez-vous dire {', '.join(near)} ?" if near else ""
