"""A customer who types what a button says, « Ajouter un détail », has pressed it. No Rasa action here."""

from __future__ import annotations

from collections.abc import Reversible
from urllib.parse import parse_qsl

from rasa.shared.core.events import BotUttered, Event, UserUttered

from aide.folding import plain

Pressed = tuple[str, dict[str, str]]


def pressed(text: str, events: Reversible[Event]) -> Pressed | None:
    """The intent and the values of the button of the last turn whose title `text` is, or None.

    `events` end with the customer's message. Only titles shown just before count.
    """
    said = plain(text)
    if not said:
        return None
    is_past = False
    for event in reversed(events):
        if isinstance(event, UserUttered):
            if is_past:
                return None
            is_past = True
        elif is_past and isinstance(event, BotUttered):
            for button in (event.data or {}).get("buttons") or []:
                if plain(str(button.get("title", ""))) == said:
                    return read_payload(str(button.get("payload", "")))
    return None


def read_payload(payload: str) -> Pressed:
    """`/intent?entity=value`, as a response's button is written."""
    intent, _, query = payload.lstrip("/").partition("?")
    return intent, dict(parse_qsl(query))
