"""The day of one of several operations, named by its place: « le premier c'est le 12 août ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import DATE
from aide.dialogue.facts.ledger import Ledger
from aide.dialogue.facts.several import Operation
from aide.folding import plain


def of_rank(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """All of them, that one with its new day; as they are where he counts more than there are,
    None where he counts none.
    """
    found = _RANK.search(plain(told.text))
    if found is None or len(held) < 2 or len(told.each_day) != 1 or told.sums:
        return None
    ordered = sorted(held, key=lambda one: one.get(DATE) or _LAST)
    place = next(place for place, words in enumerate(_RANKS) if re.fullmatch(words, found["rank"]))
    if place >= len(ordered):
        return held
    day = told.each_day[0].isoformat()
    return [{**one, DATE: day} if at == place else one for at, one in enumerate(ordered)]


_LAST = "9999"
"""After each day: an operation whose day is not known."""
_RANKS = ("premiere?|1ere?", "deuxieme|seconde?|2e|2eme", "troisieme|3e|3eme", "quatrieme|4e|4eme")
_RANK = re.compile(
    rf"\ble (?P<rank>{'|'.join(_RANKS)})\b(?! (?:janv|fev|mars|avr|mai\b|juin|juil|aou|sept|oct|nov|dec))"
)
