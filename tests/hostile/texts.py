"""Texts made to be slow to read: each is a part repeated until it has the wanted length,
with a beginning and an end.

Of three kinds: characters and pairs repeated, signs that nest or expand, and for each regular expression what
it nearly matches: what leads to each of its repetitions, what that repeats, and an end that it refuses.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 4000
"""Characters of the longest message that is accepted."""
WIDE = 8
"""A repetition of so many at least can be made to take long."""
ENDS = ("", "!", "x", "1", " ", "€", "a b c")
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèàçùœ"
_SIGNS = "0123456789 \n\t.,;:!?'\"’«»()[]{}<>-–_/\\|+*=#@&%€$£~^`°§•…"
_FAR = (
    "\u00a0\u00ad\u200b\u200d\u202e\u2066\ufeff\ufe0f\u20e3\u0301"
    "\u0308\u0327\u0344\u034f\u3000\u2028\u0085\x00\ud800\udfff"
    "½¼²³ªº™©®№℡ﬁﬀﷺ㌀㍿㎏㏒ⅷ①❶𝐚𝟗９ａ０٣۵०漢字かなﾊﾞ한글ไทยअकשלום👍👨🏽❤🇫🏴ÅΩµßİıſǅẞ"
)
CHARACTERS = tuple(dict.fromkeys(_LETTERS + _LETTERS.upper() + _SIGNS + _FAR))
"""Two hundred of them, by kinds: letters, signs, spaces, marks, expansions,
digits of other scripts, halves of characters.
"""
NESTED = ("((", "[[", "«»", "((a))", "[(", "<b>", "\"'", "{{", "a(", ")(", "-(-", "&lt;", "&#49;", "%41")
WORDS = (
    "carte", "virement ", "oui ", "non ", "euros ", "1€ ", "12,50 € ", "le 3/11 ", "3 novembre ",
    "FR76 3000 ", "FR76", "REC-2026-",
    "06 12 ", "1234 ", "1234-", "4970 1012 0716 ", "marie@", "a@b.", "@a.", "http://a.", "mot de passe ",
    "cvv ", "code ", "sms ",
    "annuler ", "et ", "ou ", "mais ", "pas ", "chez ", "de la ", "M. ", "Jean ", "JEAN DUPONT ", "j'ai ",
    "l'", "aujourd'hui ",
    "un ", "quatre vingt ", "mille ", "premier ", "a-", "a.", "a'", "est-ce que ", "ne ", "n'", "jamais ",
    "trois chiffres ",
    "c'est ", "mon conseiller ", "plutôt ", "ou alors ", "du 1er au ", "ignore ", "select from ",
)  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """`of(length)` is the text: what it begins with, the part as often as it takes, what it ends with."""

    part: str
    begin: str = ""
    end: str = ""

    def of(self, length: int = MOST) -> str:
        room = max(0, length - len(self.begin) - len(self.end))
        return (self.begin + (self.part * (room // max(1, len(self.part)) + 1))[:room] + self.end)[:length]


def repeated() -> Iterator[Hostile]:
    """Each character, nested sign and word by itself."""
    yield from (Hostile(part) for part in (*CHARACTERS, *NESTED, *WORDS))


def mixed(random_: random.Random, count: int) -> Iterator[Hostile]:
    """Pairs and triples of them, some with a beginning and an end that belong to another."""
    parts = (*CHARACTERS, *NESTED, *WORDS)
    for _ in range(count):
        part = "".join(random_.choice(parts) for _ in range(random_.choice((2, 2, 3))))
        begin = random_.choice(
            ("", "", "mon virement de 250 euros n'est pas arrivé ", "ma carte ", random_.choice(WORDS))
        )
        yield Hostile(part, begin, random_.choice((*ENDS, random_.choice(WORDS))))


def near_misses(pattern: re.Pattern[str], random_: random.Random) -> Iterator[Hostile]:
    """For each wide repetition of `pattern`, and for the whole of it: repeated, then what it refuses."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags))
    whole = _written(tree, random_)
    if whole:
        yield Hostile(whole)
        yield Hostile(whole[:-1] + random_.choice("!x1 "))
    for lead, repeats in _repetitions(tree, "", random_):
        body = _written(repeats, random_)
        if body:
            yield Hostile(body, lead, random_.choice(ENDS))
            yield Hostile(lead + body)


def _repetitions(
    tree: Sequence[Any], lead: str, random_: random.Random
) -> Iterator[tuple[str, Sequence[Any]]]:
    """What leads to each repetition without a narrow bound, and what it repeats."""
    for code, given in tree:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if given[1] >= WIDE:
                yield lead, given[2]
            yield from _repetitions(given[2], lead, random_)
        for inner in _inside(code, given):
            yield from _repetitions(inner, lead, random_)
        lead += _written([(code, given)], random_)


def _inside(code: Any, given: Any) -> list[Sequence[Any]]:
    if code is op.SUBPATTERN:
        return [given[3]]
    if code is op.BRANCH:
        return list(given[1])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [given[1]]
    return [given] if code is op.ATOMIC_GROUP else []


def _written(tree: Sequence[Any], random_: random.Random) -> str:
    """A text that it matches, looks around it left aside."""
    return "".join(_one(code, given, random_) for code, given in tree)


def _one(code: Any, given: Any, random_: random.Random) -> str:
    if code is op.LITERAL:
        return chr(given)
    if code in (op.NOT_LITERAL, op.ANY, op.IN, op.CATEGORY):
        return _of_class(code, given, random_)
    if code is op.SUBPATTERN:
        return _written(given[3], random_)
    if code is op.BRANCH:
        return _written(random_.choice(given[1]), random_)
    if code is op.ATOMIC_GROUP:
        return _written(given, random_)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = given
        return "".join(_written(inner, random_) for _ in range(min(max(least, 1), most)))
    return ""


_SAMPLES = "a1 b-.,é_'€@A0\n"


def _of_class(code: Any, given: Any, random_: random.Random) -> str:
    """One character that the class takes."""
    if code is op.ANY:
        return random_.choice("a1 ")
    if code is op.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if code is op.CATEGORY:
        given = [(code, given)]
    taken = [char for char in _SAMPLES if _takes(given, char)]
    literals = [chr(value) for kind, value in given if kind is op.LITERAL]
    ranges = [chr(value[0]) for kind, value in given if kind is op.RANGE]
    return random_.choice(taken or literals or ranges or ["a"])


_CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def _takes(members: Sequence[Any], char: str) -> bool:
    negated, found = False, False
    for kind, value in members:
        negated |= kind is op.NEGATE
        found |= kind is op.LITERAL and value == ord(char)
        found |= kind is op.RANGE and value[0] <= ord(char) <= value[1]
        found |= kind is op.CATEGORY and _CATEGORIES[value](char)
    return found != negated


def expands(text: str) -> bool:
    """Whether compatibility folding makes it longer."""
    return len(unicodedata.normalize("NFKC", text)) > len(text)
