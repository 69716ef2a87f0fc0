"""Terms that are counted once weigh what scikit-learn's own vectorizers weigh them."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from aide.nlu.counted import Counted

TEXTS = [
    "ma carte est perdue",
    "où est ma carte",
    "à la carte",
    "le virement est là",
    "a b",
    "",
    "le virement à venir",
]
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5)}
WORDS = {"ngram_range": (1, 2), "token_pattern": r"\w+"}


@pytest.mark.parametrize("options", [LETTERS, WORDS], ids=["letters", "words"])
@pytest.mark.parametrize(("least", "most"), [(1, None), (2, None), (2, 4), (1, 10_000)])
def test_the_weights_are_scikit_learns(options, least, most):
    ours, features = Counted.of(TEXTS, **options).weighed(least=least, most=most)
    theirs = TfidfVectorizer(sublinear_tf=True, min_df=least, max_features=most, **options)
    wanted = theirs.fit_transform(TEXTS)
    assert ours.vocabulary_ == theirs.vocabulary_
    assert np.allclose(features.toarray(), wanted.toarray())
    assert np.allclose(ours.transform(TEXTS).toarray(), wanted.toarray())


def test_longer_groups_are_those_that_are_counted_alone():
    ours, features = Counted.of(TEXTS, **LETTERS).weighed(shortest=3)
    theirs = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5))
    assert np.allclose(features.toarray(), theirs.fit_transform(TEXTS).toarray())
    assert ours.vocabulary_ == theirs.vocabulary_
    assert ours.build_analyzer()("carte") == theirs.build_analyzer()("carte")


def test_only_letters_have_a_shortest_group():
    with pytest.raises((AssertionError, KeyError)):
        Counted.of(TEXTS, **WORDS).weighed(shortest=3)


def test_counting_no_word_at_all_is_an_error():
    with pytest.raises(ValueError, match="empty vocabulary"):
        Counted.of(["", " "], **WORDS)


@pytest.mark.parametrize("longest", [3, 5])
def test_groups_of_letters_are_counted_as_scikit_learn_counts_them(longest):
    texts = [*TEXTS, "Ma  carte\tma CARTE", "à l'heure, l'heure !", "x", "œuvre €5"]
    options = {"analyzer": "char_wb", "ngram_range": (2, longest)}
    ours, theirs = Counted.of(texts, **options), CountVectorizer(**options)
    wanted = theirs.fit_transform(texts)
    assert list(ours.terms) == list(theirs.get_feature_names_out())
    assert (ours.counts != wanted).nnz == 0
