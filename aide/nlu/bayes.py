"""Naive Bayes as scikit-learn learns it, kept as small as it is: most terms are known to a few classes only.

scikit-learn keeps a log-probability for each class and term, 40 MB for 250 classes and 20,000 terms; 98 of
100 of them are what smoothing gives a term that the class has never had. That one is kept once a class, and
beside it what is above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from aide.nlu import storing
from aide.nlu.storing import Arrays
from aide.nlu.terms import TermReader


@dataclass(frozen=True)
class Bayes:
    """`floor` (classes,) is the log-probability of a term that a class never had,
    `above` (terms, classes) what is over it.
    """

    vectorizer: TfidfVectorizer
    floor: np.ndarray
    above: sparse.csr_matrix
    _reader: TermReader = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_reader", TermReader(self.vectorizer))

    def logs(self, texts: Sequence[str]) -> np.ndarray:
        """Shape (len(texts), classes): `MultinomialNB.predict_log_proba` before
        each row is made to sum to 1.
        """
        return np.asarray([self._log(text) for text in texts]).reshape(len(texts), len(self.floor))

    def _log(self, text: str) -> np.ndarray:
        places, weights = self._reader.read(text)
        starts, ends = self.above.indptr[places], self.above.indptr[places + 1]
        told = np.concatenate([np.arange(0), *map(np.arange, starts, ends)])
        each = np.repeat(weights, ends - starts) * self.above.data[told]
        above = np.bincount(self.above.indices[told], weights=each, minlength=len(self.floor))
        return np.asarray(self.floor * weights.sum() + above)

    def arrays(self, name: str) -> Arrays:
        """For storing, under `name.…`."""
        return {
            **storing.vectorizer_to(name, self.vectorizer),
            f"{name}.floor": self.floor,
            f"{name}.above": self.above.data,
            f"{name}.classes": self.above.indices,
            f"{name}.starts": self.above.indptr,
        }

    @classmethod
    def of(cls, name: str, arrays: Mapping[str, np.ndarray]) -> Bayes:
        """What `arrays` gave."""
        floor, starts = arrays[f"{name}.floor"], arrays[f"{name}.starts"]
        shape = (len(starts) - 1, len(floor))
        above = sparse.csr_matrix((arrays[f"{name}.above"], arrays[f"{name}.classes"], starts), shape=shape)
        return cls(storing.vectorizer_of(name, arrays), floor, above)


def fit(
    vectorizer: TfidfVectorizer, features: sparse.csr_matrix, labels: Sequence[str], *, smoothing: float
) -> Bayes:
    """From what the fitted vectorizer makes of the texts; the classes are those of `np.unique(labels)`,
    as likely beforehand.
    Deterministic.
    """
    classes, place = np.unique(np.asarray(labels), return_inverse=True)
    ones = sparse.csr_matrix(
        (np.ones(len(place)), (place, np.arange(len(place)))), (len(classes), len(place))
    )
    counts = (ones @ features).toarray()
    floor = np.log(smoothing) - np.log((counts + smoothing).sum(axis=1))
    above = sparse.csr_matrix(np.log1p(counts.T / smoothing).astype(np.float32))
    return Bayes(vectorizer, floor, above)
