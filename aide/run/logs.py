"""Each part's log file, `HH:MM:SS part | line` in Europe/Paris, and what of it is shown in the terminal."""

from __future__ import annotations

import logging
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from aide import clock, log_guard

MAX_BYTES, KEPT_FILES = 10_000_000, 5
_NOTABLE = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b|^(\w+\.)*\w*(Error|Exception|NotReady|Refused)\b")
_NOISE = re.compile(r"\b(Pyparsing)?DeprecationWarning: ")
_BAR = re.compile(r"^(Processed|Epochs)\b.*(it/s|s/it)")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class PartLog:
    """Copies a part's output to its file, a line at a time.

    Remembers the last lines for when the part dies.
    """

    def __init__(self, part: str, folder: Path, show: Callable[[str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{part}.log"
        self.last: deque[str] = deque(maxlen=5)
        self._part = part
        self._show = show
        has_older = self.path.exists() and self.path.stat().st_size > 0
        self._file = RotatingFileHandler(
            self.path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
        if has_older:
            self._file.doRollover()

    def follow(self, output: IO[str]) -> threading.Thread:
        """Read `output` until the part closes it, in a thread of its own."""
        thread = threading.Thread(target=self._copy, args=(output,), name=f"log-{self._part}", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _copy(self, output: IO[str]) -> None:
        with output:
            for line in useful(output):
                # The part's handlers wrote safe lines; a print, or an interpreter's last words, is none.
                self._write(log_guard.safe(line))

    def _write(self, line: str) -> None:
        stamped = f"{clock.real_now().astimezone(clock.PARIS):%H:%M:%S} {self._part} | {line}"
        self._file.emit(logging.makeLogRecord({"msg": stamped}))
        self.last.append(line)
        if is_notable(line):
            self._show(stamped)


def is_notable(line: str) -> bool:
    """A warning or an error of the part's own logging, or the last line of a traceback."""
    return _NOTABLE.search(line) is not None


def useful(lines: Iterable[str]) -> Iterator[str]:
    """Without colours, empty lines, progress bars, and deprecations with the indented source that follows
    them.
    """
    in_noise = False
    for raw in lines:
        line = _COLOURS.sub("", raw.rstrip())
        is_source = in_noise and (line.startswith("  ") or line.startswith("Implementing implicit namespace"))
        in_noise = _NOISE.search(line) is not None or is_source
        if line and not in_noise and not _BAR.search(line):
            yield line
