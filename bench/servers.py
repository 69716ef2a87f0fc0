"""Training and starting both assistants, on free ports and in a folder of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from bench import stock as stock_rasa

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Assistant:
    """A running assistant; `start_seconds` from the command to its first answer over HTTP,
    `processes` all of it.
    """

    url: str
    start_seconds: float
    main: psutil.Process
    processes: list[psutil.Process]

    def memory(self) -> tuple[float, float]:
        """Resident MB of the Rasa server, and of all its processes."""
        return _megabytes([self.main]), _megabytes(self.processes)

    def processor_seconds(self) -> float:
        """What the Rasa server has used of the processors since it began."""
        times = self.main.cpu_times()
        return float(times.user + times.system)


@contextmanager
def ours(model: Path, folder: Path) -> Iterator[Assistant]:
    """The whole product: channel, journal, action server, on SQLite."""
    with (
        actions(folder) as (port, process),
        _assistant(
            model,
            folder,
            port,
            credentials="aide.channel.socketio.AideInput: {}\n",
            own_store=True,
            beside=[process],
        ) as assistant,
    ):
        yield assistant


@contextmanager
def stock(model: Path, folder: Path) -> Iterator[Assistant]:
    """Stock Rasa: its own Socket.IO channel, its tracker store in memory; the same action server."""
    with (
        actions(folder) as (port, process),
        _assistant(
            model,
            folder,
            port,
            credentials="socketio: {}\n",
            own_store=False,
            beside=[process],
            python=stock_rasa.python(),
        ) as assistant,
    ):
        yield assistant


@contextmanager
def engine(model: Path, folder: Path, python: str | Path = sys.executable) -> Iterator[Assistant]:
    """Pipeline and policies alone: Rasa's REST channel, tracker in memory; for both."""
    with (
        actions(folder) as (port, process),
        _assistant(
            model, folder, port, credentials="rest: {}\n", own_store=False, beside=[process], python=python
        ) as assistant,
    ):
        yield assistant


@contextmanager
def actions(folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    port = free_port()
    command = ["-m", "actions", "--port", str(port)]
    with _running(command, folder, "actions") as process:
        _wait(f"http://127.0.0.1:{port}/health")
        yield port, psutil.Process(process.pid)


@contextmanager
def _assistant(
    model: Path,
    folder: Path,
    actions_port: int,
    *,
    credentials: str,
    own_store: bool,
    beside: list[psutil.Process],
    python: str | Path = sys.executable,
) -> Iterator[Assistant]:
    port = free_port()
    store = "tracker_store:\n  type: aide.dialogue.tracker_store.AideTrackerStore\n" if own_store else ""
    calls = (
        f"action_endpoint:\n  url: http://127.0.0.1:{actions_port}/webhook\n  selective_domain: "
        f"{str(own_store).lower()}\n"
    )
    (folder / f"endpoints-{port}.yml").write_text(calls + store)
    (folder / f"credentials-{port}.yml").write_text(credentials)
    listens = ["run", "-i", "127.0.0.1", "-p", str(port), "--model", str(model)]
    reads = [
        "--endpoints",
        str(folder / f"endpoints-{port}.yml"),
        "--credentials",
        str(folder / f"credentials-{port}.yml"),
    ]
    started = time.monotonic()
    with _running(
        ["-m", "aide.run.rasa_main" if own_store else "rasa", *listens, *reads],
        folder,
        f"assistant-{port}",
        python,
    ) as process:
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        main = psutil.Process(process.pid)
        yield Assistant(url, time.monotonic() - started, main, [main, *beside])


@contextmanager
def _running(
    arguments: list[str], folder: Path, name: str, python: str | Path = sys.executable
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [str(python), *arguments], cwd=ROOT, env=environment(folder), stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def environment(folder: Path) -> dict[str, str]:
    # Compiled code is kept, as `make` has it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "AIDE_DATABASE_URL": f"sqlite:///{folder}/aide.db",
        "AIDE_VAR": str(folder / "var"),
        # bench.flood alone measures what they do.
        "AIDE_RATE_LIMITS": os.environ.get("AIDE_BENCH_LIMITS", "0"),
        "SANIC_HOST": "127.0.0.1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
    }


def supervisor_megabytes(folder: Path) -> float:
    """Resident MB of `make run`'s own process, after what it imports."""
    code = "import aide.run.__main__, psutil; print(psutil.Process().memory_info().rss / 2**20)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def environment_megabytes(python: str | Path) -> float:
    """What an environment takes on the disk."""
    files = (path.lstat() for path in Path(python).parents[1].rglob("*") if not path.is_dir())
    return sum(file.st_blocks * 512 for file in files) / 2**20


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if httpx.get(url, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer in {seconds:.0f} s")


def _megabytes(processes: list[psutil.Process]) -> float:
    return sum(process.memory_info().rss for process in processes) / 2**20
