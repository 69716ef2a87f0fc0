"""Rasa's command line in a process of its own, without the noise that its dependencies make at each import."""
from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from aide.run.leash import leashed

PROGRESS_SECONDS = 15.0
_NOISE = re.compile(r"\b(Pyparsing)?DeprecationWarning: ")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def rasa(*arguments: str, root: Path, show: Callable[[str], None]) -> int:
    """Run `rasa ARGUMENTS` in `root`, each useful line given to `show`, a sign of life when it says nothing.

    The exit code.
    """
    process = subprocess.Popen(
        leashed([sys.executable, "-m", "rasa", *arguments]),
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    ended = threading.Event()
    threading.Thread(target=_show_life, args=(ended, show), daemon=True).start()
    try:
        for line in useful(process.stdout):
            show(line)
        return process.wait()
    finally:
        ended.set()
        process.kill()
        process.wait()


def useful(lines: Iterable[str]) -> Iterator[str]:
    """Without colours, empty lines, and deprecations with the indented source that follows them."""
    in_noise = False
    for raw in lines:
        line = _COLOURS.sub("", raw.rstrip())
        is_source = in_noise and (line.startswith("  ") or line.startswith("Implementing implicit namespace"))
        in_noise = _NOISE.search(line) is not None or is_source
        if line and not in_noise:
            yield line


def _show_life(ended: threading.Event, show: Callable[[str], None]) -> None:
    started = time.monotonic()
    while not ended.wait(PROGRESS_SECONDS):
        show(f"  … {time.monotonic() - started:.0f} s")
