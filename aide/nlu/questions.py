"""Which question of knowledge a text asks, or none. No Rasa here.

A logistic regression on the sentence vector, and naive Bayes on groups of letters and on words of the
repaired text: with a dozen wordings a question, naive Bayes learns at once and is right more often than any
linear model on the same features.

Questions without an answer are of all kinds, which one class cannot hold:
they are learnt as groups of near meaning, read as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.special import log_softmax, logsumexp, softmax
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

from aide.nlu import bayes, regression, storing
from aide.nlu.bayes import Bayes
from aide.nlu.counted import Counted
from aide.nlu.normalisation import for_ngrams
from aide.nlu.repair.lexicon import french

ELSE = "aucune"
OF_GROUP = "#"
"""Before the name of a group of ELSE."""
GROUPS = 24
"""Of the questions without an answer: learnt as one class 0.66 of them are known for such,
so 0.92 (decision 0008).
"""
STRENGTH, SMOOTHING = 5.0, 0.03
LETTERS, WORDS = 0.4, 0.2
"""What the log-probabilities of letters and words weigh beside the sentence vector's."""
MOST_ROUNDS = 40
SHORTEST, MOST_LETTERS = 3, 20_000


@dataclass(frozen=True)
class QuestionModel:
    """Over the same classes: the ids of the questions, and the groups of ELSE."""

    by_meaning: LogisticRegression
    by_letters: Bayes
    by_words: Bayes
    _label_of: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = {label: place for place, label in enumerate(self.labels)}
        of = np.array([places[_label(name)] for name in self.by_meaning.classes_])
        object.__setattr__(self, "_label_of", np.eye(len(places))[of])

    @property
    def labels(self) -> list[str]:
        """The ids of the questions, and ELSE."""
        return list(dict.fromkeys(map(_label, self.by_meaning.classes_)))

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (len(texts), len(labels)), each row sums to 1. `vectors` is (len(texts), dimensions)."""
        plain = [_repaired(text) for text in texts]
        pooled = (
            log_softmax(vectors @ self.by_meaning.coef_.T + self.by_meaning.intercept_, axis=1)
            + LETTERS * _log_shares(self.by_letters.logs(plain))
            + WORDS * _log_shares(self.by_words.logs(plain))
        )
        return np.asarray(softmax(pooled, axis=1) @ self._label_of)

    def save(self, path: Path) -> None:
        """All arrays in one file of numpy; `load` reads it."""
        arrays = {
            **self.by_letters.arrays("letters"),
            **self.by_words.arrays("words"),
            "labels": storing.words_to_array(list(self.by_meaning.classes_)),
            "meaning": self.by_meaning.coef_,
            "meaning.intercept": self.by_meaning.intercept_,
        }
        storing.save(path, arrays)

    @classmethod
    def load(cls, path: Path) -> QuestionModel:
        """What `save` wrote; nothing in it runs."""
        told = storing.load(path)
        labels = np.array(storing.words_of(told["labels"]))
        by_meaning = regression.fitted(labels, told["meaning"], told["meaning.intercept"])
        return cls(by_meaning, Bayes.of("letters", told), Bayes.of("words", told))


def fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> QuestionModel:
    """Deterministic; seconds for a few thousand wordings. Of `labels`, ELSE is told apart in groups,
    « ELSE#a » is one already.
    """
    plain = [_repaired(text) for text in texts]
    letters = Counted.of(plain, analyzer="char_wb", ngram_range=(SHORTEST, 5))
    words = Counted.of(plain, ngram_range=(1, 2), token_pattern=r"\w+")
    return fit_counted(letters, words, vectors, labels)


def fit_counted(
    letters: Counted, words: Counted, vectors: np.ndarray, labels: Sequence[str]
) -> QuestionModel:
    """As `fit`, from groups of letters (SHORTEST or fewer at least) and words that are counted already."""
    labels = _grouped(labels, vectors)
    by_meaning = regression.fit(vectors, labels, strength=STRENGTH, rounds=MOST_ROUNDS)
    return QuestionModel(
        by_meaning,
        bayes.fit(
            *letters.weighed(least=2, most=MOST_LETTERS, shortest=SHORTEST), labels, smoothing=SMOOTHING
        ),
        bayes.fit(*words.weighed(most=MOST_LETTERS), labels, smoothing=SMOOTHING),
    )


def _grouped(labels: Sequence[str], vectors: np.ndarray) -> list[str]:
    """The labels, ELSE among them told apart by what its texts mean."""
    of_none = [place for place, label in enumerate(labels) if label == ELSE]
    found = list(labels)
    if len(of_none) > GROUPS:
        groups = KMeans(GROUPS, n_init=1, random_state=0).fit_predict(vectors[of_none])
        for place, group in zip(of_none, groups, strict=True):
            found[place] = f"{ELSE}{OF_GROUP}{group}"
    return found


def _label(name: str) -> str:
    return name.partition(OF_GROUP)[0]


def _log_shares(logs: np.ndarray) -> np.ndarray:
    """Log-probabilities of classes that are all as likely beforehand."""
    return np.asarray(logs - logsumexp(logs, axis=1, keepdims=True))


def _repaired(text: str) -> str:
    return for_ngrams(french().repair(text))
