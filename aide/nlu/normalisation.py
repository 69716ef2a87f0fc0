"""Small repairs of typed text before it is turned into features."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 600
_REPEATED = re.compile(r"(\w)\1{2,}")
_SPACES = re.compile(r"\s+")


def for_encoder(text: str) -> str:
    """At most LONGEST characters, curly quotes straightened, shouting lowered, letters held down released."""
    text = _SPACES.sub(" ", text.replace("’", "'").replace("œ", "oe"))[:LONGEST].strip()
    if text.isupper() and len(text) > 4:
        text = text.lower()
    return _REPEATED.sub(r"\1\1", text) or "?"


def for_ngrams(text: str) -> str:
    """Also lower-case, without accents, figures all alike: spelling is what the n-grams are robust to."""
    plain = unicodedata.normalize("NFKD", for_encoder(text).lower())
    return re.sub(r"\d", "0", "".join(char for char in plain if not unicodedata.combining(char)))
