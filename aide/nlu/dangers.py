"""Frauds and attacks going on, told from what only looks like one, learnt from `data/**/dangers*.yml`.
No Rasa here.

Whether there is a danger: a logistic regression on the sentence vector, letters and words, with what naive
Bayes says; which kind: naive Bayes with the vector (`aide.nlu.questions`), among the calm subjects too.
Together they find more at the same false alarms than either (docs/decisions/0008).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer

from aide import quick_yaml
from aide.folding import plain
from aide.nlu import questions, storing, yes_or_no
from aide.nlu.counted import Counted
from aide.nlu.normalisation import for_ngrams
from aide.nlu.questions import QuestionModel
from aide.nlu.repair.lexicon import french
from aide.nlu.terms import TermReader

NONE, UNDECIDED = "aucun", "indecis"
KINDS = (
    "faux_conseiller code_donne lien prise_en_main vers_compte argent_part agression faux_acheteur".split()
)


class WrongExample(ValueError):
    """A kind that does not exist; the message names the file."""


def load_examples(data: Path) -> list[tuple[str, str]]:
    """(kind, text), `aucun` for a look-alike. Raises WrongExample."""
    return [(kind, text) for kind, text in _all_examples(data) if kind != UNDECIDED]


def _all_examples(data: Path) -> list[tuple[str, str]]:
    """With those on which people disagree: they teach nothing. Raises WrongExample."""
    found: list[tuple[str, str]] = []
    for path in sorted(data.rglob("dangers*.yml")):
        for block in quick_yaml.read(path)["dangers"]:
            kind = block["genre"]
            if kind not in (*KINDS, NONE, UNDECIDED):
                possible = ", ".join((*KINDS, NONE, UNDECIDED))
                raise WrongExample(f"{path.name} : genre « {kind} » ; possible : {possible}")
            found += [(kind, line.strip()) for line in block["exemples"].splitlines() if line.strip()]
    return found


_MARK = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")


def ordinary(data: Path) -> list[tuple[str, str]]:
    """(subject, text): the examples of every subject that tell no danger;
    most of what customers write is among them, and what looks most like a danger.
    """
    found: list[tuple[str, str]] = []
    judged = {plain(text) for _, text in _all_examples(data)}
    for path in sorted([*data.glob("*/nlu.yml"), *data.glob("*/recits.yml")]):
        for block in quick_yaml.read(path)["nlu"]:
            lines = [
                _MARK.sub(r"\1", line.strip()[2:]) for line in block["examples"].splitlines() if line.strip()
            ]
            found += [(block["intent"], text) for text in lines if plain(text) not in judged]
    return [(subject, text) for subject, text in found if len(text.split()) >= FEWEST_WORDS]


STRENGTH, MEANING, BAYES = 5.0, 1.5, 0.75
FEWEST_WORDS, FEWEST_EXAMPLES = 3, 30
MOST_LETTERS, LEAST = 40_000, 1e-6
MOST_ROUNDS = 60


@dataclass(frozen=True)
class DangerModel:
    """`kinds` tells which; the rest whether there is one at all."""

    kinds: QuestionModel
    letters: TfidfVectorizer
    words: TfidfVectorizer
    weights: np.ndarray
    intercept: float
    _in_letters: TermReader = field(init=False, repr=False)
    _in_words: TermReader = field(init=False, repr=False)
    _blocks: list[np.ndarray] = field(init=False, repr=False)
    """The weights of the sentence vector, of letters and of words, in the order of `fit`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_in_letters", TermReader(self.letters))
        object.__setattr__(self, "_in_words", TermReader(self.words))
        letters, words = len(self.letters.vocabulary_), len(self.words.vocabulary_)
        object.__setattr__(
            self, "_blocks", np.split(self.weights, [len(self.weights) - letters - words, -words])
        )

    def read(self, text: str, vector: np.ndarray) -> tuple[str, float]:
        """The likeliest kind, and the probability that there is a danger. `vector` has shape (512,)."""
        names, shares = self.read_all([text], vector.reshape(1, -1))
        return names[0], float(shares[0])

    def read_all(self, texts: Sequence[str], vectors: np.ndarray) -> tuple[list[str], np.ndarray]:
        """The kinds, and the probabilities of shape (len(texts),)."""
        shares = self.kinds.probabilities(texts, vectors)
        labels = self.kinds.labels
        threats = [labels.index(kind) for kind in KINDS]
        threat = np.clip(shares[:, threats].sum(axis=1), LEAST, 1 - LEAST)
        repaired = [_repaired(text) for text in texts]
        by_meaning, by_letters, by_words = self._blocks
        margin = (
            MEANING * vectors @ by_meaning
            + self._in_letters.times(repaired, by_letters)
            + self._in_words.times(repaired, by_words)
            + self.intercept
        )
        names = [KINDS[i] for i in shares[:, threats].argmax(axis=1)]
        return names, expit(margin + BAYES * np.log(threat / (1 - threat)))

    def save(self, path: Path) -> None:
        """All arrays in one file of numpy, and the model of kinds beside it."""
        self.kinds.save(_beside(path))
        arrays = {
            **storing.vectorizer_to("letters", self.letters),
            **storing.vectorizer_to("words", self.words),
            "weights": self.weights,
            "intercept": np.array([self.intercept]),
        }
        storing.save(path, arrays)

    @classmethod
    def load(cls, path: Path) -> DangerModel:
        """What `save` wrote; nothing in it runs."""
        told = storing.load(path)
        return cls(
            QuestionModel.load(_beside(path)),
            storing.vectorizer_of("letters", told),
            storing.vectorizer_of("words", told),
            told["weights"],
            float(told["intercept"][0]),
        )


def fit(texts: Sequence[str], vectors: np.ndarray, kinds: Sequence[str]) -> DangerModel:
    """Deterministic. `vectors` is (len(texts), 512); of `kinds`, those that are no KINDS say what a calm text
    is about: a word like « ordinateur » then speaks for more than the one fraud in which it comes.
    """
    counts = Counter(kinds)
    topics = [kind if kind in KINDS or counts[kind] >= FEWEST_EXAMPLES else NONE for kind in kinds]
    repaired = [_repaired(text) for text in texts]
    in_letters = Counted.of(repaired, analyzer="char_wb", ngram_range=(2, 5))
    in_words = Counted.of(repaired, ngram_range=(1, 2), token_pattern=r"\w+")
    letters, of_letters = in_letters.weighed(least=2, most=MOST_LETTERS)
    words, of_words = in_words.weighed(least=2)
    wanted = np.array([[kind in KINDS] for kind in kinds], dtype=int)
    weights, intercepts = yes_or_no.fit(
        MEANING * vectors,
        [of_letters, of_words],
        wanted,
        strength=STRENGTH,
        rounds=MOST_ROUNDS,
        is_balanced=True,
    )
    kept = questions.fit_counted(in_letters, in_words, vectors, topics)
    return DangerModel(kept, letters, words, weights[:, 0].copy(), float(intercepts[0]))


def _repaired(text: str) -> str:
    return for_ngrams(french().repair(text))


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}_kinds{path.suffix}")
