"""The labels of understanding with the words that agents read; the order is that of the menus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aide.phrases import beside
from aide.subjects import subjects

french = beside(__file__)

LABELS: dict[str, str] = {
    one.name: one.label for one in sorted(subjects().values(), key=lambda one: one.order)
}
"""Each label, as `data/<sujet>/flux.yml` words it for agents and ranks it."""
NOT_UNDERSTOOD = "nlu_fallback"
ENTITIES = french.table("entites")


def label(intent: str | None) -> str:
    """What a page shows; a button's own intent keeps its name."""
    if intent is None or intent == NOT_UNDERSTOOD:
        return french("non_compris")
    return LABELS.get(intent, intent.replace("_", " "))


def told_entity(entity: Mapping[str, Any]) -> str:
    """« montant : 29,99 € », « date : 12/11/2026 »; a value in no known form is shown as it is."""
    name, value = str(entity["entity"]), str(entity["value"])
    if name == "montant":
        value = f"{value.replace('.', ',')} €"
    elif name == "date":
        value = _day(value)
    return french("entite", nom=ENTITIES.get(name, name), valeur=value)


def _day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value
