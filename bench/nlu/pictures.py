"""The evaluation's figures as PNG files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sklearn.metrics import roc_curve

from bench.nlu.doubting import APART, Answer, Thresholds, outcomes
from bench.nlu.metrics import Bin

BLUE, ORANGE, GREY = "#2a5bd7", "#d9822b", "#8a8f98"


def reliability(curves: Mapping[str, Sequence[Bin]], path: Path) -> None:
    """Confidence against share of right: on the diagonal, a confidence of 0.8 is right 8 times in 10."""
    figure, axes = _new(5, 4.4)
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle="--")
    for (name, bins), color in zip(curves.items(), (BLUE, ORANGE), strict=False):
        sizes = [8 + 120 * one.count / sum(b.count for b in bins) for one in bins]
        axes.plot([one.confidence for one in bins], [one.right for one in bins], color=color, label=name)
        axes.scatter([one.confidence for one in bins], [one.right for one in bins], s=sizes, color=color)
    axes.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1.02), ylim=(0, 1.02))
    axes.legend(frameon=False)
    _save(figure, path)


def bars(shares: Mapping[str, tuple[float, int]], path: Path, *, title: str) -> None:
    """One bar a name, the worst on top, its count beside it."""
    rows = sorted(shares.items(), key=lambda row: -row[1][0])
    figure, axes = _new(6.4, 0.8 + 0.24 * len(rows))
    axes.barh(
        [f"{name} ({count})" for name, (_, count) in rows], [share for _, (share, _) in rows], color=BLUE
    )
    for y, (_, (share, _)) in enumerate(rows):
        axes.text(share + 0.005, y, f"{share:.2f}", va="center", fontsize=8)
    axes.set(xlim=(min(0.5, min(share for _, (share, _) in rows) - 0.05), 1.04), title=title)
    _save(figure, path)


def confusion(wanted: np.ndarray, got: np.ndarray, path: Path) -> None:
    """Meant (rows) against understood (columns), without the diagonal: only the errors are to be seen."""
    names = sorted(set(wanted) | set(got))
    index = {name: i for i, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for a, b in zip(wanted, got, strict=True):
        counts[index[a], index[b]] += a != b
    figure, axes = _new(8.4, 7.6)
    axes.imshow(counts, cmap="Blues")
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    for a, b in zip(*np.nonzero(counts), strict=True):
        shade = "white" if counts[a, b] > counts.max() / 2 else "black"
        axes.text(b, a, int(counts[a, b]), ha="center", va="center", fontsize=7, color=shade)
    axes.set(xlabel="understood", ylabel="meant")
    _save(figure, path)


def detection(score: np.ndarray, positive: np.ndarray, path: Path) -> None:
    """Out of scope found against false alarms."""
    figure, axes = _new(4.6, 4.2)
    false_alarms, found, _ = roc_curve(positive, score)
    axes.plot(false_alarms, found, color=BLUE)
    axes.axhline(0.9, color=GREY, linewidth=1, linestyle="--")
    axes.set(
        xlabel="in scope, taken for out of scope",
        ylabel="out of scope, found",
        xlim=(0, 0.5),
        ylim=(0.5, 1.01),
    )
    _save(figure, path)


def doubt(answers: Sequence[Answer], chosen: Thresholds, path: Path) -> None:
    """What is done with a text as the threshold of acting rises; the chosen one is the dashed line."""
    steps = np.arange(0.1, 0.96, 0.05)
    rows = [
        outcomes(answers, Thresholds(step, min(chosen.apart, max(APART)), chosen.irreversible))
        for step in steps
    ]
    share = {
        "acts or declines rightly": [row["act"] + row["decline"] for row in rows],
        "acts or declines wrongly": [row["wrong act"] + row["wrong decline"] for row in rows],
        "offers buttons": [row["offer"] + row["needless offer"] + row["useless offer"] for row in rows],
    }
    figure, axes = _new(6, 4)
    for (name, counts), color in zip(share.items(), (BLUE, ORANGE, GREY), strict=True):
        axes.plot(steps, np.asarray(counts) / len(answers), color=color, label=name)
    axes.axvline(chosen.act, color="black", linewidth=1, linestyle="--")
    axes.set(xlabel="threshold of acting", ylabel="share of texts", ylim=(0, 1))
    axes.legend(frameon=False)
    _save(figure, path)


def _new(width: float, height: float) -> tuple[Figure, Axes]:
    figure, axes = plt.subplots(figsize=(width, height))
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
