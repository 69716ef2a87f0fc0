"""The one door for text: what a widget, an agent, the API, a token or the bank sends, in one form first.

Two forms. What is stored and shown (`composed`) is as it was typed, but for what nobody sees: accents in
one piece (NFC), plain spaces and line ends, no invisible or bidirectional mark, no control, no half of a
character. What is read (`for_reading`) is also in plain letters and figures (compatibility forms: widths,
ligatures, styled letters), and no run in it is longer than people write. `folded` is for finding what must be
hidden: it says where each character came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_WORD, LONGEST_SIGNS, LONGEST_RUN = 64, 24, 8
"""What is read of a word, of signs and spaces in a row, and of one letter or sign alone: an IBAN
has 27 characters, a masked card 16 signs."""
MOST_PLAIN = 4
"""A character that stands for more letters (« ﷺ » for 18) is left as it is: no text grows when it is read."""
MOST_MARKS = 8
"""Accents on one letter: to put more of them in order costs the square of their number."""
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category, that show nothing."""
_JOINS_EMOJI, _AS_EMOJI = "\u200d", "\ufe0f"
_MARKS = "".join(char for char in map(chr, range(0x300, 0x1E950)) if unicodedata.combining(char))
_MANY_MARKS = re.compile(rf"([{_MARKS}]{{{MOST_MARKS}}})[{_MARKS}]+")
_UNSEEN = re.compile(
    r"[^\S\n ]|[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_HALVES = re.compile(r"[\ud800-\udfff]")
_SIGNS_RUN = re.compile(rf"([^\w]{{{LONGEST_SIGNS}}})[^\w]+")
_SAME = re.compile(rf"([^\d\s])\1{{{LONGEST_RUN - 1}}}\1+")
_LONG_WORD = re.compile(rf"(\w{{{LONGEST_WORD}}})\w+")
_SPACES, _LINES = re.compile(r" {2,}"), re.compile(r" ?\n[\n ]*")


@dataclass(frozen=True)
class Folded:
    """`text` to be matched, and for each of its offsets (its end included) the offset in what was folded."""

    text: str
    origins: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` came from; marks that follow its last character belong to it."""
        return self.origins[start], self.origins[end]


def composed(text: str) -> str:
    """`text` as it is stored and shown.

    Half a character becomes U+FFFD; an emoji keeps the joiner between its parts; all other marks that nobody
    sees are left out, and every space or line end is the plain one.
    """
    whole = _HALVES.sub("\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    plain = _UNSEEN.sub(_seen, _LINE_ENDS.sub("\n", whole))
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(r"\1", plain))


def size(text: str) -> int:
    """Code points of `text` once each is spelt out: what is bounded. « ﷺ » is 18, « … » is 3."""
    return sum(map(_spelt_out, text))


def is_composed(text: str) -> bool:
    """Whether an identifier can be taken as it is; it is never changed."""
    return composed(text) == text


def for_reading(text: str) -> str:
    """`text` in plain letters and figures, each run of spaces, of signs, of one sign and each word bounded.

    An ordinary text is read as it was typed; spaces before a line end and beyond one are left out.
    """
    plain = "".join(map(plain_character, composed(text)))
    plain = _LINES.sub(_lines, _SPACES.sub(" ", plain))
    return _LONG_WORD.sub(r"\1", _SIGNS_RUN.sub(_cut, _SAME.sub(_same, plain)))


def folded(text: str) -> Folded:
    """`text` in small letters without accents, in plain letters and figures; nothing of it is cut."""
    letters, origins = [], []
    for place, char in enumerate(text):
        plain = _without_accents(char)
        letters.append(plain)
        origins.extend([place] * len(plain))
    return Folded("".join(letters), [*origins, len(text)])


@lru_cache(maxsize=4096)
def plain_character(char: str) -> str:
    """One character as it is read: nothing for a mark, 0 to 9 for any figure, else plain letters."""
    if char.isascii():
        return char
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    if char.isdigit():
        return str(unicodedata.digit(char))
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) <= MOST_PLAIN and plain.replace("@", "a").isalnum() else char


@lru_cache(maxsize=4096)
def _spelt_out(char: str) -> int:
    return len(unicodedata.normalize("NFKC", char))


@lru_cache(maxsize=4096)
def _without_accents(char: str) -> str:
    plain = plain_character(char).lower()
    if plain.isascii():
        return plain
    letters = unicodedata.normalize("NFD", plain)
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return bare if len(bare) <= MOST_PLAIN else plain


def _seen(mark: re.Match[str]) -> str:
    char, text, start = mark[0], mark.string, mark.start()
    if char.isspace() or char in _BLANKS:
        return " "
    before = text[max(0, start - 2) : start].rstrip(_AS_EMOJI)[-1:]
    joins = char == _JOINS_EMOJI and _is_emoji(before) and _is_emoji(text[start + 1 : start + 2])
    return char if joins else ""


def _is_emoji(char: str) -> bool:
    return bool(char) and unicodedata.category(char) in ("So", "Sk")


def _lines(found: re.Match[str]) -> str:
    """One line end, or the empty line between two paragraphs."""
    return "\n\n" if found[0].count("\n") > 1 else "\n"


def _cut(found: re.Match[str]) -> str:
    """The beginning of a run of signs; what it parts stays parted."""
    kept, rest = found[1], found[0][LONGEST_SIGNS:]
    return kept + ("\n" if "\n" in rest else " " if " " in rest else "")


def _same(found: re.Match[str]) -> str:
    return found[1] * LONGEST_RUN
