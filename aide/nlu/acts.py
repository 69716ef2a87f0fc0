"""What a message does (accepts, refuses, waits, corrects, asks…), several acts at once,
given what is open. No Rasa here.

One logistic regression an act, over the sentence vector, groups of letters, words,
and words crossed with what is open:
« oui » answers an offer, and says nothing when nothing was asked.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import joblib
import numpy as np
from scipy import sparse
from scipy.special import expit
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from aide.nlu import last, storing, yes_or_no
from aide.nlu.counted import Counted
from aide.nlu.labelled_acts import ACTS, CONTEXTS, ActExample
from aide.nlu.normalisation import for_ngrams
from aide.nlu.regression.start import of_terms
from aide.nlu.repair.lexicon import french
from aide.nlu.terms import TermReader

STRENGTH, MEANING, CROSSED = 6.0, 1.6, 1.0
MOST_ROUNDS = 120
ENOUGH = 0.5
"""liblinear's tolerance: at 0.01 it takes twice as many rounds,
for probabilities that differ by 0.0002 on average.
"""
ENOUGH_MORE = 5e-6
"""Of the loss, what a round wins at the end when it begins at the last training's weights:
ten rounds for one example.
"""
FIRST_WORDS = 3
LAST = "acts"


@dataclass(frozen=True)
class ActModel:
    """Two fitted vectorizers and one regression an act, in the order of `labels`:
    `weights` is (features, acts).
    """

    letters: TfidfVectorizer
    words: TfidfVectorizer
    weights: np.ndarray
    intercepts: np.ndarray
    labels: list[str]
    _in_letters: TermReader = field(init=False, repr=False)
    _in_words: TermReader = field(init=False, repr=False)
    _blocks: list[np.ndarray] = field(init=False, repr=False)
    """The weights of the sentence vector, of letters, of words, of what is open, in the order of `fit`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_in_letters", TermReader(self.letters))
        object.__setattr__(self, "_in_words", TermReader(self.words))
        terms = np.cumsum([len(self.letters.vocabulary_), len(self.words.vocabulary_), len(CONTEXTS)])
        meaning = len(self.weights) - terms[-1]
        object.__setattr__(self, "_blocks", np.split(self.weights, meaning + np.r_[0, terms[:-1]]))

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray, contexts: Sequence[str]) -> np.ndarray:
        """Shape (len(texts), len(labels)), each between 0 and 1; a row sums to anything.
        `vectors` is (len(texts), 512).
        """
        by_meaning, by_letters, by_words, by_context = self._blocks
        crossed = [_words(text, context) for text, context in zip(texts, contexts, strict=True)]
        margins = (
            MEANING * vectors @ by_meaning
            + self._in_letters.times([for_ngrams(text) for text in texts], by_letters)
            + CROSSED * self._in_words.times(crossed, by_words)
            + by_context[[CONTEXTS.index(context) for context in contexts]]
        )
        return np.asarray(expit(margins + self.intercepts))

    def save(self, path: Path) -> None:
        """All arrays in one file of numpy; `load` reads it."""
        arrays = {
            **storing.vectorizer_to("letters", self.letters),
            **storing.vectorizer_to("words", self.words),
            "labels": storing.words_to_array(self.labels),
            "weights": self.weights,
            "intercepts": self.intercepts,
        }
        storing.save(path, arrays)

    @classmethod
    def load(cls, path: Path) -> ActModel:
        """What `save` wrote; nothing in it runs."""
        told = storing.load(path)
        letters, words = storing.vectorizer_of("letters", told), storing.vectorizer_of("words", told)
        return cls(letters, words, told["weights"], told["intercepts"], storing.words_of(told["labels"]))


def fit(examples: Sequence[ActExample], vectors: np.ndarray) -> ActModel:
    """`learn` from what the last training kept, and kept for the next."""
    told = [f"{'+'.join(one.acts)} {one.context} {one.text}" for one in examples]
    model = learn(examples, vectors, before=last.model(LAST, ActModel.load, told))
    last.keep(LAST, model, told)
    return model


