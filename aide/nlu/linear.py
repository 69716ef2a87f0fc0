"""Intent classification: two logistic regressions, on the sentence vector and on character n-grams, pooled. No Rasa here.

The encoder knows what words mean, the n-grams how people misspell them; their geometric mean is better than either and
than one model over both (docs/decisions/0002-understanding.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skops.io
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

from aide.nlu.normalisation import for_ngrams

STRENGTHS = (10.0, 30.0)
"""The inverse regularisations tried on a part held out of the training data."""
HELD_OUT = 0.2
FAMILIAR = (3, 4)
SHARPNESS = 1 / 1.2
"""The pooled log-probabilities' sum times this: both heads are timid alone, their agreement is evidence."""


@dataclass(frozen=True)
class LinearModel:
    """A fitted vectorizer and one classifier for each block of features, over the same labels."""

    vectorizer: TfidfVectorizer
    by_meaning: LogisticRegression
    by_spelling: LogisticRegression

    @property
    def labels(self) -> list[str]:
        return list(self.by_meaning.classes_)

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (len(texts), len(labels)), each row sums to 1. `vectors` is (len(texts), dimensions)."""
        spelling = self.by_spelling.predict_log_proba(self.vectorizer.transform(map(for_ngrams, texts)))
        pooled = (self.by_meaning.predict_log_proba(vectors) + spelling) * SHARPNESS
        pooled = np.exp(pooled - pooled.max(axis=1, keepdims=True))
        return pooled / pooled.sum(axis=1, keepdims=True)

    def familiarity(self, text: str) -> float:
        """The share of the text's groups of three and four letters that the examples have; 1 for a text without any."""
        grams = [gram for gram in self.vectorizer.build_analyzer()(for_ngrams(text)) if len(gram) in FAMILIAR]
        known = self.vectorizer.vocabulary_
        return sum(gram in known for gram in grams) / len(grams) if grams else 1.0

    def save(self, path: Path) -> None:
        parts = {
            "vectorizer": self.vectorizer,
            "by_meaning": self.by_meaning,
            "by_spelling": self.by_spelling,
        }
        skops.io.dump(parts, path)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """skops runs no code from the file: only scikit-learn's own types and sparse matrices are read."""
        return cls(**skops.io.load(path, trusted=["scipy.sparse._csr.csr_matrix"]))


def fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], *, seed: int) -> LinearModel:
    """Fit both heads on examples, each with the regularisation that does best on a held-out part."""
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, max_features=60_000
    )
    ngrams = vectorizer.fit_transform(map(for_ngrams, texts))
    return LinearModel(
        vectorizer,
        by_meaning=_fit_head(vectors, labels, seed),
        by_spelling=_fit_head(ngrams, labels, seed),
    )


def _fit_head(features: np.ndarray | csr_matrix, labels: Sequence[str], seed: int) -> LogisticRegression:
    names = np.asarray(labels)
    rare = np.unique(names, return_counts=True)[1].min() < 2 / HELD_OUT
    train, held_out = train_test_split(
        np.arange(len(names)), test_size=HELD_OUT, random_state=seed, stratify=None if rare else names
    )

    def loss(strength: float) -> float:
        head = _head(strength).fit(features[train], names[train])
        known = np.isin(names[held_out], head.classes_)
        kept = held_out[known]
        return float(log_loss(names[kept], head.predict_proba(features[kept]), labels=head.classes_))

    return _head(min(STRENGTHS, key=loss)).fit(features, names)


def _head(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=200, class_weight="balanced")
