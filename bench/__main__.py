"""`make bench`: our assistant beside stock Rasa, in one run on this data (`--quick` for a look at the program)."""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import psutil

from bench import servers
from bench.servers import ROOT, Assistant

PRINTED = ROOT / "bench" / "printed"
CLIENTS = (1, 8, 32)
WARM_UP = 20


def main() -> None:
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="aide-bench-"))
    models = {"ours": folder / "ours.tar.gz", "stock": folder / "stock.tar.gz"}
    figures: dict[str, dict[str, float]] = {"ours": {}, "stock": {}}
    for name, config in (("ours", ROOT / "config.yml"), ("stock", ROOT / "bench" / "stock.yml")):
        given = getattr(options, f"{name}_model")
        if given:
            models[name] = Path(given)
        else:
            _say(f"training {name}…")
            epochs = options.stock_epochs if name == "stock" else None
            figures[name]["training, s"] = servers.train(config, models[name], folder, epochs=epochs)
    for name, start in (("ours", servers.ours), ("stock", servers.stock)):
        _say(f"measuring {name}…")
        figures[name] |= whole(start, models[name], folder, quick=options.quick)
        _say(f"  {figures[name]}")
        figures[name] |= alone(models[name], folder, quick=options.quick)
        _say(f"  {figures[name]}")
    text = report(figures, options.stock_epochs)
    print(text)
    if not options.quick:
        PRINTED.mkdir(exist_ok=True)
        (PRINTED / "bench.md").write_text(text)


def whole(
    start: Callable[[Path, Path], AbstractContextManager[Assistant]], model: Path, folder: Path, *, quick: bool
) -> dict[str, float]:
    """Through the assistant's own Socket.IO channel."""
    measured: dict[str, float] = {}
    with start(model, folder) as assistant:
        measured["start, s"] = assistant.start_seconds
        load(assistant.url, "socket", 1, WARM_UP)
        one = load(assistant.url, "socket", 1, 40 if quick else 120)["times"][0]
        measured["median of a reply, ms"] = 1000 * statistics.median(one)
        measured["p99 of a reply, ms"] = 1000 * statistics.quantiles(one, n=100)[98]
        for clients in CLIENTS:
            done = load(assistant.url, "socket", clients, max(4, (64 if quick else 256) // clients))
            measured[f"messages/s, {clients} clients"] = sum(map(len, done["times"])) / done["seconds"]
        turns = load(assistant.url, "socket", 1, 60 if quick else 310)["times"][0]
        measured["turn 10, ms"] = 1000 * statistics.median(turns[5:25])
        measured[f"turn {50 if quick else 300}, ms"] = 1000 * statistics.median(turns[-20:])
        measured["turn 300 / turn 10"] = statistics.median(turns[-20:]) / statistics.median(turns[5:25])
        measured["memory of the assistant, MB"], measured["memory with its action server, MB"] = assistant.memory()
    return measured


def alone(model: Path, folder: Path, *, quick: bool) -> dict[str, float]:
    """Pipeline and policies only, through Rasa's REST channel."""
    with servers.engine(model, folder) as assistant:
        load(assistant.url, "rest", 1, WARM_UP)
        times = [load(assistant.url, "rest", 1, 20)["times"][0] for _ in range(1 if quick else 5)]
        done = load(assistant.url, "rest", 8, 4 if quick else 30)
    return {
        "engine alone: median, ms": 1000 * statistics.median([seconds for run in times for seconds in run]),
        "engine alone: messages/s, 8 clients": sum(map(len, done["times"])) / done["seconds"],
    }


def load(url: str, channel: str, clients: int, messages: int) -> dict[str, Any]:
    task = json.dumps({"url": url, "channel": channel, "clients": clients, "messages": messages})
    _say(f"  {channel}, {clients} client(s), {messages} messages each…")
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", task],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=1800,
    )
    return json.loads(done.stdout)


def report(figures: dict[str, dict[str, float]], stock_epochs: int) -> str:
    """A table: ours, stock, stock divided by ours (times, memory) or ours by stock (messages/s): above 1 is better."""
    rows = ["| measure | ours | stock Rasa | ours is better by |", "|---|---|---|---|"]
    for name in figures["ours"]:
        ours, stock = figures["ours"][name], figures["stock"].get(name)
        if stock is None:
            rows.append(f"| {name} | {ours:.1f} | | |")
            continue
        better = ours / stock if "messages/s" in name else stock / ours
        rows.append(f"| {name} | {ours:.1f} | {stock:.1f} | × {better:.2f} |")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    machine = f"{psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, {platform.processor() or platform.machine()}"
    title = f"`make bench`, {date.today()}, {machine}, commit {commit}"
    trained = (
        f"Stock was trained {stock_epochs} epochs of its 100 (its speed does not depend on it, its training time does)."
    )
    return "\n".join([title, "", *([trained, ""] if stock_epochs != 100 else []), *rows, "", verdict(figures), ""])


def verdict(figures: dict[str, dict[str, float]]) -> str:
    """The issue's two aims, and whether they are met."""
    speed = {
        name: max(value for key, value in measured.items() if key.startswith("messages/s"))
        for name, measured in figures.items()
    }
    rate = speed["ours"] / speed["stock"]
    median = figures["ours"]["median of a reply, ms"] / figures["stock"]["median of a reply, ms"]
    return "\n".join(
        [
            f"- best messages/s: {rate:.2f} times stock's (aim: 3): {'met' if rate >= 3 else 'MISSED'}",
            f"- median of a reply: {median:.2f} of stock's (aim: under 0.5): {'met' if median < 0.5 else 'MISSED'}",
        ]
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small counts, nothing written")
    parser.add_argument("--ours-model", help="a model trained before: no training is measured")
    parser.add_argument("--stock-model")
    parser.add_argument("--stock-epochs", type=int, default=100, help="fewer to save time; the report then says so")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
