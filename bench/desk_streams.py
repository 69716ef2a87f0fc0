"""`python -m bench.desk_streams`: what twenty idle agents cost the desk, by polling as it was and by streams.

By hand, not in CI. Each agent shows a chat of his own in one tab; nobody writes.
Both ways in one run, on the same desk.
A statement with many rows is one.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import random
from typing import Any

import httpx
import psutil
from sqlalchemy.engine import Engine

from aide import clock, db
from aide.desk.http.layout import COOKIE
from aide.desk.staff import accounts, sessions
from aide.desk.staff.cli import DEMO
from aide.handoff import agent_chat, queue
from aide.journal import conversations, messages
from bench.desk import database
from bench.desk_pages import ROOT, desk

PRINTED = ROOT / "bench" / "printed" / "desk_streams.md"
AGENTS = 20
POLL_SECONDS = 1.0
"""How often a page that showed a chat asked for it, before there were streams."""


@dataclass(frozen=True)
class Cost:
    """A second of the desk: database statements, transactions and glances at SQLite's version,
    CPU in ms, requests.
    """

    statements: float
    transactions: float
    glances: float
    cpu: float
    requests: float


@dataclass(frozen=True)
class Page:
    headers: dict[str, str]
    handoff: str


def main() -> None:
    options = _options()
    text = [_title(), ""]
    for name in options.databases:
        with (
            tempfile.TemporaryDirectory(prefix="aide-streams-") as folder,
            database(name, Path(folder)) as url,
        ):
            text += [*_table(name, compare(url, Path(folder), options.seconds)), ""]
    print("\n".join(text))
    if options.write:
        PRINTED.write_text("\n".join(text))


def compare(url: str, folder: Path, seconds: float) -> dict[str, Cost]:
    db.upgrade(url)
    engine = db.connect(url)
    with desk(url, folder, "-m", "bench.counting_desk"):
        pages = [_page(engine, number) for number in range(AGENTS)]
        address = _address(folder)
        found = {
            "polling": asyncio.run(measure(address, folder, pages, poll, seconds)),
            "streams": asyncio.run(measure(address, folder, pages, follow, seconds)),
        }
    engine.dispose()
    return found


Way = Callable[[httpx.AsyncClient, Page, list[str]], Coroutine[Any, Any, None]]


async def measure(address: str, folder: Path, pages: list[Page], way: Way, seconds: float) -> Cost:
    """All pages open at once; the first three seconds, in which they open, are not counted."""
    asked: list[str] = []
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        tasks = [asyncio.create_task(way(client, page, asked)) for page in pages]
        await asyncio.sleep(3)
        before, cpu, requests, started = _counted(folder), _cpu(folder), len(asked), time.monotonic()
        await asyncio.sleep(seconds)
        after, lasted = _counted(folder), time.monotonic() - started
        statements, transactions, glances = ((b - a) / lasted for a, b in zip(before, after, strict=True))
        cpu_ms, requests_made = 1000 * (_cpu(folder) - cpu) / lasted, (len(asked) - requests) / lasted
        broken = [task for task in tasks if task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    assert not broken, [task.exception() for task in broken]
    return Cost(statements, transactions, glances, cpu_ms, requests_made)


async def poll(client: httpx.AsyncClient, page: Page, asked: list[str]) -> None:
    """As the page did: its part each second, with the version it has."""
    await asyncio.sleep(random())
    version = ""
    while True:
        asked.append("fil")
        answer = await client.get(f"/direct/{page.handoff}/fil", params={"v": version}, headers=page.headers)
        assert answer.status_code in (200, 204), answer.status_code
        if answer.status_code == 200:
            version = answer.text.split("fil?v=")[1].split('"')[0]
        await asyncio.sleep(POLL_SECONDS)


async def follow(client: httpx.AsyncClient, page: Page, asked: list[str]) -> None:
    """As the page does: its part each time the stream says that it changed."""
    asked.append("flux")
    async with client.stream("GET", "/flux", params={"fil": page.handoff}, headers=page.headers) as answer:
        async for line in answer.aiter_lines():
            assert "session" not in line
            if line == f"data: fil/{page.handoff}":
                asked.append("fil")
                await client.get(f"/direct/{page.handoff}/fil", headers=page.headers)


def _page(engine: Engine, number: int) -> Page:
    """A session, and a chat of ten messages that is assigned to its agent."""
    login, name, role = DEMO[number % len(DEMO)]
    now = clock.now()
    with db.writing(engine) as c:
        token = sessions.open_session(c, accounts.Agent(login, name, role), now=now)
        conversation = conversations.create(c, customer=None, now=now).id
        for line in range(10):
            messages.receive(
                c, conversation, client_id=f"m{line}", text="Mon virement n'est pas arrivé", now=now
            )
        waiting = queue.request(
            c, conversation, reason="demande", summary="Virement", wait_minutes=60, now=now
        )
        agent_chat.claim(c, waiting.id, agent=name, now=now)
    return Page({"Cookie": f"{COOKIE}={token}"}, waiting.id)


def _counted(folder: Path) -> list[int]:
    time.sleep(0.15)
    return [int(number) for number in (folder / "counted").read_text().split()[1:]]


def _cpu(folder: Path) -> float:
    times = _process(folder).cpu_times()
    return times.user + times.system


def _process(folder: Path) -> psutil.Process:
    return psutil.Process(int((folder / "counted").read_text().split()[0]))


def _address(folder: Path) -> str:
    with suppress(StopIteration):
        port = next(
            one.laddr.port for one in _process(folder).net_connections() if one.status == psutil.CONN_LISTEN
        )
        return f"http://127.0.0.1:{port}"
    raise RuntimeError("the desk listens nowhere")


def _table(name: str, found: dict[str, Cost]) -> list[str]:
    rows = [f"## {name}", "", "| a second | polling | streams | ratio |", "|---|---|---|---|"]
    told = {
        "requests": "requests",
        "statements": "database statements",
        "transactions": "transactions",
        "glances": "glances at SQLite's version, no query" if name == "sqlite" else "turns of the reader",
        "cpu": "CPU of the desk, ms",
    }
    for field, words in told.items():
        before, after = (getattr(found[way], field) for way in ("polling", "streams"))
        ratio = f"{before / after:.0f}" if before and after else "–"
        rows.append(f"| {words} | {before:.1f} | {after:.1f} | {ratio} |")
    return rows


def _title() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    return (
        f"`python -m bench.desk_streams`, {date.today()}, {psutil.cpu_count()} cores, commit "
        f"{commit.strip()}, load of the machine {os.getloadavg()[0]:.1f}. {AGENTS} agents, a chat each, "
        "nobody writes; one tab each. More tabs of an agent are more polling, and the same stream."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--databases", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"]
    )
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--write", action="store_true", help="write bench/printed/desk_streams.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
