"""Which question of knowledge a text asks, or none. No Rasa here.

A logistic regression on the sentence vector, and naive Bayes on groups of letters and on words of the repaired text: with a
dozen wordings a question, naive Bayes learns at once and is right more often than any linear model on the same features.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import skops.io
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB

from aide.nlu.normalisation import for_ngrams
from aide.nlu.repair.lexicon import french

ELSE = "aucune"
STRENGTH, SMOOTHING = 5.0, 0.03
LETTERS, WORDS = 0.4, 0.2
"""What the log-probabilities of letters and words weigh beside the sentence vector's."""
MOST_ROUNDS = 150


@dataclass(frozen=True)
class QuestionModel:
    """Over the same labels: the ids of the questions, and ELSE."""

    letters: TfidfVectorizer
    words: TfidfVectorizer
    by_meaning: LogisticRegression
    by_letters: MultinomialNB
    by_words: MultinomialNB

    @property
    def labels(self) -> list[str]:
        return list(self.by_meaning.classes_)

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (len(texts), len(labels)), each row sums to 1. `vectors` is (len(texts), dimensions)."""
        plain = [_repaired(text) for text in texts]
        pooled = (
            self.by_meaning.predict_log_proba(vectors)
            + LETTERS * self.by_letters.predict_log_proba(self.letters.transform(plain))
            + WORDS * self.by_words.predict_log_proba(self.words.transform(plain))
        )
        exponents = np.exp(pooled - pooled.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))

    def save(self, path: Path) -> None:
        skops.io.dump({field.name: getattr(self, field.name) for field in fields(self)}, path)

    @classmethod
    def load(cls, path: Path) -> QuestionModel:
        """skops runs no code from the file."""
        return cls(**skops.io.load(path, trusted=["scipy.sparse._csr.csr_matrix"]))


def fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> QuestionModel:
    """Deterministic; seconds for a few thousand wordings."""
    plain = [_repaired(text) for text in texts]
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+")
    by_letters = MultinomialNB(alpha=SMOOTHING, fit_prior=False).fit(letters.fit_transform(plain), labels)
    by_words = MultinomialNB(alpha=SMOOTHING, fit_prior=False).fit(words.fit_transform(plain), labels)
    by_meaning = LogisticRegression(C=STRENGTH, max_iter=MOST_ROUNDS).fit(vectors, labels)
    return QuestionModel(letters, words, by_meaning, by_letters, by_words)


def _repaired(text: str) -> str:
    return for_ngrams(french().repair(text))
