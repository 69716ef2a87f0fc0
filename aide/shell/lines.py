"""What the channel sends, as values: a line of the conversation with its buttons, and a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class Refused(Exception):
    """The channel does not accept what was sent.

    `code` names the reason, `message` is the customer's sentence.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class Unreachable(ConnectionError):
    """No server answers at this address, or not in time."""


@dataclass(frozen=True)
class Button:
    """A quick reply: what is shown, and the opaque id to send."""

    title: str
    payload: str


@dataclass(frozen=True)
class Line:
    """One message of the journal.

    `author` is bot, agent, system or customer; `at` is ISO 8601, Europe/Paris.
    """

    seq: int
    author: str
    text: str
    buttons: tuple[Button, ...] = ()
    name: str | None = None
    at: str = ""
    id: str | None = None

    @classmethod
    def of_event(cls, event: dict[str, Any]) -> Line:
        """From `bot_uttered`, or an entry of `history`."""
        about = event["metadata"]
        buttons = tuple(Button(reply["title"], reply["payload"]) for reply in event.get("quick_replies", ()))
        return cls(
            about["seq"],
            about["author"],
            event["text"],
            buttons,
            name=about.get("name"),
            at=about.get("at", ""),
            id=about.get("id"),
        )

    @classmethod
    def of_echo(cls, event: dict[str, Any]) -> Line:
        """From `user_echo`: what the customer wrote in another tab."""
        return cls(event["seq"], "customer", event["text"], at=event.get("at", ""), id=event.get("id"))
