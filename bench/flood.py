"""`python -m bench.flood`: 200 hostile clients beside 50 honest ones, for two minutes, at the real servers.

Prints how long the honest ones wait for an answer, alone and then beside the others, whether anything of
theirs was lost, and what the others got; keeps that beside the other printed pages. `--seconds`, `--hostile`
and `--honest` for a shorter look (nothing is kept then).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from aide import db
from aide.journal.tables import messages
from bench import servers
from bench.__main__ import PRINTED, ROOT

SECONDS, HOSTILE, HONEST = 120, 200, 50
CALM_SECONDS = 40
AIM = 2.0
"""Times their calm 95th percentile that the honest ones may wait at most."""


def main() -> None:
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="aide-flood-"))
    # As behind our own proxy: each honest client has an address, the hostile ones share eight.
    os.environ |= {"AIDE_TRUSTED_PROXIES": "1", "AIDE_BENCH_LIMITS": "1"}
    with servers.ours(options.model or _model(), folder) as assistant:
        calm = _honest(assistant.url, options.honest, min(CALM_SECONDS, options.seconds), "calm")
        logs = _log_bytes(folder)
        hostile = _start("hostile", assistant.url, options.hostile, options.seconds + 10, "hostile")
        time.sleep(5)
        flood = _honest(assistant.url, options.honest, options.seconds, "flood")
        did = _ended(hostile)
        memory = assistant.memory()[0]
    lost = _lost(folder, [*calm["conversations"], *flood["conversations"]], calm["sent"] + flood["sent"])
    page = _page(options, calm, flood, did, lost, memory, _log_bytes(folder) - logs)
    print(page)
    if (options.seconds, options.hostile, options.honest) == (SECONDS, HOSTILE, HONEST):
        (PRINTED / "flood.md").write_text(page + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.flood", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--hostile", type=int, default=HOSTILE)
    parser.add_argument("--honest", type=int, default=HONEST)
    parser.add_argument("--model", type=Path)
    return parser.parse_args()


def _model() -> Path:
    return max((ROOT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)


def _start(kind: str, url: str, clients: int, seconds: float, name: str) -> subprocess.Popen[str]:
    task = {"kind": kind, "url": url, "clients": clients, "seconds": seconds, "name": name}
    command = [sys.executable, "-W", "ignore", "-m", "bench.flood_clients", json.dumps(task)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    printed, _ = process.communicate()
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def _honest(url: str, clients: int, seconds: float, name: str) -> dict[str, Any]:
    return _ended(_start("honest", url, clients, seconds, name))


def _lost(folder: Path, conversations: list[str], sent: int) -> int:
    """Messages of the honest that are not in the journal, or have no end of their turn."""
    engine = db.connect(f"sqlite:///{folder}/aide.db")
    kept = 0
    with db.reading(engine) as c:
        for name in conversations:
            mine = (messages.c.conversation == name, messages.c.author == "customer")
            done = select(func.count()).where(*mine, messages.c.done_at.is_not(None))
            kept += int(c.execute(done).scalar_one())
    engine.dispose()
    return sent - kept


def _log_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.log"))


def percentile(times: list[float], share: float) -> float:
    """Of `times` the one that `share` of them do not exceed; nan of none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def _page(
    options: argparse.Namespace,
    calm: dict[str, Any],
    flood: dict[str, Any],
    did: dict[str, Any],
    lost: int,
    memory: float,
    logged: int,
) -> str:
    slow = {
        share: (percentile(calm["times"], share), percentile(flood["times"], share)) for share in (0.5, 0.95)
    }
    ratio = slow[0.95][1] / slow[0.95][0]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    rows = [
        f"`python -m bench.flood`, {date.today()}: {options.hostile} hostile clients of 8 addresses, "
        f"{options.honest} honest ones, {options.seconds} s, {os.cpu_count()} cores, load {load}",
        "",
        "| | alone | beside the flood |",
        "|---|---|---|",
        f"| honest: median, ms | {slow[0.5][0] * 1000:.0f} | {slow[0.5][1] * 1000:.0f} |",
        f"| honest: 95th percentile, ms | {slow[0.95][0] * 1000:.0f} | {slow[0.95][1] * 1000:.0f} |",
        f"| honest: messages answered | {_answered(calm)} | {_answered(flood)} |",
        "",
        f"95th percentile: {ratio:.1f} times (aim: {AIM:.0f}); lost of the honest: {lost} (aim: 0).",
        f"Hostile: {did['sent']} things sent, {did['answered']} messages answered, {did['refused']} refused, "
        f"{did['closed']} sockets closed or refused. "
        f"Logs: {logged / 1000:.0f} kB more; the assistant: {memory:.0f} MB.",
    ]
    return "\n".join(rows)


def _answered(did: dict[str, Any]) -> str:
    return f"{len(did['times'])} of {did['sent']}"


if __name__ == "__main__":
    main()
