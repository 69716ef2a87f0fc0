"""Starts the parts, waits until each answers, starts again those that die, stops all in order."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from aide.run.logs import PartLog
from aide.run.parts import Part
from aide.run.process import PartProcess

TICK, PROGRESS_SECONDS = 0.2, 10.0
STOP_SECONDS = 8.0
"""For all the parts together, so that one Ctrl-C ends everything within ten seconds."""


class Supervisor:
    """`run` returns when it was asked to stop and nothing is left running. Use it from the main thread."""

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        environ: Mapping[str, str],
        cwd: Path,
        logs: Path,
        say: Callable[[str], None],
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self.processes = [
            PartProcess(part, PartLog(part.name, logs, say), environ=environ, cwd=cwd) for part in parts
        ]
        self._say = say
        self._stop_seconds = stop_seconds
        self._stops_asked = 0
        self._progress_at = 0.0

    def listen_to_signals(self) -> None:
        """The first asks for a stop in order, a second one for a stop at once."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def run(self, *, when_ready: Callable[[], None]) -> None:
        """Run until a stop is asked for; `when_ready` is called once, when all the parts have answered."""
        announced = False
        self._progress_at = time.monotonic() + PROGRESS_SECONDS
        try:
            for process in self.processes:
                process.start()
            while not self._stops_asked:
                time.sleep(TICK)
                for process in self.processes:
                    self._look(process)
                if not announced and all(process.is_ready for process in self.processes):
                    announced = True
                    when_ready()
                self._show_progress()
        finally:
            self._stop()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stops_asked += 1

    def _look(self, process: PartProcess) -> None:
        if process.starts_again_at is not None:
            if time.monotonic() >= process.starts_again_at:
                process.start()
        elif process.exit_code() is not None:
            self._tell_death(process)
        elif not process.is_ready and process.answers():
            process.is_ready = True
            self._say(f"  {process.part.name} répond ({time.monotonic() - process.started_at:.0f} s)")

    def _tell_death(self, process: PartProcess) -> None:
        code = process.exit_code()
        delay = process.bury()
        self._say(f"  {process.part.name} s'est arrêté (code {code}) : nouvel essai dans {delay:.0f} s")
        for line in process.log.last:
            self._say(f"    | {line}")
        self._say(f"    tout est dans {process.log.path}")

    def _show_progress(self) -> None:
        if time.monotonic() < self._progress_at:
            return
        self._progress_at = time.monotonic() + PROGRESS_SECONDS
        for process in self.processes:
            if not process.is_ready and process.starts_again_at is None:
                self._say(f"  … {process.part.name} démarre ({time.monotonic() - process.started_at:.0f} s)")

    def _stop(self) -> None:
        """The assistant first, so that nobody is answered by half a product.

        Each has time, all share the deadline.
        """
        self._say("Arrêt…")
        deadline = time.monotonic() + self._stop_seconds
        share = self._stop_seconds / (2 * len(self.processes))
        for left, process in zip(range(len(self.processes))[::-1], self.processes[::-1], strict=True):
            process.terminate()
            ended = self._wait(process, deadline - left * share)
            process.kill()
            process.log.close()
            self._say(f"  {process.part.name} arrêté{'' if ended else ' de force'}")

    def _wait(self, process: PartProcess, until: float) -> bool:
        """Until it has ended, time is up, or somebody insists."""
        while not process.wait(0.05):
            if time.monotonic() > until or self._stops_asked > 1:
                return False
        return True
