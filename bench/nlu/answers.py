"""Our classifier's answers, without Rasa around it for speed: the same pure functions, the same examples."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from sklearn.model_selection import StratifiedKFold

from aide.nlu import linear
from aide.nlu.evaluation.texts import Text
from aide.nlu.linear import LinearModel
from aide.nlu.sentence_encoder import encode
from bench.nlu.doubting import Answer

FOLDS = 5
SEED = 7
TIMED = 200
T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """Examples to learn from, with their vectors."""

    texts: list[str]
    vectors: np.ndarray
    intents: list[str]

    def only(self, rows: np.ndarray) -> Job:
        return Job(pick(self.texts, rows), self.vectors[rows], pick(self.intents, rows))


def prepare(texts: Sequence[Text]) -> Job:
    said = [one.text for one in texts]
    return Job(said, encode(said), [one.intent for one in texts])


def learn(job: Job) -> LinearModel:
    return linear.fit(job.texts, job.vectors, job.intents)


def cross_validated(job: Job, *, processes: int = 2) -> tuple[LinearModel, np.ndarray]:
    """(the model of all the examples, the probabilities of each example by a model that did not see it)."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(job.vectors, job.intents)
    parts = list(folds)
    with ProcessPoolExecutor(processes) as pool:
        *models, whole = pool.map(learn, [*(job.only(train) for train, _ in parts), job])
    found = np.zeros((len(job.texts), len(whole.labels)))
    for model, (_, apart) in zip(models, parts, strict=True):
        columns = [whole.labels.index(label) for label in model.labels]
        found[np.ix_(apart, columns)] = model.probabilities(pick(job.texts, apart), job.vectors[apart])
    return whole, found


def ranked(model: LinearModel, texts: Sequence[Text], probabilities: np.ndarray) -> list[Answer]:
    answers = []
    for one, row in zip(texts, probabilities, strict=True):
        ranking = [(model.labels[i], float(row[i])) for i in np.argsort(row)[::-1]]
        answers.append(Answer(one.text, one.intent, one.second, ranking, model.familiarity(one.text)))
    return answers


def speed(model: LinearModel, texts: Sequence[str]) -> tuple[float, float]:
    """(median, 95th percentile) milliseconds of one text, from the typed letters to the probabilities."""
    times = []
    for text in texts[:TIMED]:
        start = time.perf_counter()
        model.probabilities([text], encode([text]))
        times.append(1000 * (time.perf_counter() - start))
    return float(np.median(times)), float(np.percentile(times, 95))


def megabytes(model: LinearModel) -> float:
    with tempfile.TemporaryDirectory() as folder:
        model.save(Path(folder) / "model.npz")
        return (Path(folder) / "model.npz").stat().st_size / 2**20


def pick(values: Sequence[T], rows: np.ndarray) -> list[T]:
    return [values[i] for i in rows]
