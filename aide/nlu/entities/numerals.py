"""Numbers written in words, as in France, Belgium and Switzerland."""

from __future__ import annotations

import re

from aide.nlu.entities.word_regex import any_of

_SMALL = {
    "zero": 0,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "quatres": 4,
    "quattre": 4,
    "cinq": 5,
    "cinque": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
}
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "vint": 20,
    "trente": 30,
    "quarante": 40,
    "quarente": 40,
    "cinquante": 50,
    "cinquente": 50,
    "soixante": 60,
    "soixente": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_HUNDRED = {"cent", "cents", "cens"}
_SCALE = {"mille": 1_000, "milles": 1_000, "mil": 1_000, "million": 1_000_000, "millions": 1_000_000}
_WORD = rf"{any_of([*_SMALL, *_TENS, *_HUNDRED, *_SCALE])}(?![a-z])"

NUMERAL = rf"(?<![a-z]){_WORD}(?:(?: ?- ?| )(?:et[ -])?{_WORD}){{0,20}}"
"""A regular expression, on folded text, for a run of number words ('quatre-vingt-dix neuf')."""

# "une centaine d'euros"
ABOUT = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1_000,
}


def numeral_value(words: str) -> int | None:
    """The whole number that folded `words` say; None when they are not one number ('deux trois')."""
    total = hundreds = rest = 0
    fresh = True
    for word in re.split(r"[ -]+", words.strip()):
        if word == "et":
            continue
        if word in _SCALE:
            total += (hundreds * 100 + rest or 1) * _SCALE[word]
            hundreds = rest = 0
        elif word in _HUNDRED:
            if hundreds or rest > 19:
                return None
            hundreds, rest = rest or 1, 0
        else:
            added = _add(rest, word, fresh)
            if added is None:
                return None
            rest = added
        fresh = False
    return total + hundreds * 100 + rest


def _add(rest: int, word: str, fresh: bool) -> int | None:
    """What `word` makes of the number under one hundred said so far,
    or None when French does not say it so.
    """
    if word in _TENS:
        if rest == 4 and word in {"vingt", "vingts"}:
            return 80
        return _TENS[word] if rest == 0 else None
    value = _SMALL.get(word)
    if value is None or (value == 0 and not fresh):
        return None
    if rest == 0:
        return value
    if (
        rest in {60, 80}
        or (rest % 10 == 0 and rest >= 20 and value < 10)
        or (rest in {10, 70, 90} and 7 <= value <= 9)
    ):
        return rest + value
    return None
