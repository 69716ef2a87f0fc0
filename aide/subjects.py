"""What customers come for, read from `data/<sujet>/flux.yml`: each label of understanding, what it starts,
and the complaint's motive that it may become. Adding a subject is adding YAML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from aide import quick_yaml

DATA = Path(__file__).parents[1] / "data"
FILE = "flux.yml"
BLOCKS = ("flux", "glossaire", "sujets")
QUESTIONS = ("montant", "date", "beneficiaire", "creancier")
"""What a motive may ask for, each understood by its own reader (`aide.dialogue.facts`)."""


LAST, AFTER_THE_OTHERS = 500, 80
"""The rank of a subject, and of a motive, whose file gives none: after the others, before « Autre sujet »."""


class WrongSubject(ValueError):
    """A `flux.yml` says something that means nothing.

    The message names the file, the entry and what is allowed.
    """


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
    """What one label leads to. `title` is for customers, `label` for agents, whose menus go by `order`.

    `noun` is how the bot calls it; `step` names what is done: two labels with the same step are no doubt
    about it. `help` is said once; `then` is the flow offered afterwards, `starts` the flow begun at once,
    `says` a plain answer.
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
    agents: str | None = None
    order: int = LAST

    @property
    def label(self) -> str:
        """How agents read it, « Prélèvement contesté »."""
        return self.agents or self.title or self.name.replace("_", " ").capitalize()

    @property
    def step(self) -> str:
        """What the label starts: a flow, or the label itself."""
        return self.starts or self.name

    @property
    def informs(self) -> bool:
        """A thing that customers ask about and that is told whole: the telephone, the mediator."""
        return self.says is not None and self.noun is not None and self.help is None

    @property
    def is_problem(self) -> bool:
        """Something went wrong for the customer: it can be helped with, and be filed."""
        return self.help is not None or self.blocks_card

    @property
    def blocks_card(self) -> bool:
        """What opens the blocking of a card, which cannot be undone."""
        return self.starts == "opposition"


def load(data: Path = DATA) -> dict[str, Subject]:
    """Every subject of `data`, by its label. Raises WrongSubject."""
    subjects_by_name: dict[str, Subject] = {}
    for path in sorted(data.glob(f"*/{FILE}")):
        for name, entry in (read(path).get("sujets") or {}).items():
            if name in subjects_by_name:
                raise WrongSubject(f"{path.parent.name}/{FILE} : « {name} » est déjà décrit ailleurs")
            subjects_by_name[name] = _subject(name, entry or {}, f"{path.parent.name}/{FILE}")
    return subjects_by_name


def read(path: Path) -> dict[str, Any]:
    """One `flux.yml`: its `sujets`, its `flux`, and the `glossaire` of its folder (docs/glossary.py).

    Raises WrongSubject.
    """
    where = f"{path.parent.name}/{FILE}"
    try:
        blocks_by_name = quick_yaml.read(path) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WrongSubject(f"{where}, ligne {line} : ce n'est pas du YAML ({error.problem})") from error
    blocks = blocks_by_name.values() if isinstance(blocks_by_name, dict) else [blocks_by_name]
    if not all(isinstance(block, dict | None) for block in blocks):
        raise WrongSubject(f"{where} : « sujets » et « flux » s'écrivent chacun « nom : … », en retrait")
    _allow(blocks_by_name, BLOCKS, where)
    return blocks_by_name


@lru_cache(maxsize=1)
def subjects() -> dict[str, Subject]:
    """The project's own, read once a process."""
    return load()


def motifs(known: Mapping[str, Subject] | None = None) -> dict[str, Motif]:
    """The complaint's motives by name, in the order that people see them."""
    told = (one.motif for one in (known or subjects()).values() if one.motif)
    return {one.name: one for one in sorted(told, key=lambda one: (one.order, one.name))}


def problems() -> frozenset[str]:
    """The labels that tell that something went wrong."""
    return frozenset(one.name for one in subjects().values() if one.is_problem)


def card_blocks() -> frozenset[str]:
    """The labels that open the blocking of a card."""
    return frozenset(one.name for one in subjects().values() if one.blocks_card)


_KEYS = {"titre", "agents", "rang", "nom", "aide", "puis", "lance", "dit", "raison", "motif"}
_MOTIF_KEYS = {"nom", "libelle", "questions", "prioritaire", "rang"}


def _subject(name: str, entry: Mapping[str, Any], where: str) -> Subject:
    _allow(entry, _KEYS, f"{where}, sujet « {name} »")
    motif = _motif(name, entry["motif"], where) if "motif" in entry else None
    return Subject(
        name,
        title=entry.get("titre"),
        noun=entry.get("nom"),
        help=entry.get("aide"),
        then=entry.get("puis"),
        starts=entry.get("lance"),
        says=entry.get("dit"),
        reason=entry.get("raison"),
        motif=motif,
        agents=entry.get("agents"),
        order=int(entry.get("rang", motif.order if motif else LAST)),
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
    order = int(entry.get("rang", AFTER_THE_OTHERS))
    return Motif(own_name, entry["libelle"], questions, bool(entry.get("prioritaire")), order)


def _allow(entry: Mapping[str, Any], allowed: Iterable[str], where: str) -> None:
    if wrong := sorted(set(entry) - set(allowed)):
        raise WrongSubject(f"{where} : {wrong} n'existe pas ; possible : {', '.join(sorted(allowed))}")
