"""What one command starts, it watches and stops:
shown with tiny parts and the real supervisor in its own process.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fake_parts import eventually, free_port, is_running

from tests.plain_http import request

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Run:
    """A supervisor over fake parts, named `name` or `name:stubborn`, with what it printed so far."""

    def __init__(self, logs: Path, *names: str) -> None:
        self.logs = logs
        self.ports = {name.split(":")[0]: free_port() for name in names}
        given = [f"{name.split(':')[0]}:{self.ports[name.split(':')[0]]}:{_temper(name)}" for name in names]
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "supervised.py"), str(logs), *given],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""
        threading.Thread(target=self._read, daemon=True).start()

    def is_ready(self) -> bool:
        return eventually(lambda: "READY" in self.printed)

    def pid(self, name: str) -> int:
        return int(self.get(name, "/healthz"))

    def get(self, name: str, path: str) -> str:
        return request("GET", f"http://127.0.0.1:{self.ports[name]}{path}", timeout=5).text

    def dies(self, name: str) -> None:
        with pytest.raises(httpx.TransportError):
            self.get(name, "/die")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        """Seconds until it was gone."""
        started = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(20)
        return time.monotonic() - started

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[type[Run]]:
    started: list[Run] = []

    class Started(Run):
        def __init__(self, *names: str) -> None:
            super().__init__(tmp_path / "logs", *names)
            started.append(self)

    yield Started  # type: ignore[misc]
    for run in started:
        run.process.kill()
        run.process.wait()


def _temper(name: str) -> str:
    return "stubborn" if name.endswith(":stubborn") else "kind"


def _answers(run: Run, name: str, *, other_than: int) -> bool:
    try:
        return run.pid(name) != other_than
    except httpx.TransportError:
        return False


def test_it_is_ready_when_every_part_has_answered(supervise):
    run = supervise("one", "two")
    assert run.is_ready()
    assert re.search(r"one répond \(\d+ s\)", run.printed) and "two répond" in run.printed


def test_a_part_that_dies_is_said_and_started_again(supervise):
    run = supervise("one", "two")
    assert run.is_ready()
    first, neighbour = run.pid("one"), run.pid("two")
    run.dies("one")
    assert eventually(lambda: _answers(run, "one", other_than=first))
    assert "one s'est arrêté (code 3) : nouvel essai dans 1 s" in run.printed
    assert "ValueError: asked to die" in run.printed
    assert run.pid("two") == neighbour


def test_a_part_that_keeps_dying_is_tried_again_ever_later(supervise):
    run = supervise("one")
    assert run.is_ready()
    for delay in (1, 2):
        before = run.pid("one")
        run.dies("one")
        assert eventually(lambda before=before: _answers(run, "one", other_than=before))
        assert f"nouvel essai dans {delay} s" in run.printed


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_stops_all_the_parts_the_last_started_first(supervise, number):
    run = supervise("one", "two", "three")
    assert run.is_ready()
    pids = [run.pid(name) for name in ("one", "two", "three")]
    assert run.stop(number) < 5
    assert not any(is_running(pid) for pid in pids)
    assert re.search(r"three arrêté\n  two arrêté\n  one arrêté\nSTOPPED", run.printed)
    assert run.process.returncode == 0


def test_a_part_that_will_not_stop_is_stopped_by_force_within_ten_seconds(supervise):
    run = supervise("one", "two:stubborn")
    assert run.is_ready()
    pids = [run.pid("one"), run.pid("two")]
    assert run.stop() < 10
    assert not any(is_running(pid) for pid in pids)
    assert "two arrêté de force" in run.printed


def test_a_second_signal_does_not_wait(supervise):
    run = supervise("one:stubborn")
    assert run.is_ready()
    run.process.send_signal(signal.SIGINT)
    assert eventually(lambda: "Arrêt" in run.printed)
    assert run.stop(signal.SIGINT) < 2


def test_a_supervisor_killed_without_warning_leaves_no_orphan(supervise):
    run = supervise("one", "two:stubborn")
    assert run.is_ready()
    pids = [run.pid("one"), run.pid("two")]
    assert all(is_running(pid) for pid in pids)
    run.stop(signal.SIGKILL)
    assert eventually(lambda: not any(is_running(pid) for pid in pids), seconds=5)


def test_each_part_has_its_log_and_only_warnings_reach_the_terminal(supervise):
    run = supervise("one")
    assert run.is_ready()
    assert eventually(lambda: "careful" in run.printed)
    lines = (run.logs / "one.log").read_text().splitlines()
    assert re.fullmatch(r"\d\d:\d\d:\d\d one \| hello from one", lines[0])
    assert re.search(r"\d\d:\d\d:\d\d one \| WARNING careful", run.printed)
    assert "hello" not in run.printed


def test_the_supervisor_needs_neither_rasa_nor_the_database_nor_much_memory():
    """It had 612 MB when it imported what it starts."""
    code = (
        "import sys, aide.run.__main__\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'rasa', "
        "'sqlalchemy', 'numpy', 'sanic', 'alembic'}))\n"
        "print(open('/proc/self/status').read().split('VmRSS:')[1].split()[0])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    imported, kilobytes = shown.splitlines()
    assert imported == "[]"
    assert int(kilobytes) < 60_000
