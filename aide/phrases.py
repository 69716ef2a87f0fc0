"""What no Rasa response says, in YAML: in the chat `phrases.yml`, elsewhere a folder's `sentences.yml`."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Sentences:
    """What the `sentences.yml` of `folder` holds, its spaces left as written."""

    folder: Path

    def __call__(self, key: str, /, **values: object) -> str:
        """`french("trop_long", at_most=40)`, its {places} filled.

        Raises KeyError on an unknown key or a missing place.
        """
        return str(_of_folder(self.folder)[key]).format(**values)

    def table(self, key: str) -> dict[str, str]:
        """What is chosen by a name, « ouverte: Ouverte », in the order written. Raises KeyError."""
        return dict(_of_folder(self.folder)[key])


def beside(module: str) -> Sentences:
    """What a folder says, of the pages of the desk, the mails and the labels: `french = beside(__file__)`."""
    return Sentences(Path(module).parent)


@lru_cache
def _of_folder(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = quick_yaml.read(folder / BESIDE)
    return found


def approval(key: str) -> dict[str, str]:
    """`source` and `approuve_par` of a sentence that states a law; empty for the others."""
    entry = _entries()[key]
    return {name: entry[name] for name in ("source", "approuve_par")} if isinstance(entry, dict) else {}


@lru_cache(maxsize=1)
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8")
    )
    return found
