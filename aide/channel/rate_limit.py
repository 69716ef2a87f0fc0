"""How often one may write: sliding windows in memory, by session and by address."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable


class RateLimit:
    """At most `count` events in `seconds` for each key. One process only: several multiply the allowance."""

    def __init__(self, count: int, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._count = count
        self._seconds = seconds
        self._clock = clock
        self._events: dict[str, deque[float]] = {}

    def allows(self, key: str) -> bool:
        """Whether this event is within the limit; a refused event does not count against the next."""
        now = self._clock()
        events = self._events.setdefault(key, deque())
        while events and events[0] <= now - self._seconds:
            events.popleft()
        if len(events) >= self._count:
            return False
        events.append(now)
        if len(self._events) > 10_000:
            self._forget_idle(now)
        return True

    def _forget_idle(self, now: float) -> None:
        idle = [
            key for key, events in self._events.items() if not events or events[-1] <= now - self._seconds
        ]
        for key in idle:
            del self._events[key]
