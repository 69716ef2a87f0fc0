"""Intent classification: three logistic regressions, on the sentence vector, letters and words, pooled.
No Rasa here.

The encoder knows what words mean, the groups of letters how people misspell them, the words of the repaired
text what is said exactly. Their weighted geometric mean is better than any
(docs/decisions/0005-measuring-understanding.md).
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
from aide.nlu.counted import Counted
from aide.nlu.normalisation import for_ngrams
from aide.nlu.regression.start import of_terms
from aide.nlu.repair.lexicon import french
from aide.nlu.terms import TermReader

MEANING_STRENGTH, STRENGTH = 10.0, 30.0
"""The inverse regularisations: of the sentence vector, of letters and of words."""
MEANING, SPELLING, WORDS = 0.6, 1.0, 0.6
"""What each one's log-probabilities weigh."""
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5)}
OF_WORDS = {"ngram_range": (1, 2), "token_pattern": r"\w+"}
FAMILIAR = (3, 4)
MOST_ROUNDS, ENOUGH = 200, 1e-6
"""Rounds at most, and the share of the loss that one of the last wins: a hundred and fifty or so from
nothing, one to fifty from the last training's weights. With a tenth of it the rounds are a fifth more,
no label of the 1,648 texts apart is other, and no probability by more than 0.004."""
SHARPNESS = 1 / 1.35
"""The weighted sum times this: each one is timid alone, their agreement is evidence.
The best calibrated of those tried.
"""


class OlderModel(ValueError):
    """The file is of another version of this module: train again."""


@dataclass(frozen=True)
class LinearModel:
    """Two fitted vectorizers (letters, words) and one classifier for each block of features,
    over the same labels.
    """

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
        """In the order of the columns of probabilities."""
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
        """The share of the text's groups of three and four letters that the examples have;
        1 for a text without any.
        """
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
                _known(LETTERS, arrays, "letters"),
                _known(OF_WORDS, arrays, "words"),
                *(_fitted(arrays, name) for name in ("by_meaning", "by_spelling", "by_words")),
            )
        except (KeyError, ValueError):
            raise OlderModel(path.name) from None

    def _heads(self) -> dict[str, LogisticRegression]:
        return {"by_meaning": self.by_meaning, "by_spelling": self.by_spelling, "by_words": self.by_words}


def fit(
    texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], *, before: LinearModel | None = None
) -> LinearModel:
    """Fit the three of them on examples. Deterministic; `before`, learnt from nearly the same examples,
    is where it begins.
    """
    letters, by_letter = Counted.of([for_ngrams(text) for text in texts], **LETTERS).weighed(
        least=2, most=60_000
    )
    words, by_word = Counted.of([_repaired(text) for text in texts], **OF_WORDS).weighed()
    starts = (None, None, None) if before is None else _starts(before, letters, words)
    # Letters take as long as the other two together: one core for each half.
    with threadpool_limits(1), ThreadPoolExecutor(2) as cores:
        spelling = cores.submit(_head, by_letter.astype(np.float32), labels, STRENGTH, starts[1])
        meaning = cores.submit(_head, vectors, labels, MEANING_STRENGTH, starts[0])
        told = cores.submit(_head, by_word.astype(np.float32), labels, STRENGTH, starts[2])
        return LinearModel(
            letters, words, by_meaning=meaning.result(), by_spelling=spelling.result(), by_words=told.result()
        )


def _head(
    features: Any, labels: Sequence[str], strength: float, start: LogisticRegression | None
) -> LogisticRegression:
    return regression.fit(features, labels, strength=strength, rounds=MOST_ROUNDS, enough=ENOUGH, start=start)


def _starts(
    before: LinearModel, letters: TfidfVectorizer, words: TfidfVectorizer
) -> tuple[LogisticRegression, LogisticRegression, LogisticRegression]:
    """The heads of before, of the terms of now."""
    moved = [
        regression.fitted(
            head.classes_, of_terms(head.coef_.T, old.vocabulary_, new.vocabulary_).T, head.intercept_
        )
        for head, old, new in (
            (before.by_spelling, before.vectorizer, letters),
            (before.by_words, before.word_vectorizer, words),
        )
    ]
    return before.by_meaning, moved[0], moved[1]


def _shares(pooled: np.ndarray) -> np.ndarray:
    sharp = pooled * SHARPNESS
    exponents = np.exp(sharp - sharp.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


def _repaired(text: str) -> str:
    return for_ngrams(french().repair(text))


def _known(options: Mapping[str, Any], arrays: Mapping[str, np.ndarray], name: str) -> TfidfVectorizer:
    """As it was when it had learnt its groups and their rarity."""
    groups = arrays[f"{name}_known"].tolist()
    vocabulary = dict(zip(groups, range(len(groups)), strict=True))
    vectorizer = TfidfVectorizer(sublinear_tf=True, vocabulary=vocabulary, **options)
    vectorizer.idf_ = arrays[f"{name}_rarity"]
    return vectorizer


def _fitted(arrays: Mapping[str, np.ndarray], name: str) -> LogisticRegression:
    return regression.fitted(arrays["labels"], arrays[f"{name}_weights"], arrays[f"{name}_bias"])
