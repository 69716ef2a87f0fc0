"""Whose turn is run next when more wait than can be run: theirs who have had least of late.

Who writes once is answered before those who write without end, from however many conversations of one
address: a flood waits for itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

WIDTH = 4
"""Turns under way at once: one computes, others wait for the action server, the bank or the database."""
HALF_LIFE = 10.0
"""Seconds after which half of what somebody had is forgotten."""
SHARED = 5
"""Turns of an address that weigh as one of a conversation: an address may be that of many."""
HEAVY = 6.0
"""From so many on, their turns take one place at a time: the others stay free for everybody else."""
KEPT, FARTHEST = 10_000, 500.0
"""Keys that are remembered; half-lives after which what they had is counted from a new beginning."""


@dataclass(eq=False)
class _Waiting:
    conversation: str
    address: str
    may_go: asyncio.Event = field(default_factory=asyncio.Event)
    is_heavy: bool = False


class FairQueue:
    """`async with queue.turn(conversation, address)` around what is to be run."""

    def __init__(self, width: int = WIDTH, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = width
        self._clock = clock
        self._begun = clock()
        self._waiting: list[_Waiting] = []
        # All that was had fades at one pace: what comes later weighs more instead, and nothing is touched.
        self._had: dict[str, float] = {}
        self._heavy_goes = False

    @asynccontextmanager
    async def turn(self, conversation: str, address: str) -> AsyncIterator[None]:
        """Wait for one's turn, and let the next one go at the end."""
        one = _Waiting(conversation, f"address {address}")
        await self._begin(one)
        try:
            yield
        finally:
            self._end(one)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def had(self, key: str) -> float:
        """How many turns that conversation, or « address … », had of late, faded."""
        return self._had.get(key, 0.0) / self._weight()

    async def _begin(self, one: _Waiting) -> None:
        self._waiting.append(one)
        self._let_next_go()
        try:
            await one.may_go.wait()
        except asyncio.CancelledError:
            if one in self._waiting:
                self._waiting.remove(one)
            else:
                self._end(one)
            raise

    def _end(self, one: _Waiting) -> None:
        self._free += 1
        if one.is_heavy:
            self._heavy_goes = False
        self._let_next_go()

    def _let_next_go(self) -> None:
        while self._free and self._waiting:
            # The first of those who had least: among equals, who came first.
            one = min(self._waiting, key=self._level)
            one.is_heavy = self._level(one) >= HEAVY * self._weight()
            if one.is_heavy and self._heavy_goes:
                return
            self._heavy_goes |= one.is_heavy
            self._waiting.remove(one)
            self._free -= 1
            self._note(one.conversation, 1.0)
            self._note(one.address, 1.0 / SHARED)
            one.may_go.set()

    def _level(self, one: _Waiting) -> float:
        return max(self._had.get(one.conversation, 0.0), self._had.get(one.address, 0.0))

    def _weight(self) -> float:
        """What a turn of now weighs beside one of the beginning."""
        passed = (self._clock() - self._begun) / HALF_LIFE
        if passed > FARTHEST:
            self._had = {key: amount * 2.0**-passed for key, amount in self._had.items()}
            self._begun, passed = self._clock(), 0.0
        return float(2.0**passed)

    def _note(self, key: str, amount: float) -> None:
        weight = self._weight()
        if len(self._had) > KEPT:
            self._had = {name: had for name, had in self._had.items() if had > 0.05 * weight}
        self._had[key] = self._had.get(key, 0.0) + amount * weight
