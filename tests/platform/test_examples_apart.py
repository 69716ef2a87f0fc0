"""What is measured with is learnt from by nothing:
no longer text of `tests/nlu` or `tests/goals` stands in `data`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aide import quick_yaml
from aide.folding import plain
from aide.run.parts import ROOT

FEWEST_WORDS = 4
"""Shorter, two people write the same: « oui bloquez-la »."""
MEASURED = sorted([*(ROOT / "tests" / "nlu").glob("*.yml"), *(ROOT / "tests" / "goals").glob("*.yml")])
_MARK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def texts(told: Any) -> Iterator[str]:
    """Every line of every text of a YAML file, without list signs, labels and annotations."""
    if isinstance(told, str):
        for line in told.splitlines():
            yield _MARK.sub(r"\1", line.strip().removeprefix("- ").split(" | ", 1)[-1])
    elif isinstance(told, dict):
        for value in told.values():
            yield from texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from texts(value)


def long_texts(path: Path) -> set[str]:
    found = (plain(text) for text in texts(quick_yaml.read(path)))
    return {text for text in found if len(text.split()) >= FEWEST_WORDS}


@pytest.fixture(scope="module")
def learnt() -> set[str]:
    """The examples of `data`: not its sentences, nor the names of what it holds."""
    found: set[str] = set()
    for path in sorted((ROOT / "data").rglob("*.yml")):
        if path.name not in ("responses.yml", "flux.yml", "stories.yml"):
            found |= long_texts(path)
    return found - names()


def names() -> set[str]:
    """Ids and labels, « virement_en_retard », which both sides name."""
    found: set[str] = set()
    for path in (ROOT / "data").rglob("*.yml"):
        found |= {
            plain(name)
            for name in re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", path.read_text(encoding="utf-8"))
        }
    return found


@pytest.mark.parametrize("path", MEASURED, ids=lambda path: path.stem)
def test_no_text_that_measures_is_an_example(path, learnt):
    assert sorted(long_texts(path) & learnt) == []


def test_an_example_would_be_found(learnt):
    assert len(learnt) > 10_000
    assert plain("une société que je ne connais pas m'a prélevé le mois dernier") not in learnt
    assert {text for text in learnt if text.startswith("oui")} != set()
