"""Customers with a goal, as their writers tell them: read from `clients_*.yml`,
with those that nobody reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aide import quick_yaml

FOLDER = Path(__file__).parent
SMOKE = FOLDER / "smoke.txt"
HELD_OUT = ("clients_49",)
"""Read by nobody who works on the conversation: played once,
at the end of a step, then replaced by others.
"""
USUAL_NOW, USUAL_PATIENCE = "2026-03-18T10:30:00+01:00", 8
KEYS = frozenset("id voice logged_in cards now opening answers goal max_turns".split())
WANTED = frozenset("complaints blocked_cards handoff says".split())
COMPLAINT_KEYS = frozenset("motif montant date beneficiaire creancier".split())


class BadGoal(ValueError):
    """The file cannot be read as goals; the message says where and what is allowed."""


@dataclass(frozen=True)
class Goal:
    """One customer: what he says first, what he answers to what, what he wants,
    how many messages he is ready to write.
    """

    id: str
    opening: tuple[str, ...]
    answers: Mapping[str, Any]
    complaints: tuple[Mapping[str, Any], ...] = ()
    blocked_cards: tuple[str, ...] = ()
    handoff: bool = False
    says: tuple[tuple[str, ...], ...] = ()
    logged_in: bool = True
    cards: tuple[str, ...] = ("4321",)
    now: str = USUAL_NOW
    patience: int = USUAL_PATIENCE
    file: str = ""
    voice: str = field(default="", compare=False)

    @property
    def wants_something(self) -> bool:
        """False for whom all that counts is that nothing is done."""
        return bool(self.complaints or self.blocked_cards or self.handoff or self.says)

    @property
    def theme(self) -> str:
        """By a word of its id, else by what is wanted."""
        for theme, words in _THEMES.items():
            if re.search(rf"_(?:{words})", self.id):
                return theme
        if self.complaints:
            return _OF_MOTIF.get(str(self.complaints[0].get("motif")), "autre")
        return "humain" if self.handoff else "info" if self.says else "carte"


_THEMES = {
    "fraude": "frau|arnaque|faux",
    "humain": "huma|conseiller",
    "info": "info",
    "renouvellement": "renou",
    "acces": "acc[eè]s",
    "virement": "vir",
    "prelevement": "pr[eé]l",
    "frais": "frais",
    "erreur": "err|rembours|remb_|double_debit|dab_|distributeur",
    "carte": "carte|perdue|vol[eé]e|aval[eé]e|retrouv|hesite|oppos",
}
_OF_MOTIF = {
    "virement_en_retard": "virement",
    "frais": "frais",
    "prelevement_abusif": "prelevement",
    "paiement_frauduleux": "fraude",
    "acces_compte": "acces",
    "remboursement_erreur": "erreur",
    "renouvellement_carte": "renouvellement",
}


def load(folder: Path = FOLDER, *, held_out: bool = False) -> list[Goal]:
    """The goals that may be read; with `held_out`, the others and only them. Raises BadGoal."""
    found = [goal for path in sorted(folder.glob("*.yml")) for goal in read(path)]
    return [goal for goal in found if (goal.file in HELD_OUT) is held_out]


def read(path: Path) -> list[Goal]:
    """Every goal of a file. Raises BadGoal, or yaml's own error."""
    return [_goal(told, path.stem) for told in quick_yaml.read(path)]


def smoke(goals: Iterable[Goal], names: Path = SMOKE) -> list[Goal]:
    """Those that the usual tests play, in the order of the list.
    Raises BadGoal for a name that is no goal's.
    """
    by_id = {goal.id: goal for goal in goals}
    wanted = [
        line for line in names.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    if unknown := [name for name in wanted if name not in by_id]:
        raise BadGoal(f"{names.name}: no goal is called {', '.join(unknown)}")
    return [by_id[name] for name in wanted]


def _goal(told: Any, file: str) -> Goal:
    where = f"{file}, {told.get('id') if isinstance(told, dict) else told}"
    if not isinstance(told, dict) or not told.get("id") or not told.get("opening") or not told.get("goal"):
        raise BadGoal(f"{where}: a goal has an id, an opening and a goal")
    wanted = told["goal"]
    complaints = tuple(wanted.get("complaints") or ())
    _allow(told, KEYS, where)
    _allow(wanted, WANTED, f"{where}, goal")
    for complaint in complaints:
        _allow(complaint, COMPLAINT_KEYS, f"{where}, complaint")
    return Goal(
        id=str(told["id"]),
        opening=tuple(str(one) for one in told["opening"]),
        answers=told.get("answers") or {},
        complaints=complaints,
        blocked_cards=tuple(str(one) for one in wanted.get("blocked_cards") or ()),
        handoff=bool(wanted.get("handoff")),
        says=tuple(tuple(str(one) for one in group) for group in wanted.get("says") or ()),
        logged_in=bool(told.get("logged_in")),
        cards=tuple(str(one) for one in told.get("cards") or ("4321",)),
        now=str(told.get("now") or USUAL_NOW),
        patience=int(told.get("max_turns") or USUAL_PATIENCE),
        file=file,
        voice=str(told.get("voice") or ""),
    )


def _allow(told: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
    if wrong := sorted(set(told) - allowed):
        raise BadGoal(f"{where}: {', '.join(wrong)} does not exist; possible: {', '.join(sorted(allowed))}")
