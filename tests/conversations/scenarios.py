"""Reading the scenarios that testers write, with the line of each step,
and refusing words that mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from aide.run.yaml_lines import LINE, LineLoader, NotYaml, read_yaml

FOLDER = Path(__file__).parent
USUAL_TIME, USUAL_WAIT = "lundi 10h", 600.0
SCENARIO_KEYS = frozenset(
    (
        "scénario client heure attente banque dialogue registre cartes "
        "file oppositions renouvellements introuvable"
    ).split()
)
ACTIONS = (
    "client",
    "appuie",
    "attend",
    "patiente",
    "banque",
    "conseiller",
    "revient",
    "se connecte",
    "nouveau client",
)
STEP_KEYS = frozenset({*ACTIONS, "aide", "retient", "deux fois"})
EXPECTATION_KEYS = frozenset(
    {"contient", "ne contient pas", "boutons", "boutons absents", "bulles", "erreur", "auteur"}
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONDAY = 23
"""The clock of the scenarios starts in the week of Monday 23 November 2026."""


class BadScenario(ValueError):
    """The file cannot be read as a scenario; the message says where and what is allowed."""


@dataclass(frozen=True)
class Scenario:
    """One conversation, as its file tells it."""

    file: str
    line: int
    title: str
    told: dict[str, Any]
    mistake: str = ""
    """Why its file cannot be read, for a scenario that stands for such a file."""

    @property
    def moment(self) -> str:
        """AIDE_NOW for « lundi 10h » or « samedi 9h30 »."""
        words = str(self.told.get("heure", USUAL_TIME)).split()
        if len(words) != 2 or words[0] not in DAYS or "h" not in words[1]:
            raise BadScenario(
                f"{self.file}, ligne {self.line} : « heure » s'écrit « lundi 10h » ou « samedi 9h30 »"
            )
        hour, _, minute = words[1].partition("h")
        return f"2026-11-{MONDAY + DAYS.index(words[0])}T{int(hour):02d}:{int(minute or 0):02d}:00"

    @property
    def wait_seconds(self) -> float:
        """How long a customer waits for an agent: « attente: 3 secondes »."""
        return seconds(self.told["attente"]) if "attente" in self.told else USUAL_WAIT

    @property
    def steps(self) -> list[dict[str, Any]]:
        return list(self.told["dialogue"])


def load_all() -> list[Scenario]:
    """Of every file; one that cannot be read gives a scenario with a `mistake`,
    so that the others are played.
    """
    return [scenario for path in sorted(FOLDER.glob("*.yml")) for scenario in load_or_tell(path)]


def load_or_tell(path: Path) -> list[Scenario]:
    try:
        return load(path)
    except BadScenario as error:
        return [Scenario(path.name, 0, "ce fichier ne se lit pas", {}, str(error))]


def load(path: Path) -> list[Scenario]:
    """Raises BadScenario."""
    try:
        told = read_yaml(path, _Loader)
    except NotYaml as error:
        raise BadScenario(f"{path.name}, ligne {error.line} : {error.reason}") from None
    if not isinstance(told, list) or not told:
        raise BadScenario(
            f"{path.name} : aucun scénario ; le fichier est une liste de « - scénario: son titre »"
        )
    found = [_scenario(path.name, one) for one in told]
    _refuse_same_titles(found)
    return found


def seconds(value: Any) -> float:
    """« 3 secondes », « 0,5 » or 3."""
    return float(str(value).split()[0].replace(",", "."))


class _Loader(LineLoader):
    """Keeps the line of each mapping; dates, « no » and « 12.50 » stay texts, as a tester means them."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rpartition(":")[2] in ("int", "null") or first in "tf"
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _scenario(file: str, told: Any) -> Scenario:
    if not isinstance(told, dict) or "scénario" not in told or not told.get("dialogue"):
        raise BadScenario(f"{file} : chaque élément a un « scénario » (son titre) et un « dialogue »")
    line = told[LINE]
    _refuse_unknown(told, SCENARIO_KEYS, f"{file}, ligne {line}")
    for step in told["dialogue"]:
        _check_step(step, file)
    found = Scenario(file, line, str(told["scénario"]), told)
    _ = found.moment, found.wait_seconds
    return found


def _refuse_same_titles(scenarios: list[Scenario]) -> None:
    first: dict[str, int] = {}
    for one in scenarios:
        if (line := first.setdefault(one.title, one.line)) != one.line:
            raise BadScenario(
                f"{one.file}, ligne {one.line} : le titre « {one.title} » est déjà celui de la ligne {line}"
            )


def _check_step(step: Any, file: str) -> None:
    if not isinstance(step, dict):
        raise BadScenario(
            f"{file} : « {step} » n'est pas une étape ; elle commence par : {', '.join(ACTIONS)}"
        )
    where = f"{file}, ligne {step[LINE]}"
    _refuse_unknown(step, STEP_KEYS, where)
    if sum(action in step for action in ACTIONS) != 1:
        raise BadScenario(f"{where} : une étape a exactement une de ces clés : {', '.join(ACTIONS)}")
    if isinstance(step.get("aide"), dict):
        _refuse_unknown(step["aide"], EXPECTATION_KEYS, where)


def _refuse_unknown(given: dict[str, Any], allowed: frozenset[str], where: str) -> None:
    unknown = set(given) - allowed - {LINE}
    if unknown:
        raise BadScenario(
            f"{where} : « {', '.join(sorted(unknown))} » n'existe pas. Possible : "
            f"{', '.join(sorted(allowed))}"
        )
