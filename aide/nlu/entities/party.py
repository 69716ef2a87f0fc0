"""One who takes, receives or sends money, as named in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Label = Literal["creancier", "beneficiaire"]
LOOK_BACK = 90
"""Letters before a name in which the words that say its part are looked for."""


@dataclass(frozen=True)
class Party:
    """A name as typed; `value` is the company's usual name when known, else what was typed."""

    start: int
    end: int
    text: str
    value: str
    label: Label


@lru_cache(maxsize=16)
def holds(pattern: re.Pattern[str], folded: str) -> bool:
    """Whether the pattern is anywhere in the text: the same question for each name in it."""
    return pattern.search(folded) is not None


def last(pattern: re.Pattern[str], before: str) -> int:
    """Where the last match starts, or -1."""
    return max((match.start() for match in pattern.finditer(before)), default=-1)
