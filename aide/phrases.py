"""The catalogue of sentences that no Rasa response says; read once, filled by name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from aide.french_format import french_spaces


def phrase(key: str, **values: object) -> str:
    """The sentence `key` of phrases.yml with its `{names}` filled, in French typography.

    Raises KeyError on an unknown key or a missing name.
    """
    return french_spaces(catalogue()[key].format(**values))


@lru_cache(maxsize=1)
def catalogue() -> dict[str, str]:
    """Each sentence by its key, with its {places} still empty."""
    return {key: one["texte"] if isinstance(one, dict) else one for key, one in _entries().items()}


def approval(key: str) -> dict[str, str]:
    """`source` and `approuve_par` of a sentence that states a law; empty for the others."""
    found = _entries()[key]
    return {name: found[name] for name in ("source", "approuve_par")} if isinstance(found, dict) else {}


@lru_cache(maxsize=1)
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8")
    )
    return found
