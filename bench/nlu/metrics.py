"""Measures of a classifier's answers. Pure: arrays in, figures out; shares from 0 to 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score, roc_curve

DRAWS = 1000


@dataclass(frozen=True)
class Interval:
    """A figure and the middle 95 % of what it is on texts drawn again with replacement (the bootstrap)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True)
class Bin:
    """The answers given with about the same confidence: its mean, the share that is right, how many."""

    confidence: float
    right: float
    count: int


@dataclass(frozen=True)
class Predictions:
    """The intents meant, those understood, and the confidence in them."""

    wanted: np.ndarray
    got: np.ndarray
    confidence: np.ndarray

    @property
    def right(self) -> np.ndarray:
        return self.wanted == self.got

    def only(self, rows: np.ndarray) -> Predictions:
        return Predictions(self.wanted[rows], self.got[rows], self.confidence[rows])

    @classmethod
    def of(cls, labels: Sequence[str], intents: Sequence[str], probabilities: np.ndarray) -> Predictions:
        """From probabilities of shape (texts, labels)."""
        best = np.asarray(labels)[probabilities.argmax(axis=1)]
        return cls(np.asarray(intents), best, probabilities.max(axis=1))


def accuracy(wanted: np.ndarray, got: np.ndarray) -> float:
    return float((wanted == got).mean())


def macro_f1(wanted: np.ndarray, got: np.ndarray) -> float:
    """Over the intents that the texts have: an intent answered but never meant is not averaged."""
    return float(f1_score(wanted, got, labels=np.unique(wanted), average="macro", zero_division=0))


def bootstrap(
    figure: Callable[[np.ndarray, np.ndarray], float],
    wanted: np.ndarray,
    got: np.ndarray,
    *,
    draws: int = DRAWS,
    seed: int = 7,
) -> Interval:
    """Percentile bootstrap over the texts."""
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(wanted), (draws, len(wanted)))
    low, high = np.percentile([figure(wanted[rows], got[rows]) for rows in drawn], [2.5, 97.5])
    return Interval(figure(wanted, got), float(low), float(high))


def reliability(confidence: np.ndarray, right: np.ndarray, *, bins: int = 10) -> list[Bin]:
    """Bins of equal width; the empty ones are left out."""
    where = np.minimum((confidence * bins).astype(int), bins - 1)
    kept = [where == number for number in range(bins) if (where == number).any()]
    return [Bin(float(confidence[rows].mean()), float(right[rows].mean()), int(rows.sum())) for rows in kept]


def calibration_error(confidence: np.ndarray, right: np.ndarray, *, bins: int = 10) -> float:
    """Expected calibration error (Guo et al., 2017):
    the mean gap between confidence and share of right, by count.
    """
    found = reliability(confidence, right, bins=bins)
    return sum(one.count * abs(one.confidence - one.right) for one in found) / len(confidence)


def detection(score: np.ndarray, positive: np.ndarray, *, recall: float = 0.9) -> tuple[float, float]:
    """(AUROC, share of the negatives wrongly taken when at least `recall` of the positives are)."""
    false_alarms, found, _ = roc_curve(positive, score)
    return float(roc_auc_score(positive, score)), float(false_alarms[found >= recall].min())


def by_group(groups: Sequence[str], right: np.ndarray) -> dict[str, tuple[float, int]]:
    """Share of right and count, for each group, in alphabetical order."""
    names = np.asarray(groups)
    return {
        str(name): (float(right[names == name].mean()), int((names == name).sum()))
        for name in np.unique(names)
    }


def unlike(texts: Sequence[str], examples: Sequence[str]) -> np.ndarray:
    """Which texts no example equals, letters and figures alone: « Merci ! » equals « merci »."""
    known = {_bare(example) for example in examples}
    return np.asarray([_bare(text) not in known for text in texts])


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def f1_by_intent(wanted: np.ndarray, got: np.ndarray) -> dict[str, tuple[float, int]]:
    """F1 and count of texts, for each intent that is meant."""
    names = np.unique(wanted)
    scores = f1_score(wanted, got, labels=names, average=None, zero_division=0)
    return {
        str(name): (float(score), int((wanted == name).sum()))
        for name, score in zip(names, scores, strict=True)
    }


def confused(
    wanted: np.ndarray, got: np.ndarray, texts: Sequence[str], *, most: int = 12
) -> list[tuple[str, str, list[str]]]:
    """(meant, answered, the texts), the commonest pairs first."""
    pairs = Counter((str(a), str(b)) for a, b in zip(wanted, got, strict=True) if a != b)
    return [
        (a, b, [text for text, x, z in zip(texts, wanted, got, strict=True) if (x, z) == (a, b)])
        for (a, b), _ in pairs.most_common(most)
    ]


@dataclass(frozen=True)
class Found:
    """Entities of one type: how many both sides agree on, were invented, were missed."""

    right: int
    invented: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.invented + self.missed)


def entities(
    wanted: Sequence[Sequence[tuple[str, str]]],
    got: Sequence[Sequence[tuple[str, str]]],
    *,
    same: Callable[[str], str] = str,
) -> dict[str, Found]:
    """By type, from (type, words) of each text: the same words of the same text, or wrong.

    `same` makes alike the words that count as one (`core`); by default they are compared to the letter.
    """
    right, invented, missed = Counter[str](), Counter[str](), Counter[str]()
    for meant, found in zip(wanted, got, strict=True):
        a, b = (Counter((label, same(words)) for label, words in side) for side in (meant, found))
        for into, these in ((right, a & b), (invented, b - a), (missed, a - b)):
            into.update(label for label, _ in these.elements())
    labels = sorted(right.keys() | invented.keys() | missed.keys())
    return {label: Found(right[label], invented[label], missed[label]) for label in labels}


_AT_THE_START = re.compile(
    r"^(?:(?:l(?:e|a|es)|d[ue]|des|au|aux|à|en|depuis|par|chez|pour|vers|sur)\s+|[ld]['’]\s*)+", re.I
)


def core(words: str) -> str:
    """Without articles and prepositions before, and punctuation around:
    whether « le 5 » or « 5 » is marked says nothing.
    """
    return _AT_THE_START.sub("", words).strip(' .,;:!?«»"()') or words
