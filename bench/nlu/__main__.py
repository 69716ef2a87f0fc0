"""Understanding: our pipeline beside stock Rasa's DIET, same data, same held-out texts: `python -m bench.nlu`.

DIET needs hours of two cores for all our examples: both are trained on the same sample, `--per-intent` examples of each
intent; ours is then trained on all of them as well.
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

from bench import servers
from bench.servers import ROOT

HELD_OUT = ROOT / "tests" / "nlu" / "heldout.yml"
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-intent", type=int, default=25)
    parser.add_argument("--sample-only", action="store_true", help="leave out the model of all our examples")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="aide-bench-nlu-"))
    sampled = sample(folder, options.per_intent)
    runs = {
        f"stock (DIET), {options.per_intent} examples an intent": (ROOT / "bench" / "stock.yml", sampled),
        f"ours, {options.per_intent} examples an intent": (ROOT / "config.yml", sampled),
    }
    if not options.sample_only:
        runs["ours, all the examples"] = (ROOT / "config.yml", ROOT / "data")
    rows = [
        "| pipeline | accuracy | macro F1 | ms a message | model MB | process MB | training s |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, (name, (config, data)) in enumerate(runs.items()):
        print(f"{name}…", file=sys.stderr, flush=True)
        model = folder / f"nlu{number}.tar.gz"
        seconds = servers.train(nlu_only(config, folder, number), model, folder, data=data)
        figures = tried(model)
        rows.append(
            f"| {name} | {figures['accuracy']:.3f} | {figures['f1']:.3f} | {figures['ms']:.1f} | "
            f"{model.stat().st_size / 2**20:.0f} | {figures['mb']:.0f} | {seconds:.0f} |"
        )
    print(f"`python -m bench.nlu --per-intent {options.per_intent}`, {date.today()}\n\n" + "\n".join(rows))


def nlu_only(config: Path, folder: Path, number: int) -> Path:
    """The configuration without its policies."""
    shorter = folder / f"config{number}.yml"
    shorter.write_text(config.read_text().split("\npolicies:")[0] + "\npolicies:\n  - name: RulePolicy\n")
    return shorter


def sample(folder: Path, per_intent: int) -> Path:
    """The rules as they are, and the same number of examples of each intent, drawn once."""
    from rasa.shared.nlu.training_data.loading import load_data
    from rasa.shared.nlu.training_data.training_data import TrainingData

    by_intent = defaultdict(list)
    for path in sorted(ROOT.glob("data/*/nlu.yml")):
        for example in load_data(str(path)).intent_examples:
            by_intent[example.get("intent")].append(example)
    draw = random.Random(SEED)
    chosen = [example for found in by_intent.values() for example in draw.sample(found, min(per_intent, len(found)))]
    data = folder / "data"
    data.mkdir()
    (data / "nlu.yml").write_text(TrainingData(chosen).nlu_as_yaml())
    for path in [*ROOT.glob("data/*/rules.yml"), *ROOT.glob("data/*/responses.yml")]:
        (data / f"{path.parent.name}-{path.name}").write_text(path.read_text())
    return data


def tried(model: Path) -> dict[str, float]:
    """On the held-out texts, in a process of its own (its memory is measured too)."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.nlu_try", str(model), str(HELD_OUT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
