"""Trainings that know what was learnt before: of a copy of the project with one example that is other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bench import servers
from bench.servers import ROOT

MODULES = {"ours": "aide.run.rasa_main", "stock": "rasa"}
"""What trains: ours as `make train` does."""


def again(model: Path, folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """The seconds of trainings that know what was learnt before: of one example that changed, and of one more."""
    measured: dict[str, float] = {}
    for name, other in OTHERS.items():
        say(f"training ours again, with {name}…")
        project = copied(ROOT, folder / name.replace(" ", "-"), other)
        options = {"data": project / "data", "module": MODULES["ours"], "project": project, "again": True}
        measured[f"training after {name}, s"] = servers.train(ROOT / "config.yml", model, folder, **options)
    return measured


def copied(project: Path, copy: Path, other: Callable[[str], str]) -> Path:
    """A copy of what is trained from, code too, with another first file of examples: the reader learns from the data beside
    its code.
    """
    copy.mkdir()
    shutil.copy(project / "domain.yml", copy)
    for name in ("aide", "data"):
        shutil.copytree(project / name, copy / name)
    file = min((copy / "data").glob("*/nlu.yml"))
    file.write_text(other(file.read_text()))
    return copy


def one_changed(examples: str) -> str:
    """The first example of the file in other words."""
    return re.sub(r"(?m)^(    - .*)$", r"\1, que personne n'a encore écrit", examples, count=1)


def one_more(examples: str) -> str:
    """One at the end. Half of all examples teach an act, every other one by their order: after it, the other half does."""
    return examples.rstrip("\n") + "\n    - un exemple de plus, que personne n'a encore écrit\n"


OTHERS = {"one changed example": one_changed, "one more example": one_more}
