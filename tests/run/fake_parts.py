"""Tiny parts: an HTTP server that answers on /healthz, says its pid, and dies when asked."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aide.run.parts import Part

SERVER = """
import http.server, os, signal, sys, time
name, port, stubborn = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "stubborn"
if stubborn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/die":
            print("ValueError: asked to die", flush=True)
            os._exit(3)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(os.getpid()).encode())
    def log_message(self, *_):
        pass
print("hello from", name, flush=True)
print("WARNING careful", flush=True)
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fake_part(name: str, *, stubborn: bool = False) -> Part:
    port = free_port()
    command = (sys.executable, "-c", SERVER, name, str(port), "stubborn" if stubborn else "kind")
    return Part(name=name, command=command, port=port, health="/healthz")


def dying_part(name: str) -> Part:
    """Ends at once, each time it is started."""
    return Part(
        name=name,
        command=(sys.executable, "-c", "raise SystemExit('no way')"),
        port=free_port(),
        health="/",
    )


def is_running(pid: int) -> bool:
    """Not there, or there only until its parent notices (a zombie), is not running."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def eventually(condition: Callable[[], bool], *, seconds: float = 15.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False
