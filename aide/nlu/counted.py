"""Texts whose terms are counted once, for several vectorizers:
counting takes most of what learning from many texts takes.

Groups of letters never cross a word, and the same words come again:
those of each word are found once, in a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

OF_LETTERS = "char_wb"


@dataclass(frozen=True)
class Counted:
    """`counts` is (texts, terms), of the terms that `options` (CountVectorizer's) name."""

    options: dict[str, Any]
    terms: np.ndarray
    counts: sparse.csr_matrix

    @classmethod
    def of(cls, texts: Sequence[str], **options: Any) -> Counted:
        """Raises ValueError where there is no term at all."""
        counter = CountVectorizer(**options)
        if options.get("analyzer") == OF_LETTERS:
            return cls(options, *_letters(texts, counter))
        counts = counter.fit_transform(texts)
        return cls(options, counter.get_feature_names_out(), counts)

    def weighed(
        self, *, least: int = 1, most: int | None = None, shortest: int | None = None
    ) -> tuple[TfidfVectorizer, sparse.csr_matrix]:
        """A fitted vectorizer and its features, as `TfidfVectorizer(sublinear_tf=True, min_df=least,
        max_features=most)` learns them. `shortest`: groups of so many letters at least, for
        `analyzer="char_wb"`.
        """
        kept = np.bincount(self.counts.indices, minlength=len(self.terms)) >= least
        options = dict(self.options)
        if shortest is not None:
            assert options["analyzer"] == OF_LETTERS
            options["ngram_range"] = (shortest, options["ngram_range"][1])
            kept &= np.fromiter(map(len, self.terms), int, len(self.terms)) >= shortest
        places = self._commonest(np.flatnonzero(kept), most)
        weigher = TfidfTransformer(sublinear_tf=True)
        features = weigher.fit_transform(self.counts[:, places])
        vocabulary = dict(zip(self.terms[places].tolist(), range(len(places)), strict=True))
        vectorizer = TfidfVectorizer(sublinear_tf=True, vocabulary=vocabulary, **options)
        vectorizer.idf_ = weigher.idf_
        return vectorizer, features

    def _commonest(self, places: np.ndarray, most: int | None) -> np.ndarray:
        """As scikit-learn chooses them, in the order of the terms."""
        if most is None or len(places) <= most:
            return places
        times = np.asarray(self.counts.sum(axis=0)).ravel()[places]
        return np.sort(places[np.argsort(-times)[:most]])


def _letters(texts: Sequence[str], counter: CountVectorizer) -> tuple[np.ndarray, sparse.csr_matrix]:
    """The groups in their order, and how often each text has them:
    its words times the groups of each word.
    """
    words: dict[str, int] = {}
    of_texts = _table([text.lower().split() for text in texts], words)
    groups: dict[str, int] = {}
    of_words = _table(list(map(counter.build_analyzer(), words)), groups)
    if not groups:
        raise ValueError("empty vocabulary")
    terms = sorted(groups)
    return np.array(terms, dtype=object), (of_texts @ of_words[:, [groups[term] for term in terms]]).tocsr()


def _table(rows: Sequence[Sequence[str]], places: dict[str, int]) -> sparse.csr_matrix:
    """How often each row has each name, a column a name; `places` gets the names that are new."""
    columns = [places.setdefault(name, len(places)) for row in rows for name in row]
    ends = np.cumsum([0, *map(len, rows)])
    table = sparse.csr_matrix(
        (np.ones(len(columns), np.int64), columns, ends), (len(rows), len(places)), dtype=np.int64
    )
    table.sum_duplicates()
    return table
