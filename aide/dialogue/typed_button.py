"""A customer who types what a button says, « Ajouter un détail », has pressed it. No Rasa action here."""

from __future__ import annotations

from collections.abc import Reversible
from urllib.parse import parse_qsl

from rasa.shared.core.events import BotUttered, Event, UserUttered

from aide.folding import plain

Pressed = tuple[str, dict[str, str]]


def pressed(text: str, events: Reversible[Event], *, turns: int = 1) -> Pressed | None:
    """The intent and the values of the button whose title `text` is, in the last `turns` turns, or None.

    `events` end with the customer's message. The summary of a complaint stays open while he asks something:
    its buttons do too.
    """
    said = plain(text)
    if not said:
        return None
    past = 0
    for event in reversed(events):
        if isinstance(event, UserUttered):
            past += 1
            if past > turns:
                return None
        elif past and isinstance(event, BotUttered):
            for button in (event.data or {}).get("buttons") or []:
                if plain(str(button.get("title", ""))) == said:
                    return read_payload(str(button.get("payload", "")))
    return None


def read_payload(payload: str) -> Pressed:
    """`/intent?entity=value`, as a response's button is written."""
    intent, _, query = payload.lstrip("/").partition("?")
    return intent, dict(parse_qsl(query))
