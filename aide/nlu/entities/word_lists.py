"""Lists of words beside the rules: first names, places,
and the ordinary words of the examples. All folded.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from aide.nlu.entities.folding import fold
from aide.nlu.repair import lexicon

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Of people in France."""
    return _words(_HERE / "prenoms.txt")


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Countries, regions, towns, feasts."""
    return _words(_HERE / "lieux.txt")


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """The words that customers write, a few names among them."""
    lines = (lexicon.HERE / "mots.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.split()[0]) for line in lines if line and not line.startswith("#"))


def _words(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
