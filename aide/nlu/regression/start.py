"""Weights that were learnt before, laid out for the terms and classes of now:
where a descent begins, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression


def of_classes(head: LogisticRegression, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights (columns, classes) and biases (classes,) of `head`; those of a class that it has not are 0."""
    places = {name: place for place, name in enumerate(head.classes_)}
    known = np.array([name in places for name in classes])
    of = [places[name] for name in classes[known]]
    weights = np.zeros((head.coef_.shape[1], len(classes)), np.float32)
    weights[:, known] = head.coef_[of].T
    bias = np.zeros(len(classes), np.float32)
    bias[known] = head.intercept_[of]
    return weights, bias


def of_terms(weights: np.ndarray, before: Mapping[str, int], now: Mapping[str, int]) -> np.ndarray:
    """Of `weights`, a row a term of `before`, those of the terms of `now`; of a term that is new, 0."""
    moved = np.zeros((len(now), *weights.shape[1:]), np.float32)
    known = [(now[term], before[term]) for term in now.keys() & before.keys()]
    to, of = np.array(known, int).reshape(-1, 2).T
    moved[to] = weights[of]
    return moved


def distinct_weights(weights: np.ndarray, place: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Of columns, those of `distinct_columns`: the margins are the same where
    equal columns weigh the same.
    """
    together = sparse.csr_matrix((share, (place, np.arange(len(place)))), (int(place.max()) + 1, len(place)))
    return np.asarray(together @ weights)
