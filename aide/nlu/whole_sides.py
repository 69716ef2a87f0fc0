"""« … 14,95 le 3 mars. Et samedi 14, … deux fois 86,40 »: each side tells a whole of its own.
No Rasa here.
"""

from __future__ import annotations

import re

from aide.nlu.entities.amounts import find_amounts

_NEW_SENTENCE = re.compile(r"[.!?…]\s+(?:et|aussi|puis|pis|ensuite|sinon|apr[eè]s|par contre)\b[\s,]", re.I)
_LONGEST = 400
"""Of a side, what is read of it: its end, or its beginning."""


def is_whole_of_its_own(text: str, start: int, before: str, after: str) -> bool:
    """A new sentence that begins with « et », « aussi »…, where both sides tell other sums and a day each."""
    if _NEW_SENTENCE.match(text, max(start, 0)) is None:
        return False
    sides = before[-_LONGEST:], after[:_LONGEST]
    sums = [{one.value for one in find_amounts(side)} for side in sides]
    return all(sums) and not sums[0] & sums[1] and all(_DAY.search(side) for side in sides)


_DAY = re.compile(
    r"\b(?:\d{1,2}(?:er)?\s(?:janv|f[ée]v|mars|avr|mai\b|juin|juil|"
    r"ao[uû]t|sept|oct|nov|d[ée]c)|\d{1,2}/\d{1,2}|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier|avant[- ]hier|ce matin)",
    re.I,
)
