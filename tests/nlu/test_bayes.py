"""Naive Bayes kept small says what scikit-learn's says."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

from aide.nlu import bayes
from aide.nlu.bayes import Bayes

LEARNT = {
    "ma carte est perdue": "carte",
    "je ne trouve plus ma carte": "carte",
    "le virement est en retard": "virement",
    "où est mon virement": "virement",
    "ma carte, ma carte et mon virement": "les deux",
}
READ = ["où est ma carte", "le virement, le virement", "xyz", ""]


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)


@pytest.fixture
def model() -> Bayes:
    vectorizer = _vectorizer()
    return bayes.fit(vectorizer, vectorizer.fit_transform(LEARNT), list(LEARNT.values()), smoothing=0.03)


def test_the_logs_are_scikit_learns(model):
    vectorizer = _vectorizer()
    learnt = MultinomialNB(alpha=0.03).fit(vectorizer.fit_transform(LEARNT), list(LEARNT.values()))
    wanted = vectorizer.transform(READ) @ learnt.feature_log_prob_.T
    assert np.allclose(model.logs(READ), wanted, atol=1e-5)


def test_a_kept_model_reads_the_same(model):
    assert np.array_equal(Bayes.of("a", model.arrays("a")).logs(READ), model.logs(READ))


def test_no_text_gives_no_row(model):
    assert model.logs([]).shape == (0, 3)
