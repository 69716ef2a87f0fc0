"""Who read personal data in clear, and who changed what: written with the act itself, never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.desk.tables import desk_audit

LABELS = {
    "connexion": "s'est connecté",
    "deconnexion": "s'est déconnecté",
    "lecture": "a lu en clair",
    "note": "a écrit une note sur",
    "revue": "a marqué comme revue",
    "attribution": "a attribué",
    "correction": "a corrigé la compréhension de",
    "export": "a exporté",
    "reclamation": "a modifié la réclamation",
    "reponse": "a répondu à la réclamation",
    "prise": "a pris en charge",
    "transfert": "a transféré",
    "cloture": "a clos",
    "retour": "a rendu à l'assistant",
    "compte": "a modifié le compte",
    "demonstration": "a ajouté des données de démonstration,",
}


@dataclass(frozen=True)
class Entry:
    at: datetime
    login: str
    act: str
    target: str


def record(c: Connection, login: str, act: str, target: str, *, now: datetime) -> None:
    """`act` is one of LABELS; `target` names the thing, never what it holds."""
    c.execute(desk_audit.insert().values(at=now, login=login, act=act, target=target[:120]))


def latest(c: Connection, *, limit: int = 200, before: int | None = None) -> list[Entry]:
    asked = select(desk_audit).order_by(desk_audit.c.id.desc()).limit(limit)
    if before is not None:
        asked = asked.where(desk_audit.c.id < before)
    return [Entry(row.at, row.login, row.act, row.target) for row in c.execute(asked)]
