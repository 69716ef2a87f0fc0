"""The shapes that go over the wire: what existing Rasa clients read,
with everything of ours under `metadata`.
"""

from __future__ import annotations

from typing import Any

from aide.clock import PARIS
from aide.journal.message import CUSTOMER, Message


def bot_uttered(message: Message) -> dict[str, Any]:
    """A line of the bot, an agent or the system. `at` is ISO 8601, Europe/Paris."""
    event: dict[str, Any] = {"text": message.text, "metadata": _metadata(message)}
    if message.quick_replies:
        event["quick_replies"] = list(message.quick_replies)
    return event


def user_echo(message: Message) -> dict[str, Any]:
    """The customer's own line, for the other tabs."""
    return {"seq": message.seq, "id": message.client_id, "text": message.text, "at": _at(message)}


def history(messages: list[Message]) -> list[dict[str, Any]]:
    """The same objects as `bot_uttered`.

    The customer's own lines have the author `customer` and their `id`.
    """
    events = []
    for message in messages:
        event = bot_uttered(message)
        if message.author == CUSTOMER:
            event["metadata"]["id"] = message.client_id
        events.append(event)
    return events


def _metadata(message: Message) -> dict[str, Any]:
    metadata: dict[str, Any] = {"seq": message.seq, "author": message.author, "at": _at(message)}
    if message.name:
        metadata["name"] = message.name
    if message.card:
        metadata["card"] = message.card
    if message.asks:
        metadata.update(message.asks)
    return metadata


def _at(message: Message) -> str:
    return message.at.astimezone(PARIS).isoformat(timespec="milliseconds")
