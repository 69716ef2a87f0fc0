"""Texts whose terms are counted once, for several vectorizers: counting takes most of what learning from many texts takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer


@dataclass(frozen=True)
class Counted:
    """`counts` is (texts, terms), of the terms that `options` (CountVectorizer's) name."""

    options: dict[str, Any]
    terms: np.ndarray
    counts: sparse.csr_matrix

    @classmethod
    def of(cls, texts: Sequence[str], **options: Any) -> Counted:
        counter = CountVectorizer(**options)
        counts = counter.fit_transform(texts)
        return cls(options, counter.get_feature_names_out(), counts)

    def weighed(
        self, *, least: int = 1, most: int | None = None, shortest: int | None = None
    ) -> tuple[TfidfVectorizer, sparse.csr_matrix]:
        """A fitted vectorizer and its features, as `TfidfVectorizer(sublinear_tf=True, min_df=least, max_features=most)`
        learns them. `shortest`: groups of so many letters at least, for `analyzer="char_wb"`.
        """
        kept = np.bincount(self.counts.indices, minlength=len(self.terms)) >= least
        options = dict(self.options)
        if shortest is not None:
            assert options["analyzer"] == "char_wb"
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
