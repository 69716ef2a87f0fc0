"""One way to fold French text for comparing: the same words whatever the capitals,
accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Lower case, no accents, no punctuation but `?`, single spaces."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    kept = "".join(
        char if char.isalnum() or char in "?€" else " " for char in letters if not unicodedata.combining(char)
    )
    return re.sub(r"\s+", " ", kept).strip()
