"""The real sandbox, in a process of its own on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from tests.plain_http import client

ROOT = Path(__file__).parents[2]
TOKEN = "bank-token-of-the-tests"
SECRET = "customer-secret-of-the-tests-32-bytes"


class SandboxServer:
    """Helpers in a tester's words; `http` speaks to the server with the bank's token."""

    def __init__(self, var: Path, **environ: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = start(
            AIDE_VAR=str(var),
            AIDE_SANDBOX_PORT=str(self.port),
            AIDE_BANK_TOKEN=TOKEN,
            AIDE_CUSTOMER_JWT_SECRET=SECRET,
            **environ,
        )
        self.http = client(base_url=self.url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10)
        self._wait()

    def reset(self) -> None:
        self.http.post("/sandbox/reset").raise_for_status()

    def has_customer(self, customer: str, *last4: str, **changes: str) -> list[dict[str, str]]:
        """A new customer with these active cards; the cards."""
        cards = [{"last4": digits, **changes} for digits in last4]
        made = self.http.post("/sandbox/customers", json={"id": customer, "name": "Test", "cards": cards})
        return made.raise_for_status().json()["cards"]

    def cards(self, customer: str) -> list[dict[str, str]]:
        return self.http.get(f"/v1/customers/{customer}/cards").raise_for_status().json()

    def fails(self, path: str, **fault: Any) -> None:
        self.http.post("/sandbox/faults", json={"path": path, **fault}).raise_for_status()

    def oppositions(self) -> list[dict[str, str]]:
        return self.http.get("/sandbox/oppositions").json()

    def requests(self, method: str = "POST") -> list[dict[str, Any]]:
        return [call for call in self.http.get("/sandbox/requests").json() if call["method"] == method]

    def stop(self) -> None:
        self.http.close()
        self.process.kill()
        self.process.wait()

    def _wait(self) -> None:
        for _ in range(200):
            try:
                self.http.get("/healthz").raise_for_status()
                return
            except httpx.TransportError:
                assert self.process.poll() is None, "the sandbox stopped at start"
                time.sleep(0.1)
        raise AssertionError("the sandbox did not start in 20 s")


def start(**environ: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "aide.sandbox"],
        cwd=ROOT,
        env={**kept, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
