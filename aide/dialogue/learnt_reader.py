"""The reader learns from the examples of `data`, once: what was learnt is kept by its causes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from aide.dialogue import reader as reading
from aide.dialogue import reader_examples
from aide.dialogue.reader import Reader
from aide.nlu import acts, bayes, counted, dangers, fingerprints, questions, regression, storing, vectors, yes_or_no
from aide.subjects import DATA


def fingerprint() -> str:
    """Of the examples, and of the modules that learn from them."""
    learns = (acts, bayes, counted, dangers, questions, regression, storing, yes_or_no, reading, reader_examples)
    digest = hashlib.sha256(fingerprints.of_modules(*learns).encode())
    for path in _learnt_from(DATA):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def learn() -> Reader:
    """As kept, or learnt now; then what was kept of other causes is left."""
    kept = vectors.folder() / f"reader-{fingerprint()}"
    if not (kept / reading.ACTS).exists():
        draft = kept.with_name(f"{kept.name}.{os.getpid()}")
        draft.mkdir(parents=True, exist_ok=True)
        reading.fit(DATA).save(draft)
        for older in kept.parent.glob("reader-*"):
            if older != draft:
                shutil.rmtree(older, ignore_errors=True)
        draft.rename(kept)
    return Reader.load(kept)


def _learnt_from(data: Path) -> Sequence[Path]:
    """Every second example of a subject teaches an act, and all of them what is no danger."""
    own = (*data.rglob("actes*.yml"), *data.rglob("dangers*.yml"), *data.glob("connaissances/*.yml"))
    return sorted({*own, *data.glob("*/nlu.yml"), *data.glob("*/recits.yml")})
