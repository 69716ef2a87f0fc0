"""Operations named by their month: « octobre 17,90, novembre 19,90 ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import AMOUNT, DATE
from aide.dialogue.facts.ledger import Ledger
from aide.dialogue.facts.readable import MONTHS
from aide.dialogue.facts.several import Operation
from aide.folding import plain


def by_month(told: Ledger, held: list[Operation]) -> list[Operation] | None:
    """« octobre 17,90, novembre 19,90 », « celui d'octobre est de 17,90 et non 19,90 »:
    the sum of each month that he names.
    """
    sums: dict[int, str] = {}
    for found in _MONTH.finditer(told.text):
        after = [one for one in told.sums if 0 <= one.start - found.end() <= NEAR]
        between = told.text[found.end() : after[0].start] if after else ""
        if after and not _MONTH.search(between):
            sums.setdefault(_number_of(found.group()), f"{after[0].value:.2f}")
    of_month = [int(str(one[DATE])[5:7]) for one in held if one.get(DATE)]
    if len(held) < 2 or not sums or any(of_month.count(month) != 1 for month in sums):
        return None
    return [{**one, AMOUNT: sums.get(int(str(one.get(DATE) or "0000-00")[5:7]), one[AMOUNT])} for one in held]


def _number_of(month: str) -> int:
    """Of « oct », « octobre »: 10."""
    return next(place for place, start in enumerate(_STARTS, 1) if plain(month).startswith(start))


NEAR = 30
"""Signs between the name of a month and its sum."""
_MONTH = re.compile(rf"(?<!\d )(?<!er )\b(?:{MONTHS})\b", re.I)
_STARTS = ("jan", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
