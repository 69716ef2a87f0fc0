"""Intent classification: three logistic regressions, on the sentence vector, letters and words, pooled. No Rasa here.

The encoder knows what words mean, the groups of letters how people misspell them, the words of the repaired text what
is said exactly. Their weighted geometric mean is better than any (docs/decisions/0005-measuring-understanding.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import log_softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from aide.nlu import regression
from aide.nlu.normalisation import for_ngrams
from aide.nlu.repair.lexicon import french
from aide.nlu.terms import TermReader

MEANING_STRENGTH, STRENGTH = 10.0, 30.0
"""The inverse regularisations: of the sentence vector, of letters and of words."""
MEANING, SPELLING, WORDS = 0.6, 1.0, 0.6
"""What each one's log-probabilities weigh."""
FAMILIAR = (3, 4)
MOST_ROUNDS = 100
"""200 rounds take twice as long to learn: on the held-out texts, accuracy 0.928 instead of 0.927."""
SHARPNESS = 1 / 1.35
"""The weighted sum times this: each one is timid alone, their agreement is evidence. The best calibrated of those tried."""


class OlderModel(ValueError):
    """The file is of another version of this module: train again."""


@dataclass(frozen=True)
class LinearModel:
    """Two fitted vectorizers (letters, words) and one classifier for each block of features, over the same labels."""

    vectorizer: TfidfVectorizer
    word_vectorizer: TfidfVectorizer
    by_meaning: LogisticRegression
    by_spelling: LogisticRegression
    by_words: LogisticRegression
    _in_letters: Callable[[Sequence[str]], np.ndarray] = field(init=False, repr=False)
    _in_words: Callable[[Sequence[str]], np.ndarray] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name, terms, head in (
            ("_in_letters", self.vectorizer, self.by_spelling),
            ("_in_words", self.word_vectorizer, self.by_words),
        ):
            read = partial(TermReader(terms).times, table=np.ascontiguousarray(head.coef_.T))
            object.__setattr__(self, name, read)

    @property
    def labels(self) -> list[str]:
        return list(self.by_meaning.classes_)

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (len(texts), len(labels)), each row sums to 1. `vectors` is (len(texts), dimensions)."""
        meaning = log_softmax(vectors @ self.by_meaning.coef_.T + self.by_meaning.intercept_, axis=1)
        return _shares(MEANING * meaning + self._letters_and_words(texts))

    def quick_probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """As `probabilities`, without the sentence vectors: less right, and several times as quick."""
        return _shares(self._letters_and_words(texts))

    def _letters_and_words(self, texts: Sequence[str]) -> np.ndarray:
        spelling = self._in_letters([for_ngrams(text) for text in texts]) + self.by_spelling.intercept_
        words = self._in_words([_repaired(text) for text in texts]) + self.by_words.intercept_
        return np.asarray(SPELLING * log_softmax(spelling, axis=1) + WORDS * log_softmax(words, axis=1))

    def familiarity(self, text: str) -> float:
        """The share of the text's groups of three and four letters that the examples have; 1 for a text without any."""
        grams = [gram for gram in self.vectorizer.build_analyzer()(for_ngrams(text)) if len(gram) in FAMILIAR]
        known = self.vectorizer.vocabulary_
        return sum(gram in known for gram in grams) / len(grams) if grams else 1.0

    def save(self, path: Path) -> None:
        """Arrays only: nothing of the file is code, for whoever reads it."""
        arrays = {"labels": np.asarray(self.labels)}
        for name, vectorizer in (("letters", self.vectorizer), ("words", self.word_vectorizer)):
            arrays[f"{name}_known"] = vectorizer.get_feature_names_out().astype(str)
            arrays[f"{name}_rarity"] = vectorizer.idf_
        for name, head in self._heads().items():
            arrays[f"{name}_weights"], arrays[f"{name}_bias"] = head.coef_, head.intercept_
        with path.open("wb") as file:
            np.savez(file, **arrays)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Raises OlderModel for a file of another version of this module."""
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays = dict(file)
            return cls(
                _known(_letters(), arrays, "letters"),
                _known(_words(), arrays, "words"),
                *(_fitted(arrays, name) for name in ("by_meaning", "by_spelling", "by_words")),
            )
        except (KeyError, ValueError):
            raise OlderModel(path.name) from None

    def _heads(self) -> dict[str, LogisticRegression]:
        return {"by_meaning": self.by_meaning, "by_spelling": self.by_spelling, "by_words": self.by_words}


def fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> LinearModel:
    """Fit the three of them on examples. Deterministic."""
    letters, words = _letters(min_df=2, max_features=60_000), _words()
    by_letter = letters.fit_transform(map(for_ngrams, texts))
    by_word = words.fit_transform(map(_repaired, texts))
    # Letters take as long as the other two together: one core for each half.
    with threadpool_limits(1), ThreadPoolExecutor(2) as cores:
        spelling = cores.submit(regression.fit, by_letter, labels, strength=STRENGTH, rounds=MOST_ROUNDS)
        meaning = cores.submit(regression.fit, vectors, labels, strength=MEANING_STRENGTH, rounds=MOST_ROUNDS)
        told = cores.submit(regression.fit, by_word, labels, strength=STRENGTH, rounds=MOST_ROUNDS)
        return LinearModel(
            letters, words, by_meaning=meaning.result(), by_spelling=spelling.result(), by_words=told.result()
        )


def _shares(pooled: np.ndarray) -> np.ndarray:
    sharp = pooled * SHARPNESS
    exponents = np.exp(sharp - sharp.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


def _repaired(text: str) -> str:
    return for_ngrams(french().repair(text))


def _letters(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, **options)


def _words(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+", **options)


def _known(vectorizer: TfidfVectorizer, arrays: Mapping[str, np.ndarray], name: str) -> TfidfVectorizer:
    """As it was when it had learnt its groups and their rarity."""
    groups = arrays[f"{name}_known"].tolist()
    vectorizer.set_params(vocabulary=dict(zip(groups, range(len(groups)), strict=True)))
    vectorizer.idf_ = arrays[f"{name}_rarity"]
    return vectorizer


def _fitted(arrays: Mapping[str, np.ndarray], name: str) -> LogisticRegression:
    return regression.fitted(arrays["labels"], arrays[f"{name}_weights"], arrays[f"{name}_bias"])
