"""One text's terms are read as scikit-learn reads them."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from aide.nlu.terms import TermReader

TEXTS = [
    "on m'a pris ma carte",
    "ma carte, ma carte !",
    "le virement n'arrive pas",
    "où est ma carte neuve",
    "xyz",
    "",
]
LEARNT = [
    "ma carte est perdue",
    "le virement est en retard",
    "où est le virement",
    "on m'a pris deux fois la somme",
]


@pytest.fixture(params=["char_wb", "word"])
def vectorizer(request) -> TfidfVectorizer:
    ngrams = (2, 5) if request.param == "char_wb" else (1, 2)
    return TfidfVectorizer(analyzer=request.param, ngram_range=ngrams, sublinear_tf=True).fit(LEARNT)


def test_the_weights_are_scikit_learns(vectorizer):
    reader = TermReader(vectorizer)
    for text, wanted in zip(TEXTS, vectorizer.transform(TEXTS).toarray(), strict=True):
        places, weights = reader.read(text)
        found = np.zeros(len(vectorizer.vocabulary_))
        found[places] = weights
        assert np.allclose(found, wanted)


@pytest.mark.parametrize("columns", [(), (3,)])
def test_the_product_is_scikit_learns(vectorizer, columns):
    table = np.random.default_rng(0).normal(size=(len(vectorizer.vocabulary_), *columns))
    assert np.allclose(TermReader(vectorizer).times(TEXTS, table), vectorizer.transform(TEXTS) @ table)


def test_no_text_gives_no_row(vectorizer):
    assert TermReader(vectorizer).times([], np.zeros((len(vectorizer.vocabulary_), 3))).shape == (0, 3)


def test_the_precision_is_the_tables_own(vectorizer):
    table = np.ones((len(vectorizer.vocabulary_), 2), np.float32)
    assert TermReader(vectorizer).times(TEXTS, table).dtype == np.float32


def test_another_weighing_is_refused():
    with pytest.raises(AssertionError):
        TermReader(TfidfVectorizer().fit(LEARNT))
