"""The reader learns from the examples of `data`, once:
what each of its models learnt is kept by its causes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from aide import subjects
from aide.dialogue import reader as reading
from aide.dialogue import reader_examples, reader_lessons
from aide.dialogue.reader import Reader
from aide.nlu import fingerprints, vectors
from aide.nlu.sentence_encoder import encoder_version
from aide.subjects import DATA


def fingerprint() -> str:
    """Of the files of examples, and of the modules that learn from them:
    whether to look at each model's causes.
    """
    learns = (*reader_lessons.LEARNING, reader_lessons, reading, reader_examples)
    digest = hashlib.sha256(f"{fingerprints.of_modules(*learns)} {encoder_version()}".encode())
    for path in _learnt_from(DATA):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def learn(data: Path = DATA) -> Reader:
    """Each model as kept, or learnt now; then what was kept of other causes is left."""
    lessons = reader_lessons.lessons(data)
    kept = {
        one.name: vectors.folder() / f"reader-{Path(one.name).stem}-{reader_lessons.cause(one)}"
        for one in lessons
    }
    missing = [one for one in lessons if not kept[one.name].exists()]
    drafts = {one.name: kept[one.name].with_name(f".draft-{os.getpid()}-{one.name}") for one in missing}
    reader_lessons.learn(missing, drafts)
    for name, draft in drafts.items():
        _keep(draft, kept[name])
    for older in set(vectors.folder().glob("reader-*")) - set(kept.values()):
        shutil.rmtree(older, ignore_errors=True)
    return Reader.of(kept)


def _keep(draft: Path, kept: Path) -> None:
    """In its place at once and whole; where another training beside this one was first,
    that one's stays: the causes are the same.
    """
    try:
        draft.rename(kept)
    except OSError:
        if not kept.exists():
            raise
        shutil.rmtree(draft, ignore_errors=True)


def _learnt_from(data: Path) -> Sequence[Path]:
    """Every second example of a subject teaches an act, if the subject has help,
    and all of them what is no danger.
    """
    own = (*data.rglob("actes*.yml"), *data.rglob("dangers*.yml"), *data.glob("connaissances/*.yml"))
    return sorted(
        {*own, *data.glob(f"*/{subjects.FILE}"), *data.glob("*/nlu.yml"), *data.glob("*/recits.yml")}
    )
