"""Our own check of what Rasa does not read in `data`: subjects, flows, knowledge, acts, dangers.

In French, with file and entry.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from aide import quick_yaml, subjects
from aide.dialogue import flow, knowledge, outcome
from aide.nlu import dangers, labelled_acts
from aide.run.yaml_lines import LINE, NotYaml, read_yaml

LOADERS: tuple[Callable[[Path], object], ...] = (
    subjects.load,
    flow.read_all,
    knowledge.load,
    labelled_acts.load_examples,
    dangers.load_examples,
)
SHAPES = {"actes": ("actes", ("contexte", "exemples")), "dangers": ("dangers", ("genre", "exemples"))}
WRONG = (subjects.WrongSubject, knowledge.WrongKnowledge, labelled_acts.WrongExample, dangers.WrongExample)


def faults(root: Path) -> list[str]:
    """What is wrong in `data`; links between files are looked at once each file can be read."""
    data = root / "data"
    return list(_shapeless(data)) or list(_unreadable(data)) or list(_broken_links(root))


def _shapeless(data: Path) -> Iterator[str]:
    """Files that are no YAML, or lists of which an entry lacks a key."""
    for path in sorted(data.rglob("*.yml")):
        file = f"data/{path.relative_to(data)}"
        try:
            content = read_yaml(path)
        except NotYaml as error:
            yield f"{file}, ligne {error.line} : {error.reason}"
            continue
        if (shape := _shape(path)) is not None and isinstance(content, dict):
            yield from (f"{file}{wrong}" for wrong in _missing(content, *shape))


def _shape(path: Path) -> tuple[str, tuple[str, ...]] | None:
    """The list that the file holds, and the keys of its entries."""
    if path.parent.name == knowledge.FOLDER:
        return "connaissances", ("id",)
    return next((shape for name, shape in SHAPES.items() if path.name.startswith(name)), None)


def _missing(told: dict[str, Any], name: str, keys: tuple[str, ...]) -> Iterator[str]:
    if name not in told and name != "connaissances":
        yield f" : « {name} » manque"
    for entry in told.get(name) or []:
        if not isinstance(entry, dict):
            yield f" : « {entry} » n'est pas une entrée de « {name} » ; elle commence par « {keys[0]} »"
        elif missing := [key for key in keys if not entry.get(key)]:
            yield f", ligne {entry[LINE]} : {', '.join(f'« {key} »' for key in missing)} manque"


def _unreadable(data: Path) -> Iterator[str]:
    for load in LOADERS:
        try:
            load(data)
        except WRONG as error:
            yield str(error)


def _broken_links(root: Path) -> Iterator[str]:
    """A name that one file gives and no other knows."""
    data = root / "data"
    domain = quick_yaml.read(root / "domain.yml")
    said = _responses(data) | {entry.response for entry in knowledge.load(data).values()}
    known, flows = subjects.load(data), flow.read_all(data)
    where = _places(data)
    for one in known.values():
        place = f"{where[one.name]}, sujet « {one.name} »"
        yield from _wrong(place, "l'intention", [one.name], domain["intents"])
        yield from _wrong(place, "la réponse", [one.help, one.says], said)
        yield from _wrong(place, "le flux", [one.then, one.starts], flows)
    for told in flows.values():
        place = f"{where[told.name]}, flux « {told.name} »"
        for step in told.steps:
            yield from _of_step(step, place, said, domain["actions"], flows)
    yield from _same_motives(known.values(), where)
    for entry in knowledge.load(data).values():
        yield from _wrong(f"data/connaissances, « {entry.id} »", "le sujet", entry.subjects, known)


def _of_step(
    step: flow.Step, place: str, said: Iterable[str], actions: Iterable[str], flows: Any
) -> Iterator[str]:
    if step.kind == "says":
        yield from _wrong(place, "la réponse", [step.name], said)
    elif step.kind == "does":
        yield from _wrong(place, "l'action", [step.name], actions)
    else:
        yield from (
            _wrong(place, "la question", [f"utter_ask_{step.name}"], said)
            if step.name != flow.FACTS_OF_MOTIF
            else ()
        )
    for word, then in step.then.items():
        if not outcome.is_known(step.name, word):
            possible = ", ".join((*outcome.WORDS[step.name], outcome.FAILED))
            yield f"{place} : « {word} » n'est pas un résultat de « {step.name} » ; possible : {possible}"
        yield from _wrong(place, "la réponse", [then.says, then.asks and f"utter_ask_{then.asks}"], said)
        yield from _wrong(place, "le flux", [then.offers], flows)


def _same_motives(known: Iterable[subjects.Subject], where: dict[str, str]) -> Iterator[str]:
    first: dict[str, str] = {}
    for one in known:
        if one.motif and (other := first.setdefault(one.motif.name, one.name)) != one.name:
            there = f"{where[one.name]}, sujet « {one.name} »"
            yield f"{there} : le motif « {one.motif.name} » est déjà celui de « {other} »"


def _wrong(place: str, kind: str, names: Iterable[str | None], known: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name and name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
            yield f"{place} : {kind} « {name} » n'existe pas" + (
                f" ; proche : {', '.join(near)}" if near else ""
            )


def _responses(data: Path) -> set[str]:
    said: set[str] = set()
    for path in data.glob("*/responses.yml"):
        said |= set((quick_yaml.read(path) or {}).get("responses") or {})
    return said


def _places(data: Path) -> dict[str, str]:
    """Of each subject and each flow, its file."""
    found: dict[str, str] = {}
    for path in sorted(data.glob(f"*/{subjects.FILE}")):
        told = quick_yaml.read(path) or {}
        file = f"data/{path.parent.name}/{path.name}"
        found |= {name: file for kind in ("sujets", "flux") for name in told.get(kind) or {}}
    return found
