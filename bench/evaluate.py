"""`make evaluate`: how well customers are understood, in figures and pictures,
under `bench/results/evaluation/`.

Cross-validation on the examples, then the model of all of them on every text written apart.
Without Rasa around the classifier, for speed: its components are thin shells over the same functions.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path

import numpy as np
import yaml

from aide.nlu import told_problems, two_problems
from aide.nlu.entities.extract import extract_entities
from aide.nlu.entities.relevance import relevant
from aide.nlu.evaluation.score import TEXTS
from aide.nlu.evaluation.texts import Text, read
from aide.nlu.fallback import Thresholds
from aide.nlu.linear import LinearModel
from aide.nlu.told_problems import as_told
from bench.nlu import answers as ours
from bench.nlu import doubting, metrics, page, pictures
from bench.nlu.doubting import OUT_OF_SCOPE, Answer
from bench.nlu.metrics import Predictions
from bench.servers import ROOT

RESULTS = ROOT / "bench" / "results" / "evaluation"
SHOWN = ROOT / "docs" / "images"
TODAY = date(2026, 11, 23)
"""The day that relative dates of the texts are read from; only their words are compared."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", action="store_true", help="also copy the pictures where docs/comprehension.md shows them"
    )
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    texts = evaluate(RESULTS)
    (RESULTS / "page.md").write_text(texts, encoding="utf-8")
    print(texts)
    if options.show:
        for picture in RESULTS.glob("*.png"):
            shutil.copy(picture, SHOWN / f"comprehension-{picture.name}")
    print(f"\n{RESULTS.relative_to(ROOT)}/page.md", file=sys.stderr)


def evaluate(folder: Path) -> str:
    """Measure, draw into `folder`, and return the page."""
    _say("encoding the examples and the texts…")
    job = ours.prepare(read(ROOT.glob("data/**/nlu.yml")))
    apart = read((ROOT / TEXTS).glob("*.yml"))
    held_out = ours.prepare(apart)
    _say(f"{len(job.texts)} examples, {len(apart)} texts; {ours.FOLDS} folds…")
    model, crossed = ours.cross_validated(job)
    whole = model.probabilities(held_out.texts, held_out.vectors)
    probabilities = as_told(model, held_out.texts, whole)
    folds = Predictions.of(model.labels, job.intents, crossed)
    found = Predictions.of(model.labels, held_out.intents, probabilities)
    answers = ours.ranked(model, apart, probabilities)
    score, positive = _out_of_scope(model, probabilities), np.isin(found.wanted, list(OUT_OF_SCOPE))
    unlike = metrics.unlike(held_out.texts, job.texts)
    marked, named = [one.entities for one in apart], _entities(apart, found.got)
    per_intent = metrics.f1_by_intent(found.wanted, found.got)
    kinds = metrics.by_group([one.kind for one in apart], found.right)
    present = thresholds_of(ROOT / "config.yml")
    curves = {
        "texts written apart": metrics.reliability(found.confidence, found.right),
        "cross-validation": metrics.reliability(folds.confidence, folds.right),
    }
    pictures.reliability(curves, folder / "reliability.png")
    pictures.bars(per_intent, folder / "intents.png", title="F1 by intent (texts)")
    pictures.bars(kinds, folder / "kinds.png", title="accuracy by kind (texts)")
    pictures.confusion(found.wanted, found.got, folder / "confusion.png")
    pictures.detection(score, positive, folder / "out-of-scope.png")
    pictures.doubt(answers, present, folder / "doubt.png")
    return "\n\n".join(
        [
            page.heading(len(job.texts), len(apart)),
            page.figures(
                {
                    "cross-validation": folds,
                    **_by_file(apart, found),
                    "all texts apart": found,
                    "those that no example equals": found.only(unlike),
                }
            ),
            page.clear(found, [one.kind == "clair" for one in apart]),
            page.cost_line(ours.speed(model, held_out.texts), ours.megabytes(model)),
            page.shares("By kind", "kind", "accuracy", kinds),
            page.shares("By intent", "intent", "F1", per_intent),
            page.entities(
                metrics.entities(marked, named),
                metrics.entities(marked, named, same=metrics.core),
            ),
            page.seconds(*_seconds(model, apart, whole)),
            page.calibration(folds, found, curves["texts written apart"]),
            page.detection(*metrics.detection(score, positive)),
            page.doubt(answers, present),
            page.rotation(_rotated(apart, answers), doubting.choose(answers)),
            page.confused(metrics.confused(found.wanted, found.got, held_out.texts)),
        ]
    )


def thresholds_of(config: Path) -> Thresholds:
    """Those of the DoubtClassifier in the configuration."""
    pipeline = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
    one = next(part for part in pipeline if part["name"].endswith("DoubtClassifier"))
    return Thresholds(one["threshold"], one["ambiguity_threshold"], one["irreversible_threshold"])


def _by_file(apart: list[Text], found: Predictions) -> dict[str, Predictions]:
    files = np.asarray([one.file for one in apart])
    return {str(name): found.only(files == name) for name in np.unique(files)}


def _out_of_scope(model: LinearModel, probabilities: np.ndarray) -> np.ndarray:
    return probabilities[:, [label in OUT_OF_SCOPE for label in model.labels]].sum(axis=1)


def _entities(apart: list[Text], got: np.ndarray) -> list[list[tuple[str, str]]]:
    return [
        [
            (entity.label, entity.text)
            for entity in relevant(extract_entities(one.text, TODAY), intent=str(intent), text=one.text)
        ]
        for one, intent in zip(apart, got, strict=True)
    ]


def _seconds(
    model: LinearModel, apart: list[Text], probabilities: np.ndarray
) -> tuple[int, int, int, int, int]:
    """(texts of two problems that we can take up, both found, in the order told,
    two imagined in others, others).
    """
    told = both = in_order = imagined = 0
    for one, row in zip(apart, probabilities, strict=True):
        pair, meant = told_problems.pair(model, one.text, row), {one.intent, one.second}
        two = meant <= two_problems.PROBLEMS
        told += two
        if pair is not None:
            both += two and {pair.first, pair.second} == meant
            in_order += two and (pair.first, pair.second) == (one.intent, one.second)
            imagined += not two
    return told, both, in_order, imagined, len(apart) - told


def _rotated(apart: list[Text], answers: list[Answer]) -> dict[str, tuple[Thresholds, list[Answer]]]:
    """For each file, the thresholds chosen on the others' texts, and its own answers to judge them on."""
    files = sorted({one.file for one in apart})
    split = {
        file: [answer for one, answer in zip(apart, answers, strict=True) if one.file == file]
        for file in files
    }
    return {
        file: (
            doubting.choose([one for other in files if other != file for one in split[other]]),
            split[file],
        )
        for file in files
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
