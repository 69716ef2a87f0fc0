"""The labels of understanding with the words that agents read; the order is that of the menus."""

from __future__ import annotations

from aide.phrases import beside
from aide.subjects import subjects

french = beside(__file__)

LABELS: dict[str, str] = {
    one.name: one.label for one in sorted(subjects().values(), key=lambda one: one.order)
}
"""Each label, as `data/<sujet>/flux.yml` words it for agents and ranks it."""
NOT_UNDERSTOOD = "nlu_fallback"


def label(intent: str | None) -> str:
    """What a page shows; a button's own intent keeps its name."""
    if intent is None or intent == NOT_UNDERSTOOD:
        return french("non_compris")
    return LABELS.get(intent, intent.replace("_", " "))
