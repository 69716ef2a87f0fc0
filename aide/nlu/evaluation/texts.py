"""Texts with what they mean: the examples (`data`, Rasa's format) and those kept apart
(`tests/nlu`, either format).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aide import quick_yaml

_ANNOTATED = re.compile(r"\[([^\]]+)\](?:\((\w+)\)|\{[^}]*\"entity\": *\"(\w+)\"[^}]*\})")


@dataclass(frozen=True)
class Text:
    """What one customer typed; `entities` as (label, words); `second` the other problem told in it;
    `file` its name.
    """

    text: str
    intent: str
    kind: str
    file: str
    entities: tuple[tuple[str, str], ...] = ()
    second: str | None = None


def read(paths: Iterable[Path]) -> list[Text]:
    """Every text of the files that has a subject: of Rasa's files the blocks of an intent;
    others beside them say other things.
    """
    return [one for path in sorted(paths) for one in _of_file(path)]


def _of_file(path: Path) -> Iterator[Text]:
    content = quick_yaml.read(path)
    return _rasa(content, path.stem) if isinstance(content, dict) else _ours(content, path.stem)


def _ours(content: list[dict[str, Any]], file: str) -> Iterator[Text]:
    for one in content:
        entities = tuple((found["type"], str(found["texte"])) for found in one.get("entites", []))
        yield Text(one["texte"], one["intention"], one["genre"], file, entities, one.get("seconde"))


def _rasa(content: dict[str, Any], file: str) -> Iterator[Text]:
    for block in content.get("nlu", ()):
        for line in block["examples"].splitlines() if "intent" in block else ():
            if line.strip().startswith("- "):
                said = line.strip()[2:]
                entities = tuple((one[2] or one[3], one[1]) for one in _ANNOTATED.finditer(said))
                yield Text(_ANNOTATED.sub(r"\1", said), block["intent"], "divers", file, entities)
