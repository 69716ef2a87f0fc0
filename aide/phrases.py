"""What no Rasa response says, in YAML: to customers `phrases.yml`, to agents a folder's `sentences.yml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from aide import quick_yaml
from aide.french_format import french_spaces

BESIDE = "sentences.yml"


def phrase(key: str, **values: object) -> str:
    """The sentence `key` of phrases.yml with its `{names}` filled, in French typography.

    Raises KeyError on an unknown key or a missing name.
    """
    return french_spaces(catalogue()[key].format(**values))


@lru_cache(maxsize=1)
def catalogue() -> dict[str, str]:
    """Each sentence by its key, with its {places} still empty."""
    return {key: one["texte"] if isinstance(one, dict) else one for key, one in _entries().items()}


def beside(module: str) -> Callable[..., str]:
    """What a folder says to agents: `french = beside(__file__)` says what stands in its `sentences.yml`.

    `french("trop_long", at_most=40)` fills the {places} and leaves the spaces as written. It raises KeyError
    on an unknown key or a missing place.
    """
    folder = Path(module).parent
    return lambda key, /, **values: _of_folder(folder)[key].format(**values)


@lru_cache
def _of_folder(folder: Path) -> dict[str, str]:
    found: dict[str, str] = quick_yaml.read(folder / BESIDE)
    return found


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