def learn(examples: Sequence[ActExample], vectors: np.ndarray, *, before: ActModel | None = None) -> ActModel:
    """`vectors` is (len(examples), 512). Deterministic; `before`, learnt from nearly the same examples,
    is where it begins.
    """
    letters, words, terms = _terms(examples)
    labels = [act for act in ACTS if any(act in one.acts for one in examples)]
    wanted = np.array([[act in one.acts for act in labels] for one in examples], dtype=int)
    if before is None or before.labels != labels:
        weights, intercepts = _from_nothing(MEANING * vectors, terms, wanted)
    else:
        start = _start(before, letters, words)
        weights, intercepts = yes_or_no.fit(
            MEANING * vectors,
            terms,
            wanted,
            strength=STRENGTH,
            rounds=MOST_ROUNDS,
            enough=ENOUGH_MORE,
            start=start,
        )
    return ActModel(letters, words, weights, intercepts, labels)


def _terms(
    examples: Sequence[ActExample],
) -> tuple[TfidfVectorizer, TfidfVectorizer, list[sparse.csr_matrix]]:
    """What reads letters and words, and of each example its letters, its words and what was open."""
    texts = [one.text for one in examples]
    letters, of_letters = Counted.of(
        [for_ngrams(text) for text in texts], analyzer="char_wb", ngram_range=(2, 5)
    ).weighed(least=2, most=50_000)
    words, of_words = Counted.of(
        [_words(one.text, one.context) for one in examples], ngram_range=(1, 2), token_pattern=r"\w+|\?"
    ).weighed(least=2)
    opened = sparse.csr_matrix(
        [[one.context == context for context in CONTEXTS] for one in examples], dtype=np.float32
    )
    return letters, words, [of_letters, CROSSED * of_words, opened]


def _from_nothing(
    vectors: np.ndarray, terms: Sequence[sparse.csr_matrix], wanted: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features, acts) and intercepts (acts,): far from the end,
    liblinear's dual steps are the quicker ones.
    """
    heads = OneVsRestClassifier(
        LogisticRegression(C=STRENGTH, max_iter=MOST_ROUNDS, solver="liblinear", dual=True, tol=ENOUGH),
        n_jobs=2,
    )
    with warnings.catch_warnings(), joblib.parallel_backend("threading"):  # liblinear lets other threads run
        warnings.simplefilter("ignore", ConvergenceWarning)
        heads.fit(sparse.hstack([sparse.csr_matrix(vectors), *terms]).tocsr(), wanted)
    weights = np.vstack([head.coef_[0] for head in heads.estimators_]).T.astype(np.float32)
    return np.ascontiguousarray(weights), np.array([head.intercept_[0] for head in heads.estimators_])


def _start(
    before: ActModel, letters: TfidfVectorizer, words: TfidfVectorizer
) -> tuple[np.ndarray, np.ndarray]:
    """The weights of before, of the terms of now."""
    meaning, by_letters, by_words, by_context = before._blocks
    moved = [
        of_terms(by_letters, before.letters.vocabulary_, letters.vocabulary_),
        of_terms(by_words, before.words.vocabulary_, words.vocabulary_),
    ]
    return np.vstack([meaning, *moved, by_context]), before.intercepts


def _words(text: str, context: str) -> str:
    """The words of the repaired text, then again each with what is open,
    then its first words and its length as words.
    """
    plain = for_ngrams(french().repair(text))
    found = [token for token in plain.replace("?", " ? ").split() if token]
    crossed = [f"{context}_{token.strip('.,;:!')}" for token in found if token != "?"]
    first = [f"debut_{token.strip('.,;:!')}" for token in found[:FIRST_WORDS]]
    size = f"taille_{min(len(found), 12) // 3}"
    question = [f"{context}_question"] if "?" in plain else []
    return " ".join([*found, *crossed, *first, size, f"{context}_{size}", *question])
