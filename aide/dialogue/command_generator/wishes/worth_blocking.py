"""« et je dois bloquer ma carte du coup ? »: whether it is worth it is asked,
and nothing is ordered. Pure.
"""

from __future__ import annotations

import re

WORTH_BLOCKING = "bloquer_carte_utile"


def asks_if_worth_blocking(plain: str) -> bool:
    """Of a folded text."""
    return _SHOULD_BLOCK.search(plain) is not None


_SHOULD_BLOCK = re.compile(
    r"(?<!si )\b(?:je (?:doi[st]?|devrais)|dois je|doit on|faut(?: il| qu|"
    r" que)?|ca vaut|vous me conseill\w*|utile d\w*|"
    r"oblige\w* d\w*|besoin d\w*|necessaire d\w*|mieux d\w*|interet a) "
    r"(?:(?:je|que|aussi|quand|meme|de|la|ma) ){0,4}bloqu\w*\b|"
    r"\b(?:je|on) (?:la|ma carte) ?(?:la )?bloqu\w* ou (?:pas|non)\b"
)
