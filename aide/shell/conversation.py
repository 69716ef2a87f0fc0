"""What a client knows of its conversation, filled by the connection's thread and waited for by another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from aide.shell.lines import Line, Refused

OnEvent = Callable[[str, Any], None]


class Conversation:
    """Lines by `seq`, each once; the last status.

    Whether the channel has confirmed the session, or refused it.
    """

    def __init__(self, on_event: OnEvent | None = None) -> None:
        self.id: str | None = None
        self.session: str | None = None
        self.status: dict[str, Any] = {}
        self.is_open = False
        self.refusal: Refused | None = None
        self._lines: dict[int, Line] = {}
        self._changed = threading.Condition()
        self._tell = on_event or (lambda _name, _value: None)

    @property
    def lines(self) -> list[Line]:
        """What was said, by its number."""
        return [self._lines[seq] for seq in sorted(self._lines)]

    @property
    def last_seq(self) -> int:
        """The number of the last line; 0 before any."""
        return max(self._lines, default=0)

    def wait_for(self, condition: Callable[[], Any], seconds: float) -> bool:
        """Whether it comes true in that time."""
        with self._changed:
            return bool(self._changed.wait_for(condition, max(0.0, seconds)))

    def change(self, change: Callable[[], Any]) -> None:
        """Change something and wake those who wait."""
        with self._changed:
            change()
            self._changed.notify_all()

    def confirmed(self, event: dict[str, Any]) -> None:
        """The channel names the conversation and gives the lines that were missed."""
        is_back = self.id == event["conversation"]
        if not is_back:
            self._lines.clear()
        self.id, self.session = event["conversation"], event["session"]
        for entry in event["history"]:
            self.add(Line.of_event(entry))
        if is_back:
            self._tell("back", None)

    def opened(self, ack: dict[str, Any]) -> None:
        """The greeting and the status have come too: it may begin."""
        self.change(lambda: setattr(self, "is_open", ack.get("status") == "ok"))

    def leave(self) -> None:
        """Nothing more is told."""
        self._tell = lambda _name, _value: None

    def lost(self) -> None:
        """The connection broke: told once."""
        was_open = self.is_open
        self.change(lambda: setattr(self, "is_open", False))
        if was_open:
            self._tell("lost", None)

    def refused(self, refusal: Refused) -> None:
        """The server does not let us in, and why."""
        self.change(lambda: setattr(self, "refusal", refusal))
        self._tell("refused", refusal)

    def add(self, line: Line) -> None:
        """A line that came, told once."""
        is_new = line.seq not in self._lines
        self.change(lambda: self._lines.__setitem__(line.seq, line))
        if is_new:
            self._tell("line", line)

    def changed_status(self, status: dict[str, Any]) -> None:
        """Who speaks now, told when it changed."""
        is_new = status != self.status
        self.change(lambda: setattr(self, "status", status))
        if is_new:
            self._tell("status", status)

    def typing(self, event: dict[str, Any]) -> None:
        """Somebody is writing."""
        self._tell("typing", event)
