"""The time that one action may take in all, shared between its calls to the bank (docs/rules.md R23)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

from aide.cards.bank import BankUnavailable

T = TypeVar("T")


class TimeBudget:
    """Starts when made. `seconds` is the whole; each call says the share that must not be passed."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._start = time.monotonic()

    async def until(self, share: float, call: Awaitable[T]) -> T:
        """What `call` gives; BankUnavailable when `share` of the whole has passed."""
        left = self._start + self._seconds * share - time.monotonic()
        try:
            return await asyncio.wait_for(call, max(left, 0))
        except TimeoutError:
            raise BankUnavailable("no answer in time") from None
