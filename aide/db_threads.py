"""The database from an event loop, which SQL never stalls: each transaction runs in a thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Connection, Engine

from aide.db import BUSY_SECONDS, reading, writing

P = ParamSpec("P")
T = TypeVar("T")


async def read(
    engine: Engine, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What `function(connection, …)` gives, reading, in some thread."""

    def run() -> T:
        with reading(engine) as c:
            return function(c, *args, **kwargs)

    return await asyncio.to_thread(run)


async def write(
    engine: Engine, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same in one writing transaction: all of it or nothing."""

    def run() -> T:
        with writing(engine) as c:
            return function(c, *args, **kwargs)

    return await asyncio.to_thread(run)


class Store:
    """The same in one thread that writes and one that reads, in the order asked: for a busy process."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="aide-writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="aide-reader")

    async def write(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `function(connection, …)` gives, in one transaction of the one thread that writes.

        Raises DatabaseBusy when others write for longer than BUSY_SECONDS from now: however many wait here,
        they wait together and not one after the other.
        """
        return await self.write_by(time.monotonic() + BUSY_SECONDS, function, *args, **kwargs)

    async def write_by(
        self,
        until: float,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The same for who has already waited: the other writers until `until` of the monotonic clock."""

        def run() -> T:
            with writing(self.engine, patience=max(0.0, until - time.monotonic())) as c:
                return function(c, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._writer, run)

    async def read(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `function(connection, …)` gives, in the thread that reads."""

        def run() -> T:
            with reading(self.engine) as c:
                return function(c, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._reader, run)

    def close(self) -> None:
        """Wait for what is under way, then leave the database."""
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True)
        self.engine.dispose()
