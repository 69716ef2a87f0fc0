"""The sentences of a message, as people type them: what one of them asks or accepts is drowned in the whole. No Rasa here."""

from __future__ import annotations

import re

MOST_SENTENCES, LONGEST = 4, 600
_END = re.compile(
    r"(?<=[?!…])\s*(?=[^\s?!…)»\"])|(?<=[^\W\d_]{2}\.)(?<!\b(?:Mr|Me|Dr|St)\.)\s+|(?<=\d\.)\s+(?=\D)|(?<=\.\.)\s+|\s*\n\s*"
)
"""After « ? », « ! », « … », a new line, or a point that ends a word of two letters (« M. Roux » is no end)."""


def sentences(text: str) -> tuple[str, ...]:
    """Two sentences or more, at most MOST_SENTENCES, those that ask kept first; nothing for a single one or a very long text."""
    if len(text) > LONGEST:
        return ()
    found = [one.strip() for one in _END.split(text) if any(char.isalnum() for char in one)]
    if len(found) < 2:
        return ()
    left = MOST_SENTENCES - sum("?" in one for one in found)
    kept = []
    for one in found:
        if "?" in one or left > 0:
            kept.append(one)
            left -= "?" not in one
    return tuple(kept[:MOST_SENTENCES])
