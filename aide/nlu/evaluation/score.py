"""How well a trained model understands the texts written apart from its examples (`tests/nlu`)."""

from __future__ import annotations

import tarfile
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

from aide.nlu.evaluation.texts import read
from aide.nlu.linear import LinearModel
from aide.nlu.sentence_encoder import encode
from aide.nlu.told_problems import as_told

TEXTS = "tests/nlu"
PART = "linear.npz"


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1; `kinds` by kind of text (clair, sms, voisin…), `count` texts in all."""

    count: int
    accuracy: float
    macro_f1: float
    kinds: dict[str, float]


def held_out(folder: Path) -> list[tuple[str, str, str]]:
    """(text, intent, kind) of every file of `folder`."""
    return [(one.text, one.intent, one.kind) for one in read(folder.glob("*.yml"))]


def measure(model: Path, texts: list[tuple[str, str, str]]) -> Figures:
    """Read the classifier out of Rasa's archive: no server, a few seconds for a thousand texts."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        member = next(one for one in archive.getmembers() if Path(one.name).name == PART)
        archive.extract(member, folder)
        classifier = LinearModel.load(Path(folder) / member.name)
    said = [text for text, _, _ in texts]
    answered = as_told(classifier, said, classifier.probabilities(said, encode(said)))
    best = np.asarray(classifier.labels)[answered.argmax(axis=1)]
    wanted = np.asarray([intent for _, intent, _ in texts])
    right: dict[str, list[bool]] = defaultdict(list)
    for (_, _, kind), is_right in zip(texts, best == wanted, strict=True):
        right[kind].append(bool(is_right))
    return Figures(
        len(texts),
        float((best == wanted).mean()),
        float(f1_score(wanted, best, average="macro")),
        {kind: sum(found) / len(found) for kind, found in sorted(right.items())},
    )
