"""Sums said as they are spoken, without « euros »: « quarante-deux trente », « 42 30 ». Pure.

They are written out only where a sum is talked of; elsewhere two numbers may be an hour or a telephone.
"""

from __future__ import annotations

import re

from aide.nlu.entities.folding import fold
from aide.nlu.entities.numerals import NUMERAL, numeral_value
from aide.nlu.entities.spans import before

FEWEST_ALONE = 10
"""A smaller number in words counts things, as in « deux fois »."""
CENTS = range(10, 100)


def in_figures(text: str) -> str:
    """The text with its spoken sums in figures: « c'est quarante-deux trente » becomes « c'est 42,30 € »."""
    parts: list[str] = []
    last = 0
    folded = fold(text)
    for found in _SPOKEN.finditer(folded):
        is_other = _BEFORE.search(before(folded, found.start())) or _AFTER.match(folded, found.end())
        if not is_other and (figures := _sum_of(found)) is not None:
            parts += [text[last : found.start()], figures]
            last = found.end()
    return "".join([*parts, text[last:]])


def _sum_of(found: re.Match[str]) -> str | None:
    if found["figures"]:
        return f"{found['euros']},{found['cents']} €"
    words = re.split(r"[ -]+", found["words"].strip())
    if found["after"]:
        return _euros_and_cents(words, re.split(r"[ -]+", found["after"]))
    whole = numeral_value(" ".join(words))
    if whole is not None:
        return str(whole) if whole >= FEWEST_ALONE else None
    pairs = (_euros_and_cents(words[:place], words[place:]) for place in range(len(words) - 1, 0, -1))
    return next((pair for pair in pairs if pair is not None), None)


def _euros_and_cents(first: list[str], then: list[str]) -> str | None:
    """« quarante-deux » and « trente »; cents of one figure are not said so."""
    euros, cents = numeral_value(" ".join(first)), numeral_value(" ".join(then))
    return f"{euros},{cents} €" if euros is not None and cents in CENTS else None


_BEFORE = re.compile(
    r"(?:\b(?:le|du|au|en|a|vers|carte|heures?|h|euros?|reference|rec) ?|\d ?|[€.,/:])$",
)
"""« le vingt et un », « à dix heures trente »: no sum follows."""
_AFTER = re.compile(
    r"[.,/:]?\d| ?(?:\d|€|%|h\b|e\b|eur|euros?|balles?|fois|jours?|mois|ans?\b|heures?|minutes?|semaines?|"
    r"prele|prlv|debits?|paiements?|achats?|retraits?|virements?|operations?|lignes?|personnes?|"
    r"janv|fev|mars|avr|mai\b|juin|juil|aout|sept|oct|nov|dec)"
)
"""« trente jours », « vingt novembre », « quarante euros »: no bare sum, or one that is read as it is."""
_SPOKEN = re.compile(
    rf"(?P<figures>(?<!\d)(?P<euros>\d{{1,4}}) (?P<cents>\d{{2}})(?!\w))|"
    rf"(?P<words>(?>{NUMERAL}))(?: virgule (?P<after>(?>{NUMERAL})))?"
)
