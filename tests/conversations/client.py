"""A customer's widget: the official Socket.IO client over websocket, waiting for each answer."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from aide.shell.in_order import InOrderClient

ANSWER_SECONDS = 40.0
ORDINARY = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Line:
    """One bubble: who says it, its place in the conversation, its buttons as title → opaque id,
    what it `expects`.
    """

    seq: int
    author: str
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    expects: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, event: dict[str, Any]) -> Line:
        replies = event.get("quick_replies") or []
        metadata = event["metadata"]
        buttons = {reply["title"]: reply["payload"] for reply in replies}
        return cls(metadata["seq"], metadata["author"], event["text"], buttons, metadata.get("expects") or {})


@dataclass(frozen=True)
class Answer:
    """What one message brought: the bubbles pushed before the acknowledgement, and the acknowledgement."""

    lines: list[Line]
    ack: dict[str, Any]

    @property
    def text(self) -> str:
        return text_of(self.lines)


def text_of(lines: Iterable[Line]) -> str:
    """All that they say, with ordinary spaces."""
    return "\n".join(line.text for line in lines).translate(ORDINARY)


class NoSuchButton(AssertionError):
    """The title is under no bubble of the conversation."""


class Chat:
    """One open socket. `lines` are all the bubbles seen, in the order they came, the greeting first."""

    def __init__(self, url: str, *, token: str | None = None, session: str | None = None) -> None:
        self.lines: list[Line] = []
        self.echoes: list[dict[str, Any]] = []
        self._received: set[str] = set()
        self.status: dict[str, Any] = {}
        self.confirmation: dict[str, Any] = {}
        self.refusal: dict[str, Any] | None = None
        self._url, self._token, self._session = url, token, session
        self._client = InOrderClient(reconnection=False)
        self._client.on("bot_uttered", self._on_line)
        self._client.on("user_echo", self.echoes.append)
        self._client.on("received", lambda event: self._received.add(event["id"]))
        self._client.on("status", self._on_status)
        self._client.on("session_confirm", self._on_confirm)
        self._client.on("session_error", self._on_refusal)
        self._client.on("typing", lambda _data: None)

    def open(self, *, after: int = 0) -> Chat:
        """Connect and ask for the conversation; the history after `after` is put first in `lines`."""
        auth = {"token": self._token, "session": self._session}
        self._client.connect(self._url, auth=auth, transports=["websocket"], wait_timeout=15)
        self._client.call("session_request", {"after": after}, timeout=ANSWER_SECONDS)
        return self

    @property
    def conversation(self) -> str:
        return str(self.confirmation["conversation"])

    @property
    def session(self) -> str:
        return str(self.confirmation["session"])

    def says(self, text: Any, *, id: str | None = None) -> Answer:
        """The answer to a text; everything it brought has come when this returns."""
        return self._send({"id": id or uuid.uuid4().hex, "message": text})

    def presses(self, title: str, *, id: str | None = None) -> Answer:
        """The newest button of that title, still valid or not."""
        for line in reversed(self.lines):
            if title in line.buttons:
                return self._send({"id": id or uuid.uuid4().hex, "payload": line.buttons[title]})
        raise NoSuchButton(title)

    def sends(self, text: str, *, id: str) -> None:
        """Send and wait for nothing: the server may be killed meanwhile."""
        self._client.emit("user_uttered", {"id": id, "message": text})

    def has_received(self, id: str) -> bool:
        """Whether the server said that this message is in the journal."""
        return id in self._received

    def waits_for(self, is_met: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not is_met():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def close(self) -> None:
        self._client.disconnect()

    def _send(self, data: dict[str, Any]) -> Answer:
        before = len(self.lines)
        ack = self._client.call("user_uttered", data, timeout=ANSWER_SECONDS)
        return Answer(self.lines[before:], ack)

    def _on_line(self, event: dict[str, Any]) -> None:
        self.lines.append(Line.read(event))

    def _on_status(self, event: dict[str, Any]) -> None:
        self.status = event

    def _on_confirm(self, event: dict[str, Any]) -> None:
        self.confirmation = event
        self.lines.extend(
            Line.read(said) for said in event["history"] if said["metadata"]["author"] != "customer"
        )

    def _on_refusal(self, event: dict[str, Any]) -> None:
        self.refusal = event
