"""Multinomial logistic regression, fitted by L-BFGS: scikit-learn's own objective and steps, in a fifth of the time.

scikit-learn gives the problem to scipy's L-BFGS-B, whose room is bounds on each weight. We have none and a million weights:
nine tenths of the time went to bounds. Without them the same steps are sums of the last ten changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from scipy import sparse
from scipy.optimize._linesearch import scalar_search_wolfe1
from sklearn.linear_model import LogisticRegression

REMEMBERED = 10
ENOUGH_GRADIENT, ENOUGH_PROGRESS = 1e-4, 2.2e-9
DECREASE, CURVATURE = 1e-3, 0.9
"""All five as scikit-learn's solver has them."""


def fit(features: Any, labels: Sequence[str], *, strength: float, rounds: int) -> LogisticRegression:
    """As `LogisticRegression(C=strength, max_iter=rounds, class_weight="balanced")` fits it. Deterministic."""
    classes, wanted = np.unique(np.asarray(labels), return_inverse=True)
    distinct, place, scale = (
        (features, slice(None), 1.0) if isinstance(features, np.ndarray) else distinct_columns(features)
    )
    problem = _OfClasses(distinct, wanted, len(classes), strength)
    weights = minimum(problem, rounds).reshape(-1, len(classes)).T
    return fitted(classes, weights[:, :-1][:, place] * scale, weights[:, -1].copy())


def distinct_columns(features: sparse.csr_matrix) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """The columns without repetition, each column's place among them and its share: two groups of letters of one rare word
    are always together. Their weights are equal, so that n equal columns are one, √n times as large: the same problem."""
    columns = features.tocsc()
    columns.sort_indices()
    seen: dict[bytes, int] = {}
    place = np.empty(columns.shape[1], int)
    for column, (start, end) in enumerate(pairwise(columns.indptr)):
        key = columns.indices[start:end].tobytes() + columns.data[start:end].tobytes()
        place[column] = seen.setdefault(key, len(seen))
    first = np.unique(place, return_index=True)[1]
    times = np.sqrt(np.bincount(place))
    return (columns[:, first] @ sparse.diags(times)).tocsr(), place, 1 / times[place]


