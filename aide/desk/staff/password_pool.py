"""Where passwords are checked: in threads of their own, so that strangers' guesses hold up no page.

One thread is for browsers in which an agent has logged in before, another for everybody else: a flood of
strangers' tries does not keep an agent waiting either.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from aide.desk.staff import accounts

MOST_WAITING = 20
"""Strangers' tries at once; at some 50 ms each, a second of waiting for the last."""


class Busy(Exception):
    """Too many are being checked: try again in a moment."""


class PasswordPool:
    """Checks passwords, one at a time for known browsers and one at a time for all others."""

    def __init__(self) -> None:
        self._known = ThreadPoolExecutor(1, thread_name_prefix="desk-password-known")
        self._strangers = ThreadPoolExecutor(1, thread_name_prefix="desk-password")
        self._waiting = 0

    def refuses(self, *, is_known: bool) -> bool:
        """Whether a try of now would raise Busy: asked before it is counted."""
        return not is_known and self._waiting >= MOST_WAITING

    async def matches(self, stored: str, password: str, *, is_known: bool) -> bool:
        """Whether `password` is that of the hash `stored`. Raises Busy, for strangers only."""
        loop = asyncio.get_running_loop()
        if is_known:
            return await loop.run_in_executor(self._known, accounts.matches, stored, password)
        if self.refuses(is_known=False):
            raise Busy
        self._waiting += 1
        try:
            return await loop.run_in_executor(self._strangers, accounts.matches, stored, password)
        finally:
            self._waiting -= 1
