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
KEPT = 10_000


@dataclass
class _Use:
    """What a key had, fading."""

    amount: float = 0.0
    at: float = 0.0

    def now(self, moment: float) -> float:
        return self.amount * 2.0 ** ((self.at - moment) / HALF_LIFE)


@dataclass(eq=False)
class _Waiting:
    conversation: str
    address: str
    may_go: asyncio.Event = field(default_factory=asyncio.Event)


class FairQueue:
    """`async with queue.turn(conversation, address)` around what is to be run."""

    def __init__(self, width: int = WIDTH, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = width
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._used: dict[str, _Use] = {}

    @asynccontextmanager
    async def turn(self, conversation: str, address: str) -> AsyncIterator[None]:
        """Wait for one's turn, and let the next one go at the end."""
        await self._begin(_Waiting(conversation, address))
        try:
            yield
        finally:
            self._free += 1
            self._let_next_go()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    async def _begin(self, one: _Waiting) -> None:
        self._waiting.append(one)
        self._let_next_go()
        try:
            await one.may_go.wait()
        except asyncio.CancelledError:
            if one in self._waiting:
                self._waiting.remove(one)
            else:
                self._free += 1
                self._let_next_go()
            raise

    def _let_next_go(self) -> None:
        while self._free and self._waiting:
            # The first of those who had least: among equals, who came first.
            one = min(self._waiting, key=self._had)
            self._waiting.remove(one)
            self._free -= 1
            self._note(one.conversation, 1.0)
            self._note(f"address {one.address}", 1.0 / SHARED)
            one.may_go.set()

    def _had(self, one: _Waiting) -> float:
        moment = self._clock()
        keys = (one.conversation, f"address {one.address}")
        return max(self._used[key].now(moment) if key in self._used else 0.0 for key in keys)

    def _note(self, key: str, amount: float) -> None:
        moment = self._clock()
        if len(self._used) > KEPT:
            self._used = {name: use for name, use in self._used.items() if use.now(moment) > 0.05}
        use = self._used.setdefault(key, _Use())
        use.amount, use.at = use.now(moment) + amount, moment
