"""What the pipeline found in a text, kept by text for the policy:
Rasa's own tests drop all but intent and entities. No Rasa here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KEPT = 256


@dataclass(frozen=True)
class Understood:
    """`subjects` (label, probability), best first; `second` and `apart` as the classifier tells them."""

    subjects: tuple[tuple[str, float], ...]
    surface: str | None
    second: dict[str, Any] | None
    apart: dict[str, Any] | None = None


_by_text: dict[str, Understood] = {}


def keep(text: str, found: Understood) -> None:
    """Remember, for the last KEPT texts."""
    _by_text.pop(text, None)
    _by_text[text] = found
    while len(_by_text) > KEPT:
        _by_text.pop(next(iter(_by_text)))


def of(text: str) -> Understood | None:
    """What the pipeline last found in that text, None when it is not kept any more."""
    return _by_text.get(text)


def from_parse(parsed: Mapping[str, Any]) -> Understood:
    """What Rasa's own parse still tells of it."""
    ranking = parsed.get("intent_ranking") or [parsed.get("intent") or {}]
    subjects = tuple(
        (one["name"], float(one.get("confidence") or 1.0))
        for one in ranking
        if one.get("name") and one["name"] != "nlu_fallback"
    )
    return Understood(subjects, parsed.get("surface"), parsed.get("seconde"), parsed.get("a_part"))
