"""YAML as testers write it: each mapping knows its line, and a mistake is told in French with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LINE = "__ligne__"


class NotYaml(ValueError):
    """The file cannot be read; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"ligne {line} : {reason}")
        self.line, self.reason = line, reason


class LineLoader(yaml.SafeLoader):
    """Adds `LINE` to each mapping; refuses a key given twice, of which YAML silently keeps the last."""


def _mapping(loader: LineLoader, node: yaml.MappingNode) -> dict[str, Any]:
    seen: set[object] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise NotYaml(key.start_mark.line + 1, f"la clé « {key.value} » est écrite deux fois")
        seen.add(key.value)
    mapping: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return {**mapping, LINE: node.start_mark.line + 1}


LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path, loader: Any = LineLoader) -> Any:
    """What the file holds; None when it is empty. Raises NotYaml."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise NotYaml(*_in_french(error)) from None
    except yaml.YAMLError as error:
        raise NotYaml(1, f"le fichier n'est pas du YAML ({error})") from None


_WHY = (
    ("mapping values are not allowed", False, "un texte qui contient « : » se met entre guillemets"),
    (
        "cannot start any token",
        False,
        "cette ligne a une tabulation (écrivez des espaces), ou un texte à mettre entre guillemets",
    ),
    ("while scanning a quoted scalar", True, "le guillemet ouvert ici n'est pas refermé"),
    ("while parsing a flow", True, "l'accolade ou le crochet ouvert ici n'est pas refermé"),
    (
        "while scanning a simple key",
        True,
        "il manque « : » après le nom, ou la ligne n'est pas assez en retrait",
    ),
    ("expected '-' indicator", False, "cette ligne n'est pas alignée avec les précédentes"),
    ("expected <block end>", False, "cette ligne n'est pas alignée avec les précédentes"),
    (
        "did not find expected key",
        False,
        "cette ligne n'est pas alignée, ou un guillemet est refermé trop tôt",
    ),
)
"""Words of the error, whether its line is where the construct began, and what a tester may do about it."""


def _in_french(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    problem = f"{error.context} {error.problem}"
    _, is_begun, reason = next((one for one in _WHY if one[0] in problem), ("", False, f"{error.problem}"))
    mark = (
        (error.context_mark if is_begun else error.problem_mark) or error.problem_mark or error.context_mark
    )
    return (mark.line + 1 if mark else 1), f"le YAML ne se lit pas : {reason}"
