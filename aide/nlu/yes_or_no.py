"""Several questions of yes or no about the same texts, learnt together: one product a step for all of them.

liblinear learns one at a time, and goes through the 512 numbers of every sentence vector as if they were sparse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from scipy.special import expit

from aide.nlu import regression


def fit(
    vectors: np.ndarray,
    terms: Sequence[sparse.spmatrix],
    wanted: np.ndarray,
    *,
    strength: float,
    rounds: int,
    is_balanced: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features, questions), those of `vectors` before those of each of `terms`, and intercepts (questions,).

    `wanted` is (texts, questions) of 0 and 1. As one liblinear a question has them, `is_balanced` as its `class_weight`:
    the intercept is held as any weight is. Deterministic.
    """
    features, place, share = regression.distinct_columns(sparse.hstack(terms).tocsr().astype(np.float32))
    problem = _OfQuestions([vectors.astype(np.float32), features.astype(np.float32)], wanted, strength, is_balanced)
    learnt = regression.minimum(problem, rounds).reshape(-1, wanted.shape[1])
    meaning, rest, intercepts = np.split(learnt, [vectors.shape[1], -1])
    weights = np.vstack([meaning, rest[place] * share[:, None]]).astype(np.float32)
    return np.ascontiguousarray(weights), intercepts[0].copy()


class _OfQuestions:
    """A point is ((features + 1) × questions) weights, flat, the intercepts last."""

    def __init__(self, blocks: Sequence[Any], wanted: np.ndarray, strength: float, is_balanced: bool) -> None:
        self._blocks = [(block, block.T if isinstance(block, np.ndarray) else block.T.tocsr()) for block in blocks]
        self._wanted = wanted.astype(np.float32)
        self._weight = _balance(wanted) if is_balanced else np.float32(1)
        ends = np.cumsum([block.shape[1] for block in blocks])
        self._parts = [slice(end - block.shape[1], end) for end, block in zip(ends, blocks, strict=True)]
        self._shape = (int(ends[-1]) + 1, wanted.shape[1])
        self._strength = strength
        self._at: np.ndarray | None = None
        self._loss, self._slope = 0.0, np.empty(0)

    @property
    def start(self) -> np.ndarray:
        return np.zeros(self._shape[0] * self._shape[1])

    def loss(self, point: np.ndarray) -> float:
        self._look(point)
        return self._loss

    def slope(self, point: np.ndarray) -> np.ndarray:
        self._look(point)
        return self._slope

    def _look(self, point: np.ndarray) -> None:
        """Both at once; a line search asks for one after the other at the same point."""
        if self._at is not None and np.array_equal(self._at, point):
            return
        weights = point.reshape(self._shape)
        simple = weights.astype(np.float32)
        margins = sum(block @ simple[part] for (block, _), part in zip(self._blocks, self._parts, strict=True))
        margins += simple[-1]
        wrong = self._weight * (expit(margins) - self._wanted)
        slope = weights / self._strength
        for (_, by_column), part in zip(self._blocks, self._parts, strict=True):
            slope[part] += by_column @ wrong
        slope[-1] += wrong.sum(axis=0, dtype=float)
        each = self._weight * (np.logaddexp(0, margins) - self._wanted * margins)
        self._loss = float(each.sum(dtype=float)) + 0.5 / self._strength * float(np.vdot(weights, weights))
        self._at, self._slope = point.copy(), slope.ravel()


def _balance(wanted: np.ndarray) -> np.ndarray:
    """Of each question, yes and no count as much."""
    yes = wanted.mean(axis=0)
    return np.where(wanted, 0.5 / yes, 0.5 / (1 - yes)).astype(np.float32)
