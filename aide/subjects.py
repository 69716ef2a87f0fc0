"""What customers come for, read from `data/<sujet>/flux.yml`: each label of understanding, what it starts, and the
complaint's motive that it may become. Adding a subject is adding YAML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
FILE = "flux.yml"
BLOCKS = ("flux", "sujets")
QUESTIONS = ("montant", "date", "beneficiaire", "creancier")
"""What a motive may ask for, each understood by its own reader (`aide.dialogue.facts`)."""


class WrongSubject(ValueError):
    """A `flux.yml` says something that means nothing; the message names the file, the entry and what is allowed."""


@dataclass(frozen=True)
class Motif:
    """A complaint's motive: the words that people read, what is asked, whether it is handled first."""

    name: str
    label: str
    questions: tuple[str, ...]
    urgent: bool = False
    order: int = 0


@dataclass(frozen=True)
class Subject:
    """What one label leads to. `noun` is how the bot calls it; `step` names what is done: two labels with the same
    step are no doubt about it. `help` is said once; `then` is the flow offered afterwards, `starts` the flow begun at
    once, `says` a plain answer.
    """

    name: str
    title: str | None = None
    noun: str | None = None
    help: str | None = None
    then: str | None = None
    starts: str | None = None
    says: str | None = None
    reason: str | None = None
    motif: Motif | None = None

    @property
    def step(self) -> str:
        return self.starts or self.name

    @property
    def informs(self) -> bool:
        """A thing that customers ask about and that is told whole: the telephone, the mediator."""
        return self.says is not None and self.noun is not None and self.help is None

    @property
    def is_problem(self) -> bool:
        """Something went wrong for the customer: it can be helped with, and be filed."""
        return self.help is not None or self.starts == "opposition"


def load(data: Path = DATA) -> dict[str, Subject]:
    """Every subject of `data`, by its label. Raises WrongSubject."""
    found: dict[str, Subject] = {}
    for path in sorted(data.glob(f"*/{FILE}")):
        for name, entry in (read(path).get("sujets") or {}).items():
            if name in found:
                raise WrongSubject(f"{path.parent.name}/{FILE} : « {name} » est déjà décrit ailleurs")
            found[name] = _subject(name, entry or {}, f"{path.parent.name}/{FILE}")
    return found


def read(path: Path) -> dict[str, Any]:
    """One `flux.yml`: its `sujets` and `flux`. Raises WrongSubject."""
    where = f"{path.parent.name}/{FILE}"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WrongSubject(f"{where}, ligne {line} : ce n'est pas du YAML ({error.problem})") from error
    blocks = told.values() if isinstance(told, dict) else [told]
    if not all(isinstance(block, dict | None) for block in blocks):
        raise WrongSubject(f"{where} : « sujets » et « flux » s'écrivent chacun « nom : … », en retrait")
    _allow(told, BLOCKS, where)
    return told


@lru_cache(maxsize=1)
def subjects() -> dict[str, Subject]:
    """The project's own, read once a process."""
    return load()


def motifs(known: Mapping[str, Subject] | None = None) -> dict[str, Motif]:
    """The complaint's motives by name, in the order that people see them."""
    told = (one.motif for one in (known or subjects()).values() if one.motif)
    return {one.name: one for one in sorted(told, key=lambda one: (one.order, one.name))}


_KEYS = {"titre", "nom", "aide", "puis", "lance", "dit", "raison", "motif"}
_MOTIF_KEYS = {"nom", "libelle", "questions", "prioritaire", "rang"}


def _subject(name: str, entry: Mapping[str, Any], where: str) -> Subject:
    _allow(entry, _KEYS, f"{where}, sujet « {name} »")
    return Subject(
        name,
        title=entry.get("titre"),
        noun=entry.get("nom"),
        help=entry.get("aide"),
        then=entry.get("puis"),
        starts=entry.get("lance"),
        says=entry.get("dit"),
        reason=entry.get("raison"),
        motif=_motif(name, entry["motif"], where) if "motif" in entry else None,
    )


def _motif(name: str, entry: Mapping[str, Any], where: str) -> Motif:
    _allow(entry, _MOTIF_KEYS, f"{where}, motif de « {name} »")
    if not entry.get("libelle"):
        raise WrongSubject(f"{where}, motif de « {name} » : « libelle » manque")
    questions = tuple(entry.get("questions") or ())
    if wrong := [one for one in questions if one not in QUESTIONS]:
        raise WrongSubject(
            f"{where}, motif de « {name} » : question inconnue {wrong} ; possible : {', '.join(QUESTIONS)}"
        )
    own_name = entry.get("nom", name)
    return Motif(own_name, entry["libelle"], questions, bool(entry.get("prioritaire")), int(entry.get("rang", 50)))


def _allow(entry: Mapping[str, Any], allowed: Iterable[str], where: str) -> None:
    if wrong := sorted(set(entry) - set(allowed)):
        raise WrongSubject(f"{where} : {wrong} n'existe pas ; possible : {', '.join(sorted(allowed))}")
