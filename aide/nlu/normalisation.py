"""Small repairs of typed text before it is turned into features."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

LONGEST = 600
READ = 2 * LONGEST
"""What is read of a text before it is repaired: the repair may shorten it,
and LONGEST of the result are kept.
"""
_REPEATED = re.compile(r"(\w)\1{2,}")
_SPACES = re.compile(r"\s+")
_FIGURE = re.compile(r"\d")


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: each character stays, but for marks that combine with the one before;
    looked up once each.
    """

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, None if unicodedata.combining(chr(code)) else code)


_WITHOUT_MARKS = _WithoutMarks()


def bounded(text: str, *, most: int = READ) -> str:
    """The beginning of `text`: `most` characters, and no more once each is spelt
    out (« ﷺ » is 18 letters).
    """
    text = text[:most]
    if len(unicodedata.normalize("NFKC", text)) <= most:
        return text
    lengths = accumulate(len(unicodedata.normalize("NFKC", char)) for char in text)
    return text[: bisect_right(list(lengths), most)]


def for_encoder(text: str) -> str:
    """At most LONGEST characters, curly quotes straightened, shouting lowered, letters held down released."""
    text = bounded(_SPACES.sub(" ", text.replace("’", "'").replace("œ", "oe")), most=LONGEST).strip()
    if text.isupper() and len(text) > 4:
        text = text.lower()
    return _REPEATED.sub(r"\1\1", text) or "?"


def for_ngrams(text: str) -> str:
    """Also lower-case, without accents, figures all alike: spelling is what the n-grams are robust to."""
    plain = for_encoder(text).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_WITHOUT_MARKS)
    return _FIGURE.sub("0", plain)
