"""How well customers are understood, beside rivals: `python -m bench.nlu`;
a table to paste in a decision page.

All are tried on all the texts of `tests/nlu`. DIET on all our examples takes hours: everything is trained on
the same sample, `--per-intent` examples of each intent; ours and the rivals outside Rasa then on all of them
as well.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path

from bench import stock, training
from bench.servers import ROOT

SEED = 7
VECTORS = "fr_core_news_md"
RIVALS = {"spaCy textcat": "textcat", "character n-grams, linear SVM": "svc"}
HEAD = "| classifier | examples | accuracy | macro F1 | ms a message | model MB | process MB | training s |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-intent", type=int, default=14)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="aide-bench-nlu-"))
    everything, few = folder / "all", folder / "few"
    sample(everything, None)
    sample(few, options.per_intent)
    print(
        f"`python -m bench.nlu --per-intent {options.per_intent}`, {date.today()}\n\n{HEAD}\n|{'---|' * 8}",
        flush=True,
    )
    count = f"{options.per_intent} an intent"
    own = ROOT / "config.yml"
    pipelines = [("ours", own, few, sys.executable), ("ours", own, everything, sys.executable)]
    try:
        theirs = str(stock.python())
        if stock.has(VECTORS):
            pipelines.insert(0, (f"Rasa, spaCy {VECTORS}, DIET", stock.VECTORS_CONFIG, few, theirs))
        else:
            print(
                f"{VECTORS} is not installed in var/stock: DIET with its vectors is left out", file=sys.stderr
            )
        pipelines.insert(0, ("stock Rasa (DIET)", stock.CONFIG, few, theirs))
    except stock.NoStockRasa as why:
        print(why, file=sys.stderr)
    for number, (name, config, data, python) in enumerate(pipelines):
        model = folder / f"nlu{number}.tar.gz"
        seconds, _ = training.train(nlu_only(config, folder, number), model, folder, data=data, python=python)
        figures = tried("rasa", model, python) | {"seconds": seconds, "model": model.stat().st_size / 2**20}
        print(row(name, count if data is few else "all", figures), flush=True)
    for name, kind in RIVALS.items():
        for data in (few, everything):
            print(row(name, count if data is few else "all", tried(kind, data / "nlu.yml")), flush=True)


def row(name: str, examples: str, figures: dict[str, float]) -> str:
    return (
        f"| {name} | {examples} | {figures['accuracy']:.3f} | {figures['f1']:.3f} | {figures['ms']:.1f} | "
        f"{figures['model']:.1f} | {figures['mb']:.0f} | {figures['seconds']:.0f} |"
    )


def nlu_only(config: Path, folder: Path, number: int) -> Path:
    """The configuration without its policies."""
    shorter = folder / f"config{number}.yml"
    shorter.write_text(config.read_text().split("\npolicies:")[0] + "\npolicies:\n  - name: RulePolicy\n")
    return shorter


def sample(data: Path, per_intent: int | None) -> None:
    """The rules as they are, and the same number of examples of each intent,
    drawn once; None: all of them.
    """
    from rasa.shared.nlu.training_data.loading import load_data
    from rasa.shared.nlu.training_data.training_data import TrainingData

    by_intent = defaultdict(list)
    for path in sorted(ROOT.glob("data/*/nlu.yml")):
        for example in load_data(str(path)).intent_examples:
            by_intent[example.get("intent")].append(example)
    draw = random.Random(SEED)
    chosen = [
        example
        for found in by_intent.values()
        for example in (draw.sample(found, min(per_intent, len(found))) if per_intent else found)
    ]
    data.mkdir()
    (data / "nlu.yml").write_text(TrainingData(chosen).nlu_as_yaml())
    for path in [*ROOT.glob("data/*/rules.yml"), *ROOT.glob("data/*/responses.yml")]:
        (data / f"{path.parent.name}-{path.name}").write_text(path.read_text())


def tried(kind: str, given: Path, python: str = sys.executable) -> dict[str, float]:
    done = subprocess.run(
        [python, "-m", "bench.nlu.trial", kind, str(given)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
