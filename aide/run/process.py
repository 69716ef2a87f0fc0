"""One part as a running process: started in a group of its own, asked whether it is well,
stopped with all its own.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from aide.run.die_with_parent import dying_with_parent
from aide.run.logs import PartLog
from aide.run.parts import Part

HEALTH_SECONDS = 1.0
LONGEST_WAIT, STEADY_SECONDS = 30.0, 60.0


class PartProcess:
    """A part that can be started again and again; `is_ready` once it has answered since its last start."""

    def __init__(self, part: Part, log: PartLog, *, environ: Mapping[str, str], cwd: Path) -> None:
        self.part = part
        self.log = log
        self.is_ready = False
        self.started_at = 0.0
        self.starts_again_at: float | None = None
        self._deaths = 0
        self._environ = dict(environ)
        self._cwd = cwd
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        """A session of its own keeps the terminal's Ctrl-C away: the supervisor alone says who stops when."""
        self.is_ready = False
        self.starts_again_at = None
        self.started_at = time.monotonic()
        self._process = subprocess.Popen(
            dying_with_parent(self.part.command),
            cwd=self._cwd,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        assert self._process.stdout is not None
        self._reader = self.log.follow(self._process.stdout)

    @property
    def pid(self) -> int | None:
        """None before the part is started."""
        return self._process.pid if self._process else None

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll() if self._process else None

    def answers(self) -> bool:
        """Whether its health address says 200 within a second."""
        host = self.part.address.removeprefix("http://").rsplit(":", 1)[0]
        connection = http.client.HTTPConnection(host, self.part.port, timeout=HEALTH_SECONDS)
        try:
            connection.request("GET", self.part.health)
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def bury(self) -> float:
        """After a death: take what it printed last, end what it left behind, and say in how many seconds it
        may start again: 1, 2, 4... 30, from 1 again for a part that had run for a minute.
        """
        steady = self.is_ready and time.monotonic() - self.started_at > STEADY_SECONDS
        self._deaths = 0 if steady else self._deaths
        self._end()
        delay = min(2.0**self._deaths, LONGEST_WAIT)
        self._deaths += 1
        self.is_ready = False
        self.starts_again_at = time.monotonic() + delay
        return delay

    def terminate(self) -> None:
        """Ask the part and its children to stop; `kill` is what follows."""
        self._signal(signal.SIGTERM)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within that time."""
        if self._process is None:
            return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def kill(self) -> None:
        """The whole group, without appeal."""
        self._end()

    def _end(self) -> None:
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        if self._reader is not None:
            self._reader.join(1.0)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)
