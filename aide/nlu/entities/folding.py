"""Text made easy to match, of the same length as what was typed, so that offsets stay true."""

from __future__ import annotations

import unicodedata

_SPACES = (
    "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f\u202f\u3000\ufeff"
)
_APOSTROPHES = "’‘ʼ´`ˈ′"
_DASHES = "‐‑‒–—―−"


def fold(text: str) -> str:
    """`text` lower-case, without accents, with plain spaces, apostrophes,
    dashes and digits; length unchanged.
    """
    return text.translate(_TABLE).lower()


def compose(text: str) -> tuple[str, list[int]]:
    """`text` with accents typed as separate marks joined to their letter
    (as an iPhone or a Mac may send them).

    The list gives, for each offset in the result (its end included), the offset in `text`.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    letters, origins = [], []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        letters.append(composed)
        origins.extend([start] * len(composed))
        start = end
    return "".join(letters), [*origins, len(text)]


def _plain(char: str) -> str:
    lowered = char.lower()
    base = unicodedata.normalize("NFD", lowered)[:1]
    return base if len(base) == 1 else char


def _table() -> dict[int, str]:
    table = {code: _plain(chr(code)) for code in range(0x41, 0x250) if chr(code).isalpha()}
    table.update({ord(char): " " for char in _SPACES})
    table.update({ord(char): "'" for char in _APOSTROPHES})
    table.update({ord(char): "-" for char in _DASHES})
    for first in (0xFF10, 0x0660, 0x06F0):
        table.update({first + digit: str(digit) for digit in range(10)})
    return table


_TABLE = _table()
