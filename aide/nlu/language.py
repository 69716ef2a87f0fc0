"""Whether a text is in another language than French, told from its small words and its letters."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH
from spacy.lang.pt.stop_words import STOP_WORDS as PORTUGUESE

# spaCy's own list (a test compares): importing `spacy.lang.fr` takes seconds.
FRENCH = frozenset(Path(__file__).with_name("mots_courts.txt").read_text(encoding="utf-8").split())
FEWEST_LETTERS, FEWEST_WORDS, FOREIGN_SHARE = 5, 3, 0.3
_ALSO_FRENCH = frozenset("hier bien non si me on in sans mal ser moi tout sms off".split())
_OTHERS = tuple(frozenset(words) - FRENCH - _ALSO_FRENCH for words in (ENGLISH, SPANISH, PORTUGUESE, GERMAN))


def is_foreign(text: str) -> bool:
    """Another alphabet, or more small words of another language than of French."""
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    if len(letters) >= FEWEST_LETTERS and latin < len(letters) / 2:
        return True
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    if len(words) < FEWEST_WORDS:
        return False
    french = sum(word in FRENCH for word in words)
    found = max(([word for word in words if word in language] for language in _OTHERS), key=len)
    return len(set(found)) > 1 and len(found) > french and len(found) >= FOREIGN_SHARE * len(words)
