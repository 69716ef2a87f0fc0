"""Intent classification: one logistic regression over the sentence vector and character n-grams. No Rasa here."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skops.io
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold

from aide.nlu.normalisation import for_ngrams

STRENGTHS = (3.0, 10.0, 30.0)
"""The inverse regularisations tried by cross-validation."""
FOLDS = 3


@dataclass(frozen=True)
class LinearModel:
    """A fitted vectorizer and classifier; `dense_weight` scales the sentence vector's block against the n-grams'."""

    vectorizer: TfidfVectorizer
    classifier: LogisticRegression
    dense_weight: float

    @property
    def labels(self) -> list[str]:
        return list(self.classifier.classes_)

    def probabilities(self, texts: list[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (len(texts), len(labels)), each row sums to 1. `vectors` is (len(texts), dimensions)."""
        features = _join(self.vectorizer.transform(map(for_ngrams, texts)), vectors, self.dense_weight)
        return self.classifier.predict_proba(features)

    def save(self, path: Path) -> None:
        parts = {"vectorizer": self.vectorizer, "classifier": self.classifier, "dense_weight": self.dense_weight}
        skops.io.dump(parts, path)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """skops runs no code from the file; only the types that scikit-learn's own estimators need are accepted."""
        return cls(**skops.io.load(path, trusted=TRUSTED))


TRUSTED = ["numpy.dtype", "scipy.sparse._csr.csr_matrix"]


def fit(texts: list[str], vectors: np.ndarray, labels: list[str], *, dense_weight: float, seed: int) -> LinearModel:
    """Fit on examples; the regularisation is chosen by cross-validation on their log-loss."""
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, max_features=60_000, dtype=np.float32
    )
    features = _join(vectorizer.fit_transform(map(for_ngrams, texts)), vectors, dense_weight)
    search = GridSearchCV(
        LogisticRegression(max_iter=300, class_weight="balanced"),
        {"C": STRENGTHS},
        scoring="neg_log_loss",
        cv=StratifiedKFold(FOLDS, shuffle=True, random_state=seed),
        n_jobs=1,
    )
    search.fit(features, labels)
    return LinearModel(vectorizer, search.best_estimator_, dense_weight)


def _join(ngrams: csr_matrix, vectors: np.ndarray, dense_weight: float) -> csr_matrix:
    return hstack([ngrams, csr_matrix(vectors * dense_weight)], format="csr")
