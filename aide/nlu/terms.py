"""The terms of one text as a fitted TfidfVectorizer weighs them, without its checks and matrices,
which take ten times as long.

A message is read by a dozen vectorizers; scikit-learn is made for many texts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer


class TermReader:
    """Of a vectorizer with `sublinear_tf` and rows of length 1, as all of ours are."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        assert vectorizer.sublinear_tf and vectorizer.use_idf and vectorizer.norm == "l2"
        self._terms: Callable[[str], Iterable[str]] = vectorizer.build_analyzer()
        self._places: dict[str, int] = vectorizer.vocabulary_
        self._rarity: np.ndarray = vectorizer.idf_

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The places of the known terms and their weights, both of shape (terms,);
        `vectorizer.transform([text])`'s own.
        """
        counts: dict[int, int] = {}
        for term in self._terms(text):
            if (place := self._places.get(term)) is not None:
                counts[place] = counts.get(place, 0) + 1
        places = np.fromiter(counts, np.intp, len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), float, len(counts)))) * self._rarity[places]
        return places, weights / (np.linalg.norm(weights) or 1.0)

    def times(self, texts: Sequence[str], table: np.ndarray) -> np.ndarray:
        """`vectorizer.transform(texts) @ table`; `table` has a row a term,
        laid out by row: (terms, columns).
        """
        # in the table's own precision: numpy would widen the rows of a whole text otherwise
        rows = [weights.astype(table.dtype) @ table[places] for places, weights in map(self.read, texts)]
        return np.asarray(rows).reshape(len(texts), *table.shape[1:])
