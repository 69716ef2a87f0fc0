"""Sanic 21.12's WebSockets on Python 3.11.

Sanic 21.12, which Rasa needs, gives coroutines to `asyncio.wait`; Python 3.11 refuses them, and every
WebSocket would end at its first message. Here its module waits for tasks instead. A later Sanic has mended
it; then this file goes.
"""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

from sanic.server.websockets import impl


class _Asyncio(ModuleType):
    """asyncio for that module alone, with a `wait` that takes coroutines as it did until Python 3.10."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def wait(self, awaitables: Any, **options: Any) -> Any:
        return await asyncio.wait([asyncio.ensure_future(one) for one in awaitables], **options)


def mend_websockets() -> None:
    """Once or several times, before the first socket is opened."""
    impl.asyncio = _Asyncio("asyncio")
