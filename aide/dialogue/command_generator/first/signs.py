"""Signs alone. Pure."""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue.message import Message

_YES_SIGNS, _NO_SIGNS = frozenset("👍👌✅🆗☑✔🙏"), frozenset("👎❌🚫✋🛑")


def signs_meant(message: Message) -> Message:
    """Signs alone: a thumb says yes or no, a face says neither."""
    signs = {char for char in message.text if not char.isspace() and char not in "\ufe0f\u200d🏻🏼🏽🏾🏿!.?"}
    if not signs or any(char.isalnum() for char in message.text):
        return message
    act = "oui" if signs <= _YES_SIGNS else "non" if signs <= _NO_SIGNS else "hesiter"
    return replace(message, acts={act: 1.0})
