"""The invented dialogues of `dialogues.yml`, and the assistant's own sentences that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from aide import quick_yaml
from aide.subjects import Subject, subjects

CLIENT, BOT, AGENT, DOES = "client", "bot", "agent", "does"
KINDS = (CLIENT, BOT, AGENT, DOES)
ACTS = ("complaint", "opposition", "queue", "claim", "close", "expire", "leave")
DATA = Path(__file__).parents[3] / "data"


class DialogueInvalid(ValueError):
    """A dialogue that cannot be played; the message names it."""


@dataclass(frozen=True)
class Line:
    """Who speaks (`kind`) and what, or what happens; `details` are the other keys of the file."""

    kind: str
    said: str
    details: dict[str, Any]


@dataclass(frozen=True)
class Dialogue:
    """`customer`: known, anonymous or any.

    `open_only`: it needs an agent, so it begins when agents answer.
    """

    name: str
    weight: int
    lines: tuple[Line, ...]
    customer: str
    open_only: bool


@lru_cache(maxsize=1)
def dialogues() -> tuple[Dialogue, ...]:
    """Those of the file, and one more for each motive that none of them files. Raises DialogueInvalid."""
    return told(quick_yaml.read(Path(__file__).parent / "dialogues.yml"), subjects())


def told(given: Sequence[dict[str, Any]], known: Mapping[str, Subject]) -> tuple[Dialogue, ...]:
    """The dialogues as given; one with `each: motif` is played for every motive of `known` that the others
    leave out.
    """
    written = [one for one in given if "each" not in one]
    filed = {line["motif"] for one in written for line in one["lines"] if "motif" in line}
    others = [one for one in known.values() if one.motif and one.help and one.motif.name not in filed]
    built = [_about(one, subject) for subject in others for one in given if one.get("each") == "motif"]
    return tuple(_dialogue(one) for one in [*written, *built])


@lru_cache(maxsize=1)
def responses() -> dict[str, str]:
    """The first text of each response of `data/`."""
    texts: dict[str, str] = {}
    for path in sorted(DATA.glob("*/responses.yml")):
        found = quick_yaml.read(path)["responses"]
        texts |= {name: variants[0]["text"] for name, variants in found.items()}
    return texts


def _about(given: dict[str, Any], subject: Subject) -> dict[str, Any]:
    assert subject.motif is not None
    values = {
        "<sujet>": subject.name,
        "<titre>": subject.title or subject.label,
        "<aide>": subject.help or "",
        "<motif>": subject.motif.name,
    }

    def fill(text: Any) -> Any:
        for mark, value in values.items():
            text = text.replace(mark, value) if isinstance(text, str) else text
        return text

    lines = [{key: fill(text) for key, text in line.items()} for line in given["lines"]]
    return {**given, "name": fill(given["name"]), "lines": lines}


def _dialogue(given: dict[str, Any]) -> Dialogue:
    lines = tuple(_line(given["name"], line) for line in given["lines"])
    customer = given.get("customer", "any")
    if customer not in ("any", "known", "anonymous"):
        raise DialogueInvalid(f"{given['name']}: no customer {customer}")
    return Dialogue(given["name"], given["weight"], lines, customer, given.get("hours") == "open")


def _line(name: str, given: dict[str, Any]) -> Line:
    kinds = [kind for kind in KINDS if kind in given]
    if len(kinds) != 1:
        raise DialogueInvalid(f"{name}: a line has one of {', '.join(KINDS)}")
    kind, said = kinds[0], given[kinds[0]]
    if kind == DOES and said not in ACTS:
        raise DialogueInvalid(f"{name}: nothing does {said}")
    if kind == BOT and said.startswith("utter_") and said not in responses():
        raise DialogueInvalid(f"{name}: no response {said}")
    return Line(kind, said, {key: value for key, value in given.items() if key != kind})
