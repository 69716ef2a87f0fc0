"""The real desk, in a process of its own on a free port;
the schema is made from the tables, not by migrations.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.plain_http import client

ROOT = Path(__file__).parents[2]
TOKEN = "desk-token-of-the-tests"
START = """
import os
from aide import db
from aide.cards import tables
from aide.desk import tables
from aide.dialogue import tables
from aide.mail import tables
def made_from_tables(url):
    engine = db.connect(url)
    db.metadata.create_all(engine)
    engine.dispose()
db.upgrade = made_from_tables
# As strong as needed to be argon2, as quick as many logins ask for.
from argon2 import PasswordHasher
from aide.desk.staff import accounts
if not os.environ.get("AIDE_TESTS_SLOW_PASSWORDS"):
    accounts._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
from aide.desk.__main__ import main
main()
"""


class DeskServer:
    """`http` speaks to the server with the API's token."""

    def __init__(self, folder: Path, database_url: str, **environ: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._log = folder / "desk.log"
        self._ahead = timedelta()
        if "AIDE_NOW_SINCE" in environ:
            began = datetime.fromtimestamp(float(environ["AIDE_NOW_SINCE"]), UTC)
            self._ahead = datetime.fromisoformat(environ["AIDE_NOW"]) - began
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
        ours = {
            "AIDE_VAR": str(folder / "var"),
            "AIDE_DATABASE_URL": database_url,
            "AIDE_DESK_PORT": str(port),
            "AIDE_DESK_API_TOKEN": TOKEN,
        }
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START],
                cwd=ROOT,
                env={**kept, **ours, **environ},
                stdout=log,
                stderr=log,
            )
        self.http = client(base_url=self.url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=20)
        self._wait()

    def get(self, path: str, *, expect: int = 200, **parameters: Any) -> Any:
        return self._answer(self.http.get(path, params=parameters), expect)

    def post(self, path: str, *, expect: int = 200, **body: Any) -> Any:
        return self._answer(self.http.post(path, json=body), expect)

    def patch(self, path: str, *, expect: int = 200, **body: Any) -> Any:
        return self._answer(self.http.patch(path, json=body), expect)

    def every_page(self, path: str, **parameters: Any) -> list[list[dict[str, Any]]]:
        """The items of each page, from the first to the last."""
        pages: list[list[dict[str, Any]]] = []
        cursor = None
        while cursor is not None or not pages:
            answer = self.get(path, **parameters, **({"cursor": cursor} if cursor else {}))
            pages.append(answer["items"])
            cursor = answer["next"]
        return pages

    def now(self) -> datetime:
        """What its clock says."""
        return datetime.now(UTC) + self._ahead

    def log(self) -> str:
        return self._log.read_text()

    def stop(self, seconds: float = 60) -> int:
        self.http.close()
        self.process.send_signal(signal.SIGTERM)
        # How quickly it stops has tests of its own: a machine whose disk stalls fails none of the others.
        return self.process.wait(timeout=seconds)

    def _answer(self, answer: httpx.Response, expect: int) -> Any:
        assert answer.status_code == expect, f"{answer.status_code} {answer.text}\n{self.log()}"
        return answer.json() if answer.content else None

    def _wait(self) -> None:
        for _ in range(300):
            try:
                self.http.get("/healthz").raise_for_status()
                return
            except httpx.TransportError:
                assert self.process.poll() is None, self.log()
                time.sleep(0.1)
        raise AssertionError(f"the desk did not start in 30 s\n{self.log()}")
