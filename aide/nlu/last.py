"""What the last training learnt, kept beside Rasa's cache: where the next one begins,
when nearly all examples are the same.

A convex loss has one least point, from wherever it is sought: what is kept here makes a training short,
not other. It can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from aide.nlu.vectors import folder

ALIKE = 0.98
"""Share of the examples that the last training had too;
below it, learning begins from nothing, which is as quick.
"""
Model = TypeVar("Model", bound="Saved")


class Saved(Protocol):
    """A model that is kept as files of arrays."""

    def save(self, path: Path) -> None:
        """Write them."""
        ...


def model(name: str, load: Callable[[Path], Model], examples: Sequence[str]) -> Model | None:
    """The last one of that name; None when it is absent, damaged, of an older version,
    or learnt from other examples.
    """
    kept = folder() / f"last-{name}"
    try:
        known = set((kept / "examples").read_text().split())
        now = _keys(examples)
        if sum(key in known for key in now) < ALIKE * max(len(now), len(known)):
            return None
        return load(kept / f"{name}.npz")
    except (OSError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile):
        return None


def keep(name: str, learnt: Saved, examples: Sequence[str]) -> None:
    """In the place of the last one, whole or not at all."""
    folder().mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-last-", dir=folder()))
    kept = folder() / f"last-{name}"
    learnt.save(draft / f"{name}.npz")
    (draft / "examples").write_text("\n".join(_keys(examples)))
    try:
        shutil.rmtree(kept, ignore_errors=True)
        os.rename(draft, kept)
    except OSError:
        # Another training beside this one was quicker: its start is as good.
        shutil.rmtree(draft, ignore_errors=True)


def _keys(examples: Sequence[str]) -> list[str]:
    return [hashlib.sha256(one.encode()).hexdigest()[:16] for one in examples]
