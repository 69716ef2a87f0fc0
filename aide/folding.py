"""One way to fold French text for comparing: the same words whatever the capitals,
accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Lower case, no accents, no punctuation but `?`, single spaces."""
    letters = without_accents(text.lower().replace("œ", "oe"))
    kept = "".join(char if char.isalnum() or char in "?€" else " " for char in letters)
    return re.sub(r"\s+", " ", kept).strip()


def without_accents(text: str) -> str:
    """The same letters without their marks: « Éte » becomes « Ete »; « ① » is « 1 »."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def searchable(text: str) -> str:
    """As it is compared in a search: plain letters and figures, one space between words.

    Letter for letter what the function `aide_fold` of both databases gives: SQLite's is this one.
    """
    letters = without_accents(text)
    for ligature, spelt in (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae")):
        letters = letters.replace(ligature, spelt)
    return re.sub(r"[^a-z0-9]+", " ", letters.lower())
