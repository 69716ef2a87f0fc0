"""What the pipeline found in a text, kept by text for the policy: Rasa's own tests drop all but intent and entities. No Rasa here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KEPT = 256


@dataclass(frozen=True)
class Understood:
    """`subjects` (label, probability), best first; `second` as the classifier tells it."""

    subjects: tuple[tuple[str, float], ...]
    surface: str | None
    second: dict[str, Any] | None


_by_text: dict[str, Understood] = {}


def keep(text: str, found: Understood) -> None:
    """Remember, for the last KEPT texts."""
    _by_text.pop(text, None)
    _by_text[text] = found
    while len(_by_text) > KEPT:
        _by_text.pop(next(iter(_by_text)))


def of(text: str) -> Understood | None:
    return _by_text.get(text)
