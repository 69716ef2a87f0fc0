"""Passages: steps that several stories share, written once in `passages.yml` and named in a story by their
title.

« - passage: carte perdue, une seule carte : faut-il la bloquer ? » stands for the steps written there. A
passage may name those written above it, so none can end up in itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aide.run.stories import faults
from aide.run.stories.faults import Names
from aide.run.stories.story import Step, as_step
from aide.run.yaml_lines import LINE, NotYaml, read_yaml

FILE = "passages.yml"
PASSAGE = "passage"


@dataclass(frozen=True)
class Passage:
    """`line` is that of its title in passages.yml."""

    title: str
    line: int
    steps: tuple[Step, ...]


@dataclass
class Passages:
    """Those of a folder by title, what is wrong with them (each « file, ligne N : … »),
    and which of them were named.
    """

    file: str
    by_title: dict[str, Passage] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def never_named(self) -> Iterator[str]:
        """A passage that nothing shares is told: nobody plays it."""
        for title in sorted(set(self.by_title) - self.named):
            where = f"{self.file}, ligne {self.by_title[title].line}"
            yield f"{where} : aucune histoire ne reprend le passage « {title} »"


def read(path: Path, file: str, names: Names) -> Passages:
    """Those of `passages.yml`; none when there is no such file. `file` is how mistakes call it."""
    found = Passages(file)
    if not path.exists():
        return found
    try:
        content = read_yaml(path)
    except NotYaml as error:
        found.mistakes.append(f"{file}, ligne {error.line} : {error.reason}")
        return found
    if (
        not isinstance(content, dict)
        or set(content) != {"passages", LINE}
        or not isinstance(content["passages"], list)
    ):
        found.mistakes.append(
            f"{file} : le fichier ne contient que « passages », suivi de leurs titres et étapes"
        )
        return found
    for one in content["passages"]:
        _add(found, one, names)
    return found


def _add(found: Passages, entry: Any, names: Names) -> None:
    is_right = (
        isinstance(entry, dict)
        and set(entry) == {PASSAGE, "steps", LINE}
        and isinstance(entry["steps"], list)
    )
    if not is_right:
        where = f"{found.file}, ligne {entry[LINE]}" if isinstance(entry, dict) else found.file
        found.mistakes.append(f"{where} : un passage a un titre (« passage ») et des étapes (« steps »)")
        return
    title = str(entry[PASSAGE])
    if title in found.by_title:
        found.mistakes.append(f"{found.file}, ligne {entry[LINE]} : le passage « {title} » existe déjà")
    steps, wrong = expand(entry["steps"], found)
    found.mistakes += [f"{found.file}, {one}" for one in (*wrong, *faults.of_steps(steps, names))]
    found.by_title[title] = Passage(title, entry[LINE], steps)


def expand(nodes: Sequence[Any], known: Passages) -> tuple[tuple[Step, ...], list[str]]:
    """The steps with those of the passages that they name in their place.

    « ligne N : … » for each unknown passage.
    """
    steps: list[Step] = []
    mistakes: list[str] = []
    for one in nodes:
        if not isinstance(one, dict) or PASSAGE not in one:
            steps.append(as_step(one))
            continue
        wrong = _fault(one, known)
        mistakes += wrong
        if not wrong:
            steps += _steps(known.by_title[str(one[PASSAGE])], one[LINE], known)
    return tuple(steps), mistakes


def _fault(entry: Mapping[str, Any], known: Passages) -> list[str]:
    title, line = str(entry[PASSAGE]), entry[LINE]
    if more := sorted(set(entry) - {PASSAGE, LINE}):
        return [f"ligne {line} : {faults.listed(more)} n'existe pas ici ; un passage ne porte que son titre"]
    if title not in known.by_title:
        near = faults.close(title, known.by_title)
        return [f"ligne {line} : le passage « {title} » n'est pas dans {known.file}{near}"]
    return []


def _steps(passage: Passage, line: int, known: Passages) -> Iterator[Step]:
    """With the line of the story, and where each is written: in this passage,
    or in one that this passage names.
    """
    known.named.add(passage.title)
    for one in passage.steps:
        written = one.passage or f"« {passage.title} » ({known.file}, ligne {one.line})"
        yield replace(one, line=line, passage=written)
