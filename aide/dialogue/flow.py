"""Flows, read from `data/<sujet>/flux.yml`: what to collect, when to confirm,
which action has the effect, what follows. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from aide.subjects import DATA, FILE, WrongSubject, read
from aide.subjects import load as load_subjects

FACTS_OF_MOTIF = "faits du motif"
CONDITIONS = ("anonyme", "session expirée", "connecté")
ASKED = (
    "motif",
    FACTS_OF_MOTIF,
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "description",
    "email",
    "carte",
    "reference",
    "detail",
)
CONFIRMED = ("confirme", "bloque", "renouvelle")
FILES, BLOCKS, RENEWS = "action_deposer_reclamation", "action_bloquer_cartes", "action_renouveler_carte"
"""What is done once he said yes to it."""


@dataclass(frozen=True)
class Outcome:
    """What follows an effect: a sentence, an offer of another flow, or a question."""

    says: str | None = None
    offers: str | None = None
    asks: str | None = None


@dataclass(frozen=True)
class Step:
    """`kind` is asks, confirms, does or says; `when` a condition; `ends`: the flow stops there."""

    kind: str
    name: str
    when: str | None = None
    ends: bool = False
    then: Mapping[str, Outcome] = field(default_factory=dict)


@dataclass(frozen=True)
class Flow:
    """`title` in the customer's words."""

    name: str
    title: str
    steps: tuple[Step, ...]

    def after(self, action: str, outcome: str) -> Outcome:
        """What the flow says of this outcome of an effect; nothing when it says nothing."""
        step = next((one for one in self.steps if one.kind == "does" and one.name == action), None)
        return step.then.get(outcome, Outcome()) if step else Outcome()


def load(data: Path = DATA) -> dict[str, Flow]:
    """Every flow of `data`, by name; those that subjects and outcomes name exist. Raises WrongSubject."""
    found = read_all(data)
    _check_named(found, data)
    return found


def read_all(data: Path) -> dict[str, Flow]:
    """Every flow of `data`, whatever it names. Raises WrongSubject."""
    found: dict[str, Flow] = {}
    for path in sorted(data.glob(f"*/{FILE}")):
        where = f"{path.parent.name}/{FILE}"
        for name, entry in (read(path).get("flux") or {}).items():
            if name in found:
                raise WrongSubject(f"{where} : le flux « {name} » est déjà décrit ailleurs")
            found[name] = _flow(name, entry, f"{where}, flux « {name} »")
    return found


@lru_cache(maxsize=1)
def flows() -> dict[str, Flow]:
    """The project's own, read once a process."""
    return load()


_KINDS = {"demande": "asks", "confirme": "confirms", "fait": "does", "dit": "says"}
_OUTCOMES = {"dit": "says", "offre": "offers", "demande": "asks"}


def _flow(name: str, entry: Mapping[str, Any], where: str) -> Flow:
    if not isinstance(entry, dict) or not entry.get("etapes"):
        raise WrongSubject(f"{where} : « etapes » manque")
    return Flow(name, str(entry.get("titre", name)), tuple(_step(one, where) for one in entry["etapes"]))


def _check_named(found: Mapping[str, Flow], data: Path) -> None:
    named = [
        (f"sujet « {one.name} »", flow)
        for one in load_subjects(data).values()
        for flow in (one.starts, one.then)
    ]
    for flow in found.values():
        named += [
            (f"flux « {flow.name} »", then.offers) for step in flow.steps for then in step.then.values()
        ]
    for where, name in named:
        if name is not None and name not in found:
            raise WrongSubject(
                f"{where} : le flux « {name} » n'existe pas ; possible : {', '.join(sorted(found))}"
            )


def _step(entry: Mapping[str, Any], where: str) -> Step:
    kinds = [one for one in _KINDS if one in entry] if isinstance(entry, dict) else []
    if len(kinds) != 1 or set(entry) - {*_KINDS, "si", "fin", "selon"}:
        raise WrongSubject(
            f"{where} : une étape a une de ces clés ({', '.join(_KINDS)}), puis si, fin ou selon : {entry}"
        )
    kind, name = _KINDS[kinds[0]], str(entry[kinds[0]])
    allowed = {"asks": ASKED, "confirms": CONFIRMED}.get(kind)
    if allowed and name not in allowed:
        raise WrongSubject(f"{where} : « {name} » n'est pas connu ; possible : {', '.join(allowed)}")
    if kind in ("does", "says") and not re.match("action_|utter_", name):
        raise WrongSubject(f"{where} : « {name} » doit commencer par action_ ou utter_")
    if entry.get("si") not in (None, *CONDITIONS):
        raise WrongSubject(
            f"{where} : « si: {entry['si']} » n'est pas connu ; possible : {', '.join(CONDITIONS)}"
        )
    then = {str(word): _outcome(one, where) for word, one in (entry.get("selon") or {}).items()}
    return Step(kind, name, entry.get("si"), bool(entry.get("fin")), then)


def _outcome(entry: Mapping[str, Any], where: str) -> Outcome:
    if not entry or set(entry) - set(_OUTCOMES):
        raise WrongSubject(f"{where} : une suite s'écrit dit, offre ou demande : {entry}")
    return Outcome(**{_OUTCOMES[key]: str(value) for key, value in entry.items()})
