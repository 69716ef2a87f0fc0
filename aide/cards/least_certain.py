"""Of what the bank answered for several cards, the one to tell. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Doubt = Literal["unknown", "refused", "not_yours"]
DOUBTS: tuple[Doubt, ...] = ("unknown", "refused", "not_yours")
"""What went wrong, the least certain first: a doubt is said before a refusal."""


def least_certain(kinds: Iterable[str]) -> Doubt | None:
    """What went wrong for one card at least, that which is known least; None when all went well."""
    seen = set(kinds)
    return next((kind for kind in DOUBTS if kind in seen), None)
