"""What every log handler of a process writes: masked, at most 2 kB a record, and not the same line for ever.

No line of ours is made of a customer's words (docs/rules.md R42); a library's may be, and so may an error's
text. And what a stranger can send at will must not push everything else out of the files that are kept.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from aide.masking import mask_personal

MOST_BYTES = 2048
HEAD_BYTES = 600
LOOKED_AT = 3000
"""Characters of a longer text's beginning, and as many of its end, that are masked at all."""
CUT = " […] "
"""In place of what a record had between its beginning and its end, which names the error."""
ALIKE, ALIKE_SECONDS = 20, 10.0
"""Records of one line of a program that are written in so many seconds; of the others their number."""


def safe(text: str) -> str:
    """`text` as a log may hold it: masked whole, then cut to MOST_BYTES of UTF-8."""
    if len(text) > 2 * LOOKED_AT:
        text = f"{text[:LOOKED_AT]}{CUT}{text[-LOOKED_AT:]}"
    masked = mask_personal(text).encode("utf-8", errors="replace")
    if len(masked) <= MOST_BYTES:
        return masked.decode()
    tail = MOST_BYTES - HEAD_BYTES - len(CUT.encode())
    return f"{masked[:HEAD_BYTES].decode(errors='ignore')}{CUT}{masked[-tail:].decode(errors='ignore')}"


class Repeats:
    """Leaves out what one line of a program logs again and again; when it may again, says how many were."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._begun: dict[tuple[Any, ...], float] = {}
        self._counts: dict[tuple[Any, ...], int] = {}

    def allows(self, record: logging.LogRecord) -> bool:
        """Whether it is written; one that is written after others were not tells their number."""
        # A library's own place is the same for all who call it: the logger's name says who.
        key = (record.name, record.pathname, record.lineno, record.levelno)
        with self._lock:
            now = self._clock()
            left_out = 0
            if now - self._begun.get(key, float("-inf")) >= ALIKE_SECONDS:
                left_out = max(0, self._counts.get(key, 0) - ALIKE)
                self._begun[key], self._counts[key] = now, 0
            self._counts[key] += 1
            allowed = self._counts[key] <= ALIKE
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (+ {left_out} alike left out)", ()
        return allowed


_HANDLE = logging.Logger.handle
_FORMAT = logging.Handler.format
_repeats = Repeats()


def install() -> None:
    """From now on, for every logger and handler of this process, those made later too.

    A filter would have to be put on each handler, and Rasa, Sanic and coloredlogs make theirs whenever they
    like: what every handler asks for its text is replaced instead.
    """
    logging.Logger.handle = _handle  # type: ignore[method-assign]
    logging.Handler.format = _format  # type: ignore[method-assign]


def uninstall() -> None:
    """As before `install`; for tests."""
    logging.Logger.handle = _HANDLE  # type: ignore[method-assign]
    logging.Handler.format = _FORMAT  # type: ignore[method-assign]


def _handle(self: logging.Logger, record: logging.LogRecord) -> None:
    if _repeats.allows(record):
        _HANDLE(self, record)


def _format(self: logging.Handler, record: logging.LogRecord) -> str:
    return safe(_FORMAT(self, record))
