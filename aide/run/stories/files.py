"""Reads the story files with the line of each step, and says what is wrong in them before Rasa starts."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aide import quick_yaml
from aide.dialogue import knowledge, outcome
from aide.dialogue.buttons import INTENTS as BUTTON_INTENTS
from aide.run.yaml_lines import LINE, NotYaml, read_yaml

FOLDER = Path("tests") / "stories"
CUSTOMERS = ("connecte", "session_expiree")
SLOTS = ("client", "resultat")
KINDS = ("user", "intent", "action", "slot_was_set")
_KEYS = {"user": {"user", "intent"}, "intent": {"intent", "entities"}}
_MARKED = re.compile(r"\[([^]]+)\](?:\((\w+)\)|(\{[^}]*\}))")


@dataclass(frozen=True)
class Step:
    """One step of a story: `kind` is user (a text, or a pressed button), action or slot_was_set."""

    kind: str
    line: int
    told: Mapping[str, Any]

    @property
    def said(self) -> str:
        """What the customer writes, without marks; « [bouton : affirmer] » for a button."""
        text = str(self.told.get("user") or "").strip()
        return _MARKED.sub(r"\1", text) if text else f"[bouton : {self.told.get('intent')}]"


@dataclass(frozen=True)
class Story:
    """`file` is relative to the project."""

    file: str
    line: int
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Names:
    """What a story may name."""

    intents: frozenset[str]
    actions: frozenset[str]
    entities: frozenset[str]


@dataclass(frozen=True)
class Read:
    """The stories that can be played, and what is wrong with the others, each « file, ligne N : … »."""

    stories: tuple[Story, ...]
    mistakes: tuple[str, ...]


def read(root: Path, names: Names, folder: Path = FOLDER) -> Read:
    """Every `test_*.yml` of the folder."""
    stories: list[Story] = []
    mistakes: list[str] = []
    for path in sorted((root / folder).rglob("*.yml")):
        file = str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
        if not path.name.startswith("test_"):
            mistakes.append(
                f"{file} : le nom d'un fichier d'histoires commence par « test_ », sinon Rasa ne le lit pas"
            )
            continue
        found, wrong = _of_file(path, file, names)
        stories += found
        mistakes += wrong
    return Read(tuple(stories), (*mistakes, *_same_titles(stories)))


def names(root: Path) -> Names:
    """Of the domain, the sentences of `data` and the knowledge."""
    domain = quick_yaml.read(root / "domain.yml")
    said = {entry.response for entry in knowledge.load(root / "data").values()}
    for path in (root / "data").glob("*/responses.yml"):
        said |= set((quick_yaml.read(path) or {}).get("responses") or {})
    return Names(frozenset(domain["intents"]), frozenset({*domain["actions"], *said}), frozenset(domain["entities"]))


def _of_file(path: Path, file: str, names: Names) -> tuple[list[Story], list[str]]:
    try:
        told = read_yaml(path)
    except NotYaml as error:
        return [], [f"{file}, ligne {error.line} : {error.reason}"]
    if not isinstance(told, dict) or not told.get("stories"):
        return [], [f"{file} : le fichier ne contient aucune histoire ; il commence par « version » puis « stories »"]
    if wrong := sorted(set(told) - {"version", "stories", LINE}):
        return [], [f"{file}, ligne {told[LINE]} : {_listed(wrong)} n'existe pas ; possible : version, stories"]
    stories, mistakes = [], []
    for one in told["stories"]:
        where = f"{file}, ligne {one[LINE]}" if isinstance(one, dict) else file
        if not isinstance(one, dict) or not one.get("story") or not isinstance(one.get("steps"), list):
            mistakes.append(f"{where} : une histoire a un titre (« story ») et des étapes (« steps »)")
            continue
        if wrong := sorted(set(one) - {"story", "steps", LINE}):
            mistakes.append(f"{where} : {_listed(wrong)} n'existe pas ; possible : story, steps")
        steps = tuple(_step(step) for step in one["steps"])
        mistakes += [f"{file}, {wrong}" for wrong in _faults(steps, names)]
        stories.append(Story(file, one[LINE], str(one["story"]), steps))
    return stories, mistakes


def _step(told: Any) -> Step:
    if not isinstance(told, dict):
        return Step("", 0, {"": told})
    kind = next((kind for kind in KINDS if kind in told), "")
    return Step("user" if kind == "intent" else kind, told[LINE], told)


def _faults(steps: tuple[Step, ...], names: Names) -> Iterator[str]:
    """« ligne N : … » for each mistake of a story."""
    for step, after in zip(steps, (*steps[1:], None), strict=True):
        where = f"ligne {step.line}"
        if not step.kind:
            given = _listed(sorted(set(step.told) - {LINE}))
            yield f"{where} : {given} ne commence pas une étape ; possible : user, intent, action, slot_was_set"
        elif step.kind == "user":
            yield from (f"{where} : {wrong}" for wrong in _of_customer(step, names))
        elif step.kind == "action":
            yield from (f"{where} : {wrong}" for wrong in _of_action(step, after, names))
        else:
            yield from (f"{where} : {wrong}" for wrong in _of_slots(step))
    if not any(step.kind == "user" for step in steps):
        yield f"ligne {steps[0].line if steps else 0} : le client ne dit rien dans cette histoire"


def _of_customer(step: Step, names: Names) -> Iterator[str]:
    kind = "user" if "user" in step.told else "intent"
    yield from _unknown_keys(step, _KEYS[kind])
    intent, text = step.told.get("intent"), str(step.told.get("user") or "").strip()
    if kind == "user" and not text:
        yield "« user » est vide : écrivez ce que dit le client, ou laissez « intent » seul pour un bouton"
    if not intent:
        yield "« intent » manque : ce que l'assistant doit comprendre de ce message"
    elif intent not in names.intents:
        yield f"l'intention « {intent} » n'existe pas{_close(str(intent), names.intents)}"
    elif intent in BUTTON_INTENTS and text and not text.startswith("/"):
        yield f"« {intent} » ne se dit que par un bouton : retirez « user »"
    for _, entity, told in _MARKED.findall(text):
        name = entity or _entity(told)
        if name not in names.entities:
            yield f"« {name} » n'est pas un nom que l'assistant relève{_close(name, names.entities)}"


def _entity(told: str) -> str:
    try:
        return str(json.loads(told).get("entity"))
    except ValueError:
        return told


def _of_action(step: Step, after: Step | None, names: Names) -> Iterator[str]:
    yield from _unknown_keys(step, {"action"})
    name = str(step.told["action"])
    if name not in names.actions:
        yield f"l'action « {name} » n'existe pas{_close(name, names.actions)}"
    if name not in outcome.WORDS:
        return
    told = slots(after) if after is not None and after.kind == "slot_was_set" else {}
    possible = ", ".join((*outcome.WORDS[name], outcome.FAILED))
    if "resultat" not in told:
        yield f"après « {name} », dites ce qu'elle a donné : « slot_was_set: - resultat: … » ; possible : {possible}"
    elif not outcome.is_known(name, str(told["resultat"])):
        yield f"« {told['resultat']} » n'est pas un résultat de « {name} » ; possible : {possible}"


def _of_slots(step: Step) -> Iterator[str]:
    yield from _unknown_keys(step, {"slot_was_set"})
    told = slots(step)
    if not told or (wrong := sorted(set(told) - set(SLOTS))):
        yield f"slot_was_set : {_listed(wrong) if told else 'rien'} ne se fixe pas ; possible : {', '.join(SLOTS)}"
    elif told.get("client", CUSTOMERS[0]) not in CUSTOMERS:
        yield f"« client: {told['client']} » n'existe pas ; possible : {', '.join(CUSTOMERS)} (sans rien : anonyme)"


def slots(step: Step) -> dict[str, Any]:
    told = step.told["slot_was_set"]
    pairs = told if isinstance(told, list) else [told]
    return {name: value for one in pairs if isinstance(one, dict) for name, value in one.items() if name != LINE}


def _unknown_keys(step: Step, allowed: set[str]) -> Iterator[str]:
    if wrong := sorted(set(step.told) - allowed - {LINE}):
        yield f"{_listed(wrong)} n'existe pas ici ; possible : {', '.join(sorted(allowed))}"


def _same_titles(stories: Iterable[Story]) -> Iterator[str]:
    first: dict[str, Story] = {}
    for story in stories:
        if (known := first.setdefault(story.title, story)) is not story:
            yield f"{story.file}, ligne {story.line} : le titre « {story.title} » existe déjà ({known.file}, ligne {known.line})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"« {name} »" for name in names)


def _close(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    return f" ; vouliez-vous dire {', '.join(near)} ?" if near else ""
