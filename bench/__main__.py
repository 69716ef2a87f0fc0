"""`make bench`: our assistant beside stock Rasa,
in one run on this data (`--quick` for a look at the program).
"""

from __future__ import annotations

import argparse
import json
import os
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
import yaml

from bench import servers, stock, training
from bench.servers import ROOT, Assistant

PRINTED = ROOT / "bench" / "printed"
CLIENTS = (1, 8, 32)
WARM_UP = 20
AIMS = {
    "environment, MB": 1200,
    "supervisor, MB": 60,
    "memory of the assistant, MB": 500,
    "start, s": 10,
    "processor of the assistant, ms a turn": 12,
    "training, s": 60,
    "training after one changed example, s": 20,
}


def main() -> None:
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="aide-bench-"))
    models = {"ours": folder / "ours.tar.gz", "stock": folder / "stock.tar.gz"}
    pythons, configs = {"ours": sys.executable}, {"ours": ROOT / "config.yml", "stock": stock.CONFIG}
    try:
        pythons["stock"] = str(stock.python())
    except stock.NoStockRasa as why:
        _say(str(why))
    figures: dict[str, dict[str, float]] = {name: {} for name in pythons}
    for name, python in pythons.items():
        figures[name]["environment, MB"] = servers.environment_megabytes(python)
    figures["ours"]["supervisor, MB"] = servers.supervisor_megabytes(folder)
    for name, python in pythons.items():
        given = getattr(options, f"{name}_model")
        if given:
            models[name] = Path(given)
        else:
            _say(f"training {name}…")
            epochs = options.stock_epochs if name == "stock" else None
            taken = training.train(
                configs[name],
                models[name],
                folder,
                epochs=epochs,
                python=python,
                module=training.MODULES[name],
            )
            figures[name] |= training.rows("training", taken)
        if name == "ours" and not given:
            figures[name] |= training.again(models[name], folder, say=_say)
    starts = {"ours": servers.ours, "stock": servers.stock}
    for name, python in pythons.items():
        start = starts[name]
        _say(f"measuring {name}…")
        figures[name] |= whole(start, models[name], folder, quick=options.quick)
        _say(f"  {figures[name]}")
        figures[name] |= alone(models[name], folder, python, quick=options.quick)
        _say(f"  {figures[name]}")
    text = report(figures, options.stock_epochs)
    print(text)
    if not options.quick:
        PRINTED.mkdir(exist_ok=True)
        (PRINTED / "bench.md").write_text(text)


def whole(
    start: Callable[[Path, Path], AbstractContextManager[Assistant]],
    model: Path,
    folder: Path,
    *,
    quick: bool,
) -> dict[str, float]:
    """Through the assistant's own Socket.IO channel."""
    measured: dict[str, float] = {}
    with start(model, folder) as assistant:
        measured["start, s"] = assistant.start_seconds
        load(assistant.url, "socket", 1, WARM_UP)
        used = assistant.processor_seconds()
        one = load(assistant.url, "socket", 1, 40 if quick else 120)["times"][0]
        measured["processor of the assistant, ms a turn"] = (
            1000 * (assistant.processor_seconds() - used) / len(one)
        )
        measured["median of a reply, ms"] = 1000 * statistics.median(one)
        measured["p99 of a reply, ms"] = 1000 * statistics.quantiles(one, n=100)[98]
        for clients in CLIENTS:
            done = load(assistant.url, "socket", clients, max(4, (64 if quick else 256) // clients))
            measured[f"messages/s, {clients} clients"] = sum(map(len, done["times"])) / done["seconds"]
        turns = load(assistant.url, "socket", 1, 60 if quick else 310)["times"][0]
        measured["turn 10, ms"] = 1000 * statistics.median(turns[5:25])
        measured[f"turn {50 if quick else 300}, ms"] = 1000 * statistics.median(turns[-20:])
        measured["turn 300 / turn 10"] = statistics.median(turns[-20:]) / statistics.median(turns[5:25])
        measured["memory of the assistant, MB"], measured["memory with its action server, MB"] = (
            assistant.memory()
        )
    return measured


def alone(model: Path, folder: Path, python: str, *, quick: bool) -> dict[str, float]:
    """Pipeline and policies only, through Rasa's REST channel."""
    with servers.engine(model, folder, python) as assistant:
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
    """A table: ours, before, stock, and stock divided by ours (times, memory) or ours by stock (messages/s);
    above 1 is better.
    """
    before = yaml.safe_load((ROOT / "bench" / "before.yml").read_text())
    rows = [
        "| measure | aim | ours | before | stock Rasa | ours is better than stock by |",
        "|---|---|---|---|---|---|",
    ]
    for name, ours in figures["ours"].items():
        theirs = figures.get("stock", {}).get(name)
        better = "" if theirs is None else f"× {ours / theirs if 'messages/s' in name else theirs / ours:.2f}"
        aim = f"≤ {AIMS[name]}" if name in AIMS else ""
        cells = ["" if one is None else f"{one:.1f}" for one in (ours, before.get(name), theirs)]
        rows.append(f"| {' | '.join([name, aim, *cells, better])} |")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    machine = (
        f"{psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, "
        f"{platform.processor() or platform.machine()}"
    )
    title = (
        f"`make bench`, {date.today()}, {machine}, commit {commit}, load "
        f"{os.getloadavg()[2]:.1f} (15 min, its own 1 to 2)"
    )
    trained = (
        f"Stock was trained {stock_epochs} epochs of its 100 (its speed "
        "does not depend on it, its training time does)."
    )
    told = [trained, ""] if stock_epochs != 100 and "stock" in figures else []
    told += ["« Before » is recorded in bench/before.yml, with how it was measured.", ""]
    return "\n".join([title, "", *told, *rows, "", *([verdict(figures), ""] if "stock" in figures else [])])


def verdict(figures: dict[str, dict[str, float]]) -> str:
    """The two aims, and whether they are met."""
    speed = {
        name: max(value for key, value in measured.items() if key.startswith("messages/s"))
        for name, measured in figures.items()
    }
    rate = speed["ours"] / speed["stock"]
    median = figures["ours"]["median of a reply, ms"] / figures["stock"]["median of a reply, ms"]
    return "\n".join(
        [
            f"- best messages/s: {rate:.2f} times stock's (aim: 3): {'met' if rate >= 3 else 'MISSED'}",
            (
                f"- median of a reply: {median:.2f} of stock's (aim: under 0.5): "
                f"{'met' if median < 0.5 else 'MISSED'}"
            ),
        ]
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small counts, nothing written")
    parser.add_argument("--ours-model", help="a model trained before: no training is measured")
    parser.add_argument("--stock-model")
    parser.add_argument(
        "--stock-epochs", type=int, default=100, help="fewer to save time; the report then says so"
    )
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
