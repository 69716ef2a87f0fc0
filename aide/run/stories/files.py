"""Reads the story files with the line of each step, and says what is wrong in them before Rasa starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aide.run.stories import faults, passages
from aide.run.stories.faults import Names
from aide.run.stories.passages import Passages
from aide.run.stories.story import Story
from aide.run.yaml_lines import LINE, NotYaml, read_yaml

FOLDER = Path("tests") / "stories"


@dataclass(frozen=True)
class Read:
    """The stories that can be played, and what is wrong with the others, each « file, ligne N : … »."""

    stories: tuple[Story, ...]
    mistakes: tuple[str, ...]


def read(root: Path, names: Names, folder: Path = FOLDER) -> Read:
    """Every `test_*.yml` of the folder, with the passages of its `passages.yml` in their place."""
    stories: list[Story] = []
    shared = passages.read(root / folder / passages.FILE, _called(root, root / folder / passages.FILE), names)
    mistakes = list(shared.mistakes)
    for path in sorted((root / folder).rglob("*.yml")):
        if path == root / folder / passages.FILE:
            continue
        file = _called(root, path)
        if not path.name.startswith("test_"):
            mistakes.append(
                f"{file} : le nom d'un fichier d'histoires commence par « test_ », sinon il n'est pas lu"
            )
            continue
        found, wrong = _of_file(path, file, names, shared)
        stories += found
        mistakes += wrong
    # What cannot be read names no passage: one mistake is enough.
    unused = () if mistakes else shared.never_named()
    return Read(tuple(stories), (*mistakes, *_same_titles(stories), *unused))


def _called(root: Path, path: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _of_file(path: Path, file: str, names: Names, shared: Passages) -> tuple[list[Story], list[str]]:
    try:
        content = read_yaml(path)
    except NotYaml as error:
        return [], [f"{file}, ligne {error.line} : {error.reason}"]
    if not isinstance(content, dict) or not content.get("stories"):
        return [], [
            f"{file} : le fichier ne contient aucune histoire ; il commence par « version » puis « stories »"
        ]
    if wrong := sorted(set(content) - {"version", "stories", LINE}):
        return [], [
            f"{file}, ligne {content[LINE]} : {faults.listed(wrong)} n'existe pas ; "
            "possible : version, stories"
        ]
    stories: list[Story] = []
    mistakes: list[str] = []
    for one in content["stories"]:
        where = f"{file}, ligne {one[LINE]}" if isinstance(one, dict) else file
        if not isinstance(one, dict) or not one.get("story") or not isinstance(one.get("steps"), list):
            mistakes.append(f"{where} : une histoire a un titre (« story ») et des étapes (« steps »)")
            continue
        story, wrong = _story(one, file, names, shared)
        stories.append(story)
        mistakes += wrong
    return stories, mistakes


def _story(entry: dict[str, Any], file: str, names: Names, shared: Passages) -> tuple[Story, list[str]]:
    steps, unknown = passages.expand(entry["steps"], shared)
    wrong = [*unknown, *faults.of_steps(steps, names)]
    if not unknown and not any(step.kind == "user" for step in steps):
        wrong.append(
            f"ligne {steps[0].line if steps else entry[LINE]} : le client ne dit rien dans cette histoire"
        )
    mistakes = [f"{file}, {one}" for one in wrong]
    if more := sorted(set(entry) - {"story", "steps", LINE}):
        said = f"{file}, ligne {entry[LINE]} : {faults.listed(more)} n'existe pas ; possible : story, steps"
        mistakes.insert(0, said)
    return Story(file, entry[LINE], str(entry["story"]), steps), mistakes


def _same_titles(stories: Iterable[Story]) -> Iterator[str]:
    first: dict[str, Story] = {}
    for story in stories:
        if (known := first.setdefault(story.title, story)) is not story:
            there = f"{known.file}, ligne {known.line}"
            yield f"{story.file}, ligne {story.line} : le titre « {story.title} » existe déjà ({there})"
