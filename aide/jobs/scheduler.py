"""What happens by itself: a wait that ends, a mail that leaves, old data that goes.

Safe in several assistants at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aide import clock
from aide.db_threads import Store
from aide.handoff import queue, transfer
from aide.jobs import retention
from aide.mail.delivery import deliver_due
from aide.mail.senders import sender_from
from aide.settings import Settings

logger = logging.getLogger(__name__)
WAIT_SECONDS, MAIL_SECONDS, PURGE_SECONDS = 1.0, 3.0, 6 * 3600.0


class Scheduler:
    """Three loops in the assistant, which runs even when no agent's desk does (docs/rules.md R30)."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._sender = sender_from(settings)

    async def run(self) -> None:
        """Runs until cancelled."""
        await asyncio.gather(
            _every(WAIT_SECONDS, self._end_waits),
            _every(MAIL_SECONDS, self._send_mail),
            _every(PURGE_SECONDS, self._purge),
        )

    async def _end_waits(self) -> None:
        now = clock.now()
        if await self._store.read(queue.is_due, now=now):
            await self._store.write(queue.expire, now=now)
        if await self._store.read(transfer.find_absent, now=now):
            await self._store.write(
                transfer.give_back_absent, wait_minutes=self._settings.wait_minutes, now=now
            )

    async def _send_mail(self) -> None:
        await asyncio.to_thread(deliver_due, self._store.engine, self._sender, now=clock.now())

    async def _purge(self) -> None:
        await asyncio.to_thread(retention.purge, self._store.engine, self._settings, now=clock.now())


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await work()
        except Exception:  # a passing failure must not end the loop; the work is tried again
            logger.exception("timer failed: %s", getattr(work, "__name__", work))
        await asyncio.sleep(seconds)
