"""The channel's servers and its customers, as the tests see them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import engineio
import jwt
import socketio
from sqlalchemy.engine import Engine

from aide.db import writing

ROOT = Path(__file__).parents[2]
SESSION_SECRET = "session-secret-of-the-tests-0123456789"
CUSTOMER_SECRET = "customer-secret-of-the-tests-0123456789"
SECRETS = {
    "AIDE_CUSTOMER_JWT_SECRET": CUSTOMER_SECRET,
    "AIDE_SESSION_SECRET": SESSION_SECRET,
    "AIDE_BANK_TOKEN": "bank",
    "AIDE_DESK_API_TOKEN": "desk",
}
WAIT = 5.0


@dataclass
class Assistant:
    """One server: its address, its database, and what its answerer was called with."""

    url: str
    engine: Engine
    calls_file: Path

    def calls(self, conversation: str) -> list[dict[str, Any]]:
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        return [call for call in map(json.loads, lines) if call["conversation"] == conversation]

    def __call__(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Do something in the database, from a process that is not the server's."""
        with writing(self.engine) as c:
            return function(c, *args, **options)


def token(
    customer: str = "demo-claire", *, seconds: float = 3600, key: Any = CUSTOMER_SECRET, **claims: Any
) -> str:
    """A customer's token of the bank; a claim given as None is left out."""
    algorithm = claims.pop("algorithm", "HS256")
    given = {"sub": customer, "exp": int(time.time() + seconds), **claims}
    return jwt.encode(
        {name: value for name, value in given.items() if value is not None}, key, algorithm=algorithm
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, variants: dict[str, dict[str, Any]]) -> Iterator[None]:
    """The servers of all variants, killed at the end."""
    file, log = folder / "variants.json", folder / "assistant.log"
    file.write_text(json.dumps(variants))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    command = [sys.executable, str(Path(__file__).with_name("assistant.py")), str(file)]
    environ = {**kept, "PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=errors, stderr=errors, start_new_session=True
        )
    try:
        deadline = time.monotonic() + 60
        while not all(Path(variant["ready"]).exists() for variant in variants.values()):
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class InOrder(engineio.Client):
    """A client that handles each packet as it is read: the library starts a thread for each, and they
    overtake one another, so that an acknowledgement may come before the events that the server sent first."""

    def _trigger_event(self, event: str, *args: Any, **kwargs: Any) -> Any:
        return super()._trigger_event(event, *args, **{**kwargs, "run_async": False})


class Client(socketio.Client):
    def _engineio_client_class(self) -> type[engineio.Client]:
        return InOrder


@dataclass
class Chat:
    """One open socket, by the official synchronous client; `events` are all it got, in order."""

    url: str
    token: str | None = None
    session: str | None = None
    transport: str = "websocket"
    headers: dict[str, str] = field(default_factory=dict)
    events: list[tuple[str, Any]] = field(default_factory=list)
    client: Any = None

    def connect(self) -> Chat:
        # A page's Origin: the websocket library sends its own beside a plain header.
        origin = {"origin": self.headers["Origin"]} if "Origin" in self.headers else {}
        self.client = Client(reconnection=False, websocket_extra_options=origin)
        self.client.on("*", lambda event, data=None: self.events.append((event, data)))
        self.client.on("connect_error", lambda data=None: self.events.append(("connect_error", data)))
        auth = {"token": self.token, "session": self.session}
        headers = {
            name: value
            for name, value in self.headers.items()
            if name != "Origin" or self.transport == "polling"
        }
        self.client.connect(
            self.url, headers=headers, auth=auth, transports=[self.transport], wait_timeout=WAIT
        )
        return self

    def open(self, **request: Any) -> Chat:
        """Connect and ask for the conversation."""
        self.connect().asks_session(**request)
        return self

    def asks_session(self, **request: Any) -> dict[str, Any]:
        return self.client.call("session_request", request, timeout=WAIT)

    def says(self, message: Any, *, id: str | None = None, **data: Any) -> dict[str, Any]:
        """The acknowledgement of a message."""
        return self.sends({"id": id or uuid.uuid4().hex, "message": message, **data})

    def presses(self, title: str, *, by: str = "payload", id: str | None = None) -> dict[str, Any]:
        return self.sends({"id": id or uuid.uuid4().hex, by: self.buttons()[title]})

    def sends(self, data: Any) -> dict[str, Any]:
        return self.client.call("user_uttered", data, timeout=2 * WAIT)

    def calls(self, event: str, data: Any = None) -> Any:
        return self.client.call(event, data, timeout=WAIT)

    def emits(self, event: str, data: Any) -> None:
        self.client.emit(event, data)

    def got(self, event: str) -> list[Any]:
        return [data for name, data in list(self.events) if name == event]

    def lines(self) -> list[tuple[int, str, str]]:
        """The bubbles pushed: number, author, text."""
        return [
            (line["metadata"]["seq"], line["metadata"]["author"], line["text"])
            for line in self.got("bot_uttered")
        ]

    def texts(self) -> list[str]:
        return [text for _, _, text in self.lines()]

    def buttons(self) -> dict[str, str]:
        """All buttons ever shown: title → opaque id, the newest of each title."""
        shown = [*self.confirmation["history"], *self.got("bot_uttered")]
        return {reply["title"]: reply["payload"] for line in shown for reply in line.get("quick_replies", ())}

    @property
    def confirmation(self) -> dict[str, Any]:
        return self.got("session_confirm")[-1]

    @property
    def conversation(self) -> str:
        return str(self.confirmation["conversation"])

    def waits_for(self, is_met: Callable[[], Any], seconds: float = WAIT) -> None:
        deadline = time.monotonic() + seconds
        while not is_met():
            assert time.monotonic() < deadline, f"it never came; got {self.events[-6:]}"
            time.sleep(0.01)

    def close(self) -> None:
        if self.client is None:
            return
        if self.transport == "polling":
            # Its polite way out waits for the end of the long poll under way: half a minute.
            self.client.eio.disconnect(abort=True)
        else:
            self.client.disconnect()
