"""The Socket.IO client, handling what comes in the order it came."""

from __future__ import annotations

from typing import Any

import engineio
import socketio


class _OneByOne(engineio.Client):
    def _trigger_event(self, event: str, *args: Any, **_: Any) -> Any:
        return super()._trigger_event(event, *args, run_async=False)


class InOrderClient(socketio.Client):
    """The library starts a thread for each packet: an acknowledgement overtakes the words it acknowledges.

    Its handlers must not wait for an answer of the server: they run where answers are read.
    """

    def _engineio_client_class(self) -> type[engineio.Client]:
        return _OneByOne
