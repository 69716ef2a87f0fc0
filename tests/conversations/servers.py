"""The real product: sandbox, actions, desk and assistant as processes, on free ports,
with a database of their own.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from aide.clock import PARIS
from aide.run import environment
from aide.run.die_with_parent import dying_with_parent
from aide.run.parts import ROOT, Part, parts
from aide.settings import Settings
from tests.plain_http import request

START_SECONDS = 90.0
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
PARTS = ("sandbox", "actions", "desk", "assistant")


class Server:
    """One part: started, killed, paused and started again at will. Its log is kept over its lives."""

    def __init__(self, part: Part, *, environ: Mapping[str, str], log: Path) -> None:
        self.part = part
        self.log = log
        self._environ = dict(environ)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.part.address

    def start(self, **changes: str) -> None:
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                dying_with_parent(self.part.command),
                cwd=ROOT,
                env={**self._environ, **changes},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it is well. Raises AssertionError with the end of its log."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self._process is not None and self._process.poll() is None, (
                f"{self.part.name} s'est arrêté\n{self.tail()}"
            )
            try:
                if request("GET", self.url + self.part.health, timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{self.part.name} ne répond pas après {START_SECONDS:.0f} s\n{self.tail()}")

    def kill(self) -> None:
        """kill -9, as a crash or a lack of memory would do."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def pause(self) -> None:
        """It keeps its sockets and does nothing, until `resume`."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def restart(self, **changes: str) -> None:
        self.kill()
        self.start(**changes)
        self.wait()

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self.is_running():
            os.killpg(self._process.pid, number)


class Product:
    """All the parts of one moment: `now` is where its clock starts,
    `wait_seconds` how long a customer waits.
    """

    def __init__(self, folder: Path, model: Path, *, now: str, wait_seconds: float) -> None:
        self.folder = folder
        ports = _free_ports(len(PARTS))
        settings, self._environ = _settings(folder, ports, now=now, wait_seconds=wait_seconds)
        self.settings = settings
        environ = environment.for_parts(self._environ, settings)
        self.servers = {
            part.name: Server(part, environ=environ, log=folder / f"{part.name}.log")
            for part in parts(settings, model)
        }
        self._starts = datetime.fromisoformat(now).replace(tzinfo=PARIS)
        self.since = float(self._environ["AIDE_NOW_SINCE"])

    @property
    def sandbox(self) -> Server:
        return self.servers["sandbox"]

    @property
    def actions(self) -> Server:
        return self.servers["actions"]

    @property
    def desk(self) -> Server:
        return self.servers["desk"]

    @property
    def assistant(self) -> Server:
        return self.servers["assistant"]

    @property
    def database(self) -> Path:
        return self.folder / "aide.db"

    def now(self) -> datetime:
        """The moment it is for its parts."""
        return self._starts + timedelta(seconds=time.time() - self.since)

    def start(self) -> None:
        for server in self.servers.values():
            server.start()

    def wait(self) -> None:
        for server in self.servers.values():
            server.wait()

    def stop(self) -> None:
        for server in reversed(self.servers.values()):
            server.kill()

    def files(self) -> Iterable[Path]:
        """Everything it wrote: logs, database, outbox."""
        return (path for path in self.folder.rglob("*") if path.is_file())


def _settings(
    folder: Path, ports: list[int], *, now: str, wait_seconds: float
) -> tuple[Settings, dict[str, str]]:
    ours = {
        "AIDE_VAR": str(folder / "var"),
        "AIDE_DATABASE_URL": f"sqlite:///{folder / 'aide.db'}",
        "AIDE_NOW": now,
        "AIDE_NOW_SINCE": repr(time.time()),
        "AIDE_WAIT_MINUTES": str(wait_seconds / 60),
        "AIDE_BANK_SECONDS": "3",
        # The limits have tests of their own; here one address plays every customer.
        "AIDE_RATE_LIMITS": "false",
    }
    ours |= {f"AIDE_{part.upper()}_PORT": str(port) for part, port in zip(PARTS, ports, strict=True)}
    for name in ("BANK_TOKEN", "CUSTOMER_JWT_SECRET", "SESSION_SECRET", "DESK_API_TOKEN"):
        ours[f"AIDE_{name}"] = secrets.token_urlsafe(32)
    ours["AIDE_BANK_URL"] = f"http://127.0.0.1:{ports[0]}"
    ours["AIDE_PUBLIC_URL"] = f"http://127.0.0.1:{ports[3]}"
    ours["AIDE_ALLOWED_ORIGINS"] = f"http://127.0.0.1:{ports[0]},http://localhost:{ports[0]}"
    # Without compiled code kept on disk, each start of the assistant would take three times as long.
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AIDE_") and name != NO_BYTECODE
    }
    environ = {**kept, **ours}
    return Settings.from_env(environ), environ


def _free_ports(count: int) -> list[int]:
    """Held together while they are chosen, so that they differ."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
