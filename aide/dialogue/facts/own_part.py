"""What answers a question, without the other problem that is told after it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aide.dialogue.facts.corrections import sounds_like_correction
from aide.dialogue.facts.fields import AMOUNT, OPERATIONS, known
from aide.dialogue.facts.readable import readable
from aide.nlu.entities.amounts import find_amounts


def own_part(text: str, field: str, facts: Mapping[str, Any]) -> str:
    """The text up to where he says that he speaks of something else, or tells another sum than the known one.

    An example: of « le 12 mars. Je vois aussi un achat hier de 74 € »,
    asked the day of 500 €, « le 12 mars. ».
    """
    ends = [one.start() for one in _ELSE.finditer(text)]
    if field != AMOUNT and known(facts, AMOUNT):
        sums = {Decimal(str(facts[AMOUNT])), *(Decimal(one[AMOUNT]) for one in facts.get(OPERATIONS) or [])}
        starts = [one.end() for one in _SENTENCE_ENDS.finditer(text)]
        ends += [start for start in starts if _is_of_other(text[start:], sums)]
    own = text[: min(ends, default=len(text))]
    return own.strip() if any(map(str.isalnum, own)) else text


def _is_of_other(rest: str, sums: set[Decimal]) -> bool:
    """What follows begins with a sentence that has a sum of its own, and puts none right."""
    sentence = _SENTENCE_ENDS.split(rest)[0]
    told = {one.value for one in find_amounts(readable(sentence))}
    return bool(told) and not told & sums and not sounds_like_correction(sentence)


_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+(?=\D)")
_ELSE = re.compile(
    r"(?:[.,;!?…]|\s-)?\s*\b(?:et |oh |ah |mais |sinon |puis |au fait |d['’]ailleurs ){0,3}(?:au passage|"
    r"(?:un )?autre (?:sujet|chose|souci|probl[eè]me)|"
    r"par ailleurs|je (?:re)?(?:vois|d[ée]couvre|remarque) aussi|(?:il )?y a aussi|j['’]ai aussi|"
    r"(?:tant|pendant) qu(?:e j['’]y suis|e je vous tiens|['’]on y est)|"
    r"j['’](?:aurai|ai)\s(?:\w+\s)?(?:ensuite\s)?une (?:seconde|"
    r"deuxi[èe]me|autre) (?:r[ée]clamation|demande|affaire))\b",
    re.I,
)
"""« au passage, autre sujet : … »: what is told from there on is of no fact that was asked."""
