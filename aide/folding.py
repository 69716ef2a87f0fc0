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