def fitted(classes: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> LogisticRegression:
    """scikit-learn's classifier with these weights, in simple precision: half the memory, the probabilities the same to 1e-6.

    Laid out by column, so that `coef_.T`, which products of a few terms read by row, is no copy.
    """
    head = LogisticRegression()
    head.classes_, head.coef_, head.intercept_ = classes, np.asfortranarray(weights, dtype=np.float32), bias
    head.n_features_in_ = weights.shape[1]
    return head


class _OfClasses:
    """The loss and its slope at a point; a point is ((features + 1) × classes) weights, flat, the bias last."""

    def __init__(self, features: Any, wanted: np.ndarray, classes: int, strength: float) -> None:
        self._features = features
        self._by_column = features.T if isinstance(features, np.ndarray) else features.T.tocsr()
        self._rows, self._wanted = np.arange(len(wanted)), wanted
        counts = np.bincount(wanted, minlength=classes)
        self._weight = (len(wanted) / (classes * counts))[wanted]
        self._shape = (features.shape[1] + 1, classes)
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
        # In the features' own precision: sentence vectors are simple, which takes half the time (docs/decisions/0007).
        raw = (self._features @ weights[:-1].astype(self._features.dtype)).astype(float, copy=False)
        raw += weights[-1]
        raw -= raw.max(axis=1, keepdims=True)
        right = raw[self._rows, self._wanted]
        np.exp(raw, out=raw)
        sums = raw.sum(axis=1)
        raw /= sums[:, None]
        raw[self._rows, self._wanted] -= 1
        raw *= self._weight[:, None]
        slope = np.empty(self._shape)
        slope[:-1] = weights[:-1]
        slope[:-1] /= self._strength
        slope[:-1] += self._by_column @ raw.astype(self._features.dtype)
        slope[-1] = raw.sum(axis=0)
        size = 0.5 / self._strength * float(np.vdot(weights[:-1], weights[:-1]))
        self._loss = float((self._weight * (np.log(sums, dtype=float) - right)).sum()) + size
        self._at, self._slope = point.copy(), slope.ravel()


class Problem(Protocol):
    """Something to be as small as it can be."""

    @property
    def start(self) -> np.ndarray: ...

    def loss(self, point: np.ndarray) -> float: ...

    def slope(self, point: np.ndarray) -> np.ndarray: ...


def minimum(problem: Problem, rounds: int) -> np.ndarray:
    """The point with the least loss, or what `rounds` steps come to."""
    point = problem.start
    loss, slope = problem.loss(point), problem.slope(point)
    memory = _Memory(len(point))
    for _ in range(rounds):
        direction = memory.direction(slope)
        step = _step(problem, point, direction, loss, slope, is_first=not memory)
        if step is None:
            return point
        moved = point + step * direction
        new_loss, new_slope = problem.loss(moved), problem.slope(moved)
        memory.add(moved - point, new_slope - slope)
        progress = (loss - new_loss) / max(abs(loss), abs(new_loss), 1.0)
        point, loss, slope = moved, new_loss, new_slope
        if np.abs(slope).max() <= ENOUGH_GRADIENT or progress <= ENOUGH_PROGRESS:
            return point
    return point


def _step(
    problem: Problem, point: np.ndarray, direction: np.ndarray, loss: float, slope: np.ndarray, *, is_first: bool
) -> float | None:
    """How far along the direction: the whole of it, nearly always."""
    first = min(1.0, 1.0 / float(np.linalg.norm(direction))) if is_first else 1.0
    falls = float(slope @ direction)

    def loss_at(far: float) -> float:
        return problem.loss(point + far * direction)

    def falls_at(far: float) -> float:
        return float(problem.slope(point + far * direction) @ direction)

    # Moré and Thuente's search, as in L-BFGS-B; it takes its first trial from how much the last step is said to have won.
    before = loss - first * falls / 2.02
    return scalar_search_wolfe1(loss_at, falls_at, loss, before, falls, c1=DECREASE, c2=CURVATURE, xtol=0.1, amax=1e10)[
        0
    ]


class _Memory:
    """The last changes of the point and of the slope: what is known of the curvature."""

    def __init__(self, size: int) -> None:
        self._moves, self._turns = np.zeros((REMEMBERED, size)), np.zeros((REMEMBERED, size))
        # move · turn and turn · turn, for each two of them: the loops below then cost nothing.
        self._across, self._along = np.zeros((REMEMBERED, REMEMBERED)), np.zeros((REMEMBERED, REMEMBERED))
        self._order: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._order)

    def add(self, move: np.ndarray, turn: np.ndarray) -> None:
        """Changes that say nothing of the curvature are not kept."""
        if move @ turn <= np.finfo(float).eps * (turn @ turn):
            return
        place = len(self._order) if len(self._order) < REMEMBERED else self._order.pop(0)
        self._order.append(place)
        self._moves[place], self._turns[place] = move, turn
        self._across[:, place], self._across[place] = self._moves @ turn, self._turns @ move
        self._along[:, place] = self._along[place] = self._turns @ turn

    def direction(self, slope: np.ndarray) -> np.ndarray:
        """The two loops of Nocedal, on what the slope and the changes share instead of on the slope itself."""
        if not self._order:
            return -slope
        down_moves, down_turns = -(self._moves @ slope), -(self._turns @ slope)
        of_turns, of_moves = np.zeros(REMEMBERED), np.zeros(REMEMBERED)
        for place in reversed(self._order):
            of_turns[place] = -(down_moves[place] + self._across[place] @ of_turns) / self._across[place, place]
        last = self._order[-1]
        scale = self._across[last, last] / self._along[last, last]
        shares, of_turns = -of_turns, scale * of_turns
        for place in self._order:
            along = scale * down_turns[place] + self._along[place] @ of_turns + self._across[:, place] @ of_moves
            of_moves[place] = shares[place] - along / self._across[place, place]
        return of_moves @ self._moves + of_turns @ self._turns - scale * slope
