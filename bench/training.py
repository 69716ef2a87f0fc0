"""Trainings that know what was learnt before: of a copy of the project with one example that is other."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import servers
from bench.servers import ROOT

MODULES = {"ours": "aide.run.rasa_main", "stock": "rasa"}
"""What trains: ours as `make train` does."""


def again(model: Path, folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """The seconds of trainings that know what was learnt before:
    of one example that changed, and of one more.
    """
    measured: dict[str, float] = {}
    for name, other in OTHERS.items():
        say(f"training ours again, with {name}…")
        project = copied(ROOT, folder / name.replace(" ", "-"), other)
        options = {"data": project / "data", "module": MODULES["ours"], "project": project, "again": True}
        taken = train(ROOT / "config.yml", model, folder, **options)
        measured |= rows(f"training after {name}", taken)
    return measured


def train(
    config: Path,
    model: Path,
    folder: Path,
    *,
    data: Path = ROOT / "data",
    epochs: int | None = None,
    python: str | Path = sys.executable,
    module: str = "rasa",
    project: Path = ROOT,
    again: bool = False,
) -> tuple[float, float]:
    """Train from nothing; seconds, and those of processor, which tell more on a busy machine.
    `epochs` replaces the configuration's; `again` uses what the last one kept.

    `project` is where our code is, which reads its own `data` beside Rasa;
    `module` what Python runs, as `make train`.
    """
    if epochs is not None:
        text = re.sub(r"epochs: \d+", f"epochs: {epochs}", config.read_text())
        config = folder / f"{model.stem}.yml"
        config.write_text(text)
    command = [
        "train",
        "--config",
        str(config),
        "--domain",
        "domain.yml",
        "--data",
        str(data),
        "--skip-validation",
    ]
    command += [] if again else ["--force"]
    started, used = time.monotonic(), _of_children()
    with (folder / f"train-{model.stem}.log").open("w") as log:
        subprocess.run(
            [
                str(python),
                "-m",
                module,
                *command,
                "--out",
                str(model.parent),
                "--fixed-model-name",
                model.stem,
            ],
            cwd=project,
            env=servers.environment(folder) | {"RASA_CACHE_DIRECTORY": str(folder / f"cache-{model.stem}")},
            stdout=log,
            stderr=log,
            check=True,
        )
    return time.monotonic() - started, _of_children() - used


def _of_children() -> float:
    """Seconds of processor of all that this process started and that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rows(what: str, taken: tuple[float, float]) -> dict[str, float]:
    """Of a training's seconds, and of those of processor."""
    return {f"{what}, s": taken[0], f"{what}, s of processor": taken[1]}


def copied(project: Path, copy: Path, other: Callable[[str], str]) -> Path:
    """A copy of what is trained from, code too, with another first file of examples:
    the reader learns from the data beside its code.
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
    """One at the end. Half of all examples teach an act, every other one by their order:
    after it, the other half does.
    """
    return examples.rstrip("\n") + "\n    - un exemple de plus, que personne n'a encore écrit\n"


OTHERS = {"one changed example": one_changed, "one more example": one_more}
