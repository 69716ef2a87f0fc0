"""A client of the channel (docs/contracts.md), for the terminal and tests: one conversation, seen in order.

It uses the official python-socketio client over WebSocket. It reconnects by itself, catches up with `after`,
and sends again, under the same id, a message whose acknowledgement was lost: the channel answers each id
once.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Any

import socketio
from socketio.exceptions import ConnectionError as SocketError
from socketio.exceptions import SocketIOError

from aide.shell.conversation import Conversation, OnEvent
from aide.shell.in_order import InOrderClient
from aide.shell.lines import Button, Line, Refused, Unreachable

Token = str | Callable[[], str | None] | None
RECONNECT_SECONDS, LONGEST_RECONNECT_SECONDS = 0.5, 5.0


class ChatClient:
    """`on_event(name, value)` is called from the connection's thread: `line` (Line), `status` and `typing`
    (as they come), `lost`, `back`, `refused` (Refused).
    """

    def __init__(self, url: str, *, on_event: OnEvent | None = None, seconds: float = 60.0) -> None:
        self.url = url
        self.conversation = Conversation(on_event)
        self._token: Token = None
        self._seconds = seconds
        self._io = self._socket()

    def connect(self, token: Token = None, session: str | None = None) -> list[Line]:
        """Open a conversation, or with `session` one that exists; its lines so far, the greeting included.

        `token` is the customer's JWT, or a function that gives a fresh one at each connection. Raises Refused
        or Unreachable.
        """
        self._token = token
        self.conversation.session = session
        try:
            self._io.connect(self.url, auth=self._auth, transports=["websocket"], wait_timeout=self._seconds)
        except SocketError as error:
            raise self.conversation.refusal or Unreachable(f"{self.url}: {error}") from None
        self._wait_until_open(time.monotonic() + self._seconds)
        return self.history

    @property
    def history(self) -> list[Line]:
        """Every line seen, in the order of `seq`."""
        return self.conversation.lines

    @property
    def status(self) -> dict[str, Any]:
        """The last one told: {"mode": "bot"|"waiting"|"agent", "position"?, "name"?}."""
        return self.conversation.status

    @property
    def session(self) -> str | None:
        """The token that opens this conversation again."""
        return self.conversation.session

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those of the last line that has some."""
        return next((line.buttons for line in reversed(self.history) if line.buttons), ())

    def say(self, text: str, *, id: str | None = None) -> list[Line]:
        """Send a text and wait for its acknowledgement; the lines of others that followed it.

        Raises Refused.
        """
        return self._utter({"message": text}, id)

    def press(self, title: str, *, id: str | None = None) -> list[Line]:
        """Press the newest button of that title.

        Raises LookupError when none has it, Refused as `say` does.
        """
        shown = [button for line in reversed(self.history) for button in line.buttons]
        for button in shown:
            if button.title == title:
                return self._utter({"payload": button.payload}, id)
        raise LookupError(f"no button « {title} » among {[button.title for button in shown]}")

    def wait_for(self, condition: Callable[[ChatClient], Any], *, seconds: float = 10.0) -> bool:
        """Whether it comes true in that time: for what comes by itself, an agent's words or a status."""
        return self.conversation.wait_for(lambda: condition(self), seconds)

    def close(self) -> None:
        """Leave, without ending the conversation."""
        self.conversation.leave()
        self._io.shutdown()

    def _utter(self, message: dict[str, str], id: str | None) -> list[Line]:
        ack = self._send({"id": id or uuid.uuid4().hex, **message})
        if ack.get("status") != "ok":
            raise Refused(ack.get("code", "inconnu"), ack.get("message", ""))
        return [line for line in self.history if line.seq > ack["seq"] and line.author != "customer"]

    def _send(self, message: dict[str, str]) -> dict[str, Any]:
        """As often as the connection is lost, always under the same id."""
        deadline = time.monotonic() + self._seconds
        while True:
            self._wait_until_open(deadline)
            ack = self._send_once(message, deadline)
            if ack is not None:
                return ack
            if time.monotonic() >= deadline:
                raise Unreachable(f"{self.url}: no acknowledgement in {self._seconds:.0f} s")

    def _send_once(self, message: dict[str, str], deadline: float) -> dict[str, Any] | None:
        """The acknowledgement; None when the connection was lost before it came, or time was up."""
        answers: list[dict[str, Any]] = []
        conversation = self.conversation
        try:
            self._io.emit(
                "user_uttered", message, callback=lambda ack: conversation.change(lambda: answers.append(ack))
            )
        except SocketIOError:
            return None
        conversation.wait_for(lambda: answers or not conversation.is_open, deadline - time.monotonic())
        return answers[0] if answers else None

    def _wait_until_open(self, deadline: float) -> None:
        conversation = self.conversation
        conversation.wait_for(
            lambda: conversation.is_open or conversation.refusal, deadline - time.monotonic()
        )
        if conversation.refusal:
            raise conversation.refusal
        if not conversation.is_open:
            raise Unreachable(f"{self.url}: no session in {self._seconds:.0f} s")

    def _socket(self) -> socketio.Client:
        io = InOrderClient(
            reconnection_delay=RECONNECT_SECONDS,
            reconnection_delay_max=LONGEST_RECONNECT_SECONDS,
            handle_sigint=False,
        )
        conversation = self.conversation
        io.on("connect", self._ask_for_session)
        io.on("connect_error", self._on_connect_error)
        io.on("disconnect", lambda *_reason: conversation.lost())
        io.on("session_confirm", conversation.confirmed)
        io.on("session_error", lambda event: conversation.refused(Refused(event["code"], event["message"])))
        io.on("bot_uttered", lambda event: conversation.add(Line.of_event(event)))
        io.on("user_echo", lambda event: conversation.add(Line.of_echo(event)))
        io.on("status", conversation.changed_status)
        io.on("typing", conversation.typing)
        return io

    def _auth(self) -> dict[str, str]:
        token = self._token() if callable(self._token) else self._token
        return {key: value for key, value in (("token", token), ("session", self.session)) if value}

    def _ask_for_session(self) -> None:
        after = {"after": self.conversation.last_seq}
        self._io.emit("session_request", after, callback=self.conversation.opened)

    def _on_connect_error(self, error: Any) -> None:
        # A code is the channel's own refusal; anything else is the network's, and is tried again.
        about = error.get("data") if isinstance(error, dict) else None
        if isinstance(about, dict) and "code" in about:
            self.conversation.refused(Refused(about["code"], error.get("message", "")))
