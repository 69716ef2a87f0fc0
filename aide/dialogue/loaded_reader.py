"""The reader of the model that this process has loaded:
the channel understands a waiting customer as the policy would.
"""

from __future__ import annotations

from aide.dialogue.reader import Reader

_current: list[Reader] = []


def use(reader: Reader) -> Reader:
    """Make it the process's own; a model loaded later replaces it."""
    _current[:] = [reader]
    return reader


def current() -> Reader | None:
    """The reader of the loaded model; None before one is loaded."""
    return _current[0] if _current else None
