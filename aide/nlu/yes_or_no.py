"""Several questions of yes or no about the same texts, learnt together: one product a step for all of them.

liblinear learns one at a time, and goes through the 512 numbers of every sentence
vector as if they were sparse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from scipy.special import expit

from aide.nlu import regression
from aide.nlu.regression.descent import ENOUGH, minimum
from aide.nlu.regression.start import distinct_weights


def fit(
    vectors: np.ndarray,
    terms: Sequence[sparse.spmatrix],
    wanted: np.ndarray,
    *,
    strength: float,
    rounds: int,
    is_balanced: bool = False,
    enough: float = ENOUGH,
    start: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features, questions), those of `vectors` before those of each of `terms`,
    and intercepts (questions,).

    `wanted` is (texts, questions) of 0 and 1. As one liblinear a question has them,
    `is_balanced` as its `class_weight`:
    the intercept is held as any weight is. `start` is such weights and intercepts, to begin from; `enough` is
    `descent.minimum`'s. Deterministic.
    """
    features, place, share = regression.distinct_columns(sparse.hstack(terms).tocsr().astype(np.float32))
    problem = _OfQuestions([vectors.astype(np.float32), features], wanted, strength, is_balanced)
    first = None
    if start is not None:
        meaning, rest = np.split(start[0], [vectors.shape[1]])
        first = np.vstack([meaning, distinct_weights(rest, place, share), start[1]]).ravel()
    learnt = minimum(problem, rounds, first=first, enough=enough).reshape(-1, wanted.shape[1])
    meaning, rest, intercepts = np.split(learnt, [vectors.shape[1], -1])
    weights = np.vstack([meaning, rest[place] * share[:, None]])
    return np.ascontiguousarray(weights), intercepts[0].astype(float)


class _OfQuestions:
    """A point is ((features + 1) × questions) weights, flat, the intercepts last; all in simple precision."""

    def __init__(self, blocks: Sequence[Any], wanted: np.ndarray, strength: float, is_balanced: bool) -> None:
        self._blocks = [
            (block, block.T if isinstance(block, np.ndarray) else block.T.tocsr()) for block in blocks
        ]
        self._wanted = wanted.astype(np.float32)
        self._weight = _balance(wanted) if is_balanced else np.float32(1)
        ends = np.cumsum([block.shape[1] for block in blocks])
        self._parts = [slice(end - block.shape[1], end) for end, block in zip(ends, blocks, strict=True)]
        self._shape = (int(ends[-1]) + 1, wanted.shape[1])
        self._strength = np.float32(strength)

    @property
    def start(self) -> np.ndarray:
        return np.zeros(self._shape[0] * self._shape[1], np.float32)

    def at(self, point: np.ndarray) -> tuple[float, np.ndarray]:
        """Of the loss, what is summed over the texts is so in double precision."""
        weights = point.reshape(self._shape)
        margins = sum(
            block @ weights[part] for (block, _), part in zip(self._blocks, self._parts, strict=True)
        )
        margins += weights[-1]
        wrong = self._weight * (expit(margins) - self._wanted)
        slope = weights / self._strength
        for (_, by_column), part in zip(self._blocks, self._parts, strict=True):
            slope[part] += by_column @ wrong
        slope[-1] += wrong.sum(axis=0)
        each = self._weight * (np.logaddexp(0, margins) - self._wanted * margins)
        size = 0.5 / float(self._strength) * float(np.vdot(weights, weights))
        return float(each.sum(dtype=float)) + size, slope.ravel()


def _balance(wanted: np.ndarray) -> np.ndarray:
    """Of each question, yes and no count as much."""
    yes = wanted.mean(axis=0)
    return np.where(wanted, 0.5 / yes, 0.5 / (1 - yes)).astype(np.float32)
