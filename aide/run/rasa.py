"""Rasa's command line in a process of its own, without the noise of its dependencies at each import."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from aide.run.die_with_parent import dying_with_parent
from aide.run.logs import useful

PROGRESS_SECONDS = 15.0


def rasa(*arguments: str, root: Path, show: Callable[[str], None], module: str = "rasa") -> int:
    """Run `rasa ARGUMENTS` in `root`, each useful line given to `show`, a sign of life when it says nothing.

    `module` is what Python runs: Rasa itself, or `aide.run.rasa_main`. The exit code.
    """
    process = subprocess.Popen(
        dying_with_parent([sys.executable, "-m", module, *arguments]),
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


def _show_life(ended: threading.Event, show: Callable[[str], None]) -> None:
    started = time.monotonic()
    while not ended.wait(PROGRESS_SECONDS):
        show(f"  … {time.monotonic() - started:.0f} s")
