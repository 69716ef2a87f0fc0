"""Multinomial logistic regression, fitted by L-BFGS:
scikit-learn's own objective and steps, in a fifth of the time.

scikit-learn gives the problem to scipy's L-BFGS-B, whose room is bounds on each weight.
We have none and a million weights:
nine tenths of the time went to bounds (`descent.py`). All is computed in the features' own precision:
in simple precision a step takes half the time, and the least loss is the same to a millionth.

A fit may start from weights learnt before (`start.py`): the loss is convex,
so that it ends at the same ones, sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from aide.nlu.regression.descent import ENOUGH, minimum
from aide.nlu.regression.start import distinct_weights, of_classes


def fit(
    features: Any,
    labels: Sequence[str],
    *,
    strength: float,
    rounds: int,
    enough: float = ENOUGH,
    start: LogisticRegression | None = None,
) -> LogisticRegression:
    """As `LogisticRegression(C=strength, max_iter=rounds, class_weight="balanced")` fits it. Deterministic.

    `start` has weights for the same columns, of the same classes or others; `enough` is `descent.minimum`'s.
    """
    classes, wanted = np.unique(np.asarray(labels), return_inverse=True)
    distinct, place, share = (
        _dense(features) if isinstance(features, np.ndarray) else distinct_columns(features)
    )
    problem = _OfClasses(distinct, wanted, len(classes), strength)
    first = None
    if start is not None:
        before, bias = of_classes(start, classes)
        first = np.vstack([distinct_weights(before, place, share), bias]).ravel()
    weights = minimum(problem, rounds, first=first, enough=enough).reshape(-1, len(classes)).T
    return fitted(classes, weights[:, :-1][:, place] * share, weights[:, -1].astype(float))


def _dense(features: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As `distinct_columns`, of columns that are never the same."""
    return features, np.arange(features.shape[1]), np.ones(features.shape[1], features.dtype)


def distinct_columns(features: sparse.csr_matrix) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """The columns without repetition, each column's place among them and its share: two groups of letters of
    one rare word are always together. Their weights are equal, so that n equal columns are one, √n times as
    large: the same problem."""
    columns = features.tocsc()
    columns.sort_indices()
    seen: dict[bytes, int] = {}
    place = np.empty(columns.shape[1], int)
    for column, (start, end) in enumerate(pairwise(columns.indptr)):
        key = columns.indices[start:end].tobytes() + columns.data[start:end].tobytes()
        place[column] = seen.setdefault(key, len(seen))
    first = np.unique(place, return_index=True)[1]
    times = np.sqrt(np.bincount(place)).astype(columns.dtype)
    return (columns[:, first] @ sparse.diags(times)).tocsr(), place, 1 / times[place]


def fitted(classes: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> LogisticRegression:
    """scikit-learn's classifier with these weights, in simple precision: half the memory,
    the probabilities the same to 1e-6.

    Laid out by column, so that `coef_.T`, which products of a few terms read by row, is no copy.
    """
    head = LogisticRegression()
    head.classes_, head.coef_, head.intercept_ = classes, np.asfortranarray(weights, dtype=np.float32), bias
    head.n_features_in_ = weights.shape[1]
    return head


class _OfClasses:
    """A point is ((features + 1) × classes) weights, flat, the bias last."""

    def __init__(self, features: Any, wanted: np.ndarray, classes: int, strength: float) -> None:
        self._features = features
        self._by_column = features.T if isinstance(features, np.ndarray) else features.T.tocsr()
        self._rows, self._wanted = np.arange(len(wanted)), wanted
        counts = np.bincount(wanted, minlength=classes)
        self._weight = (len(wanted) / (classes * counts))[wanted].astype(features.dtype)
        self._shape = (features.shape[1] + 1, classes)
        self._strength = features.dtype.type(strength)

    @property
    def start(self) -> np.ndarray:
        return np.zeros(self._shape[0] * self._shape[1], self._features.dtype)

    def at(self, point: np.ndarray) -> tuple[float, np.ndarray]:
        """Of the loss, what is summed over the texts is so in double precision."""
        weights = point.reshape(self._shape)
        raw = self._features @ weights[:-1]
        raw += weights[-1]
        raw -= raw.max(axis=1, keepdims=True)
        right = raw[self._rows, self._wanted]
        np.exp(raw, out=raw)
        sums = raw.sum(axis=1)
        raw /= sums[:, None]
        raw[self._rows, self._wanted] -= 1
        raw *= self._weight[:, None]
        slope = np.empty_like(weights)
        np.divide(weights[:-1], self._strength, out=slope[:-1])
        slope[:-1] += self._by_column @ raw
        slope[-1] = raw.sum(axis=0)
        size = 0.5 / float(self._strength) * float(np.vdot(weights[:-1], weights[:-1]))
        return float((self._weight * (np.log(sums) - right)).sum(dtype=float)) + size, slope.ravel()
