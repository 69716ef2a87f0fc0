"""L-BFGS without bounds: the steps are sums of the last ten changes, in the precision of the point."""

from __future__ import annotations

from collections import deque
from typing import Protocol

import numpy as np
from scipy.optimize._linesearch import scalar_search_wolfe1

REMEMBERED = 10
ENOUGH_GRADIENT, ENOUGH = 1e-4, 2.2e-9
DECREASE, CURVATURE = 1e-3, 0.9
"""All five as scikit-learn's solver has them."""
LAST = 5
"""Rounds over which progress is looked at: the first from a start that is nearly right is short."""


class Problem(Protocol):
    """Something to be as small as it can be."""

    @property
    def start(self) -> np.ndarray:
        """Where nothing is known, in the precision of the whole descent."""
        ...

    def at(self, point: np.ndarray) -> tuple[float, np.ndarray]:
        """The loss and its slope."""
        ...


def minimum(
    problem: Problem, rounds: int, *, first: np.ndarray | None = None, enough: float = ENOUGH
) -> np.ndarray:
    """The point with the least loss, or what `rounds` steps from `first` (the problem's own start) come to.

    `enough`: the share of the loss that a round of the last LAST wins, on average, at the end.
    """
    start = problem.start
    point = start if first is None else first.astype(start.dtype)
    loss, slope = problem.at(point)
    memory = _Memory(point)
    losses = deque([loss], maxlen=LAST + 1)
    for _ in range(rounds):
        direction = memory.direction(slope)
        found = _step(problem, point, direction, loss, slope, is_first=not memory)
        if found is None:
            return point
        moved, loss, new_slope = found
        memory.add(moved - point, new_slope - slope)
        point, slope = moved, new_slope
        losses.append(loss)
        progress = (losses[0] - loss) / max(abs(losses[0]), abs(loss), 1.0)
        if np.abs(slope).max() <= ENOUGH_GRADIENT or (len(losses) > LAST and progress <= LAST * enough):
            return point
    return point


def _step(
    problem: Problem,
    point: np.ndarray,
    direction: np.ndarray,
    loss: float,
    slope: np.ndarray,
    *,
    is_first: bool,
) -> tuple[np.ndarray, float, np.ndarray] | None:
    """The point, its loss and slope some way along the direction: the whole of it, nearly always."""
    first = min(1.0, 1.0 / float(np.linalg.norm(direction))) if is_first else 1.0
    falls = float(slope @ direction)
    along = _Along(problem, point, direction)
    # Moré and Thuente's search, as in L-BFGS-B; it takes its first trial from how much the last
    # step is said to have won.
    before = loss - first * falls / 2.02
    bounds = {"c1": DECREASE, "c2": CURVATURE, "xtol": 0.1, "amax": 1e10}
    far = scalar_search_wolfe1(along.loss, along.slope, loss, before, falls, **bounds)[0]
    return None if far is None else along.at(far)


class _Along:
    """The problem along one direction; the last place is kept, for its loss and its slope are asked apart."""

    def __init__(self, problem: Problem, point: np.ndarray, direction: np.ndarray) -> None:
        self._problem, self._point, self._direction = problem, point, direction
        self._seen: dict[float, tuple[np.ndarray, float, np.ndarray]] = {}

    def at(self, far: float) -> tuple[np.ndarray, float, np.ndarray]:
        if far not in self._seen:
            moved = self._point + self._point.dtype.type(far) * self._direction
            self._seen.clear()
            self._seen[far] = (moved, *self._problem.at(moved))
        return self._seen[far]

    def loss(self, far: float) -> float:
        return self.at(far)[1]

    def slope(self, far: float) -> float:
        return float(self.at(far)[2] @ self._direction)


class _Memory:
    """The last changes of the point and of the slope: what is known of the curvature."""

    def __init__(self, like: np.ndarray) -> None:
        self._moves = np.zeros((REMEMBERED, len(like)), like.dtype)
        self._turns = np.zeros_like(self._moves)
        # move · turn and turn · turn, for each two of them: the loops below then cost nothing.
        self._across, self._along = np.zeros((REMEMBERED, REMEMBERED)), np.zeros((REMEMBERED, REMEMBERED))
        self._order: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._order)

    def add(self, move: np.ndarray, turn: np.ndarray) -> None:
        """Changes that say nothing of the curvature are not kept."""
        if move @ turn <= np.finfo(move.dtype).eps * (turn @ turn):
            return
        place = len(self._order) if len(self._order) < REMEMBERED else self._order.pop(0)
        self._order.append(place)
        self._moves[place], self._turns[place] = move, turn
        self._across[:, place], self._across[place] = self._moves @ turn, self._turns @ move
        self._along[:, place] = self._along[place] = self._turns @ turn

    def direction(self, slope: np.ndarray) -> np.ndarray:
        """The two loops of Nocedal, on what the slope and the changes share
        instead of on the slope itself.
        """
        if not self._order:
            return -slope
        down_moves, down_turns = -(self._moves @ slope).astype(float), -(self._turns @ slope).astype(float)
        of_turns, of_moves = np.zeros(REMEMBERED), np.zeros(REMEMBERED)
        for place in reversed(self._order):
            of_turns[place] = (
                -(down_moves[place] + self._across[place] @ of_turns) / self._across[place, place]
            )
        last = self._order[-1]
        scale = self._across[last, last] / self._along[last, last]
        shares, of_turns = -of_turns, scale * of_turns
        for place in self._order:
            along = (
                scale * down_turns[place] + self._along[place] @ of_turns + self._across[:, place] @ of_moves
            )
            of_moves[place] = shares[place] - along / self._across[place, place]
        kind = slope.dtype.type
        return of_moves.astype(kind) @ self._moves + of_turns.astype(kind) @ self._turns - kind(scale) * slope
