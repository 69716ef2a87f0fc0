"""Our regression takes scikit-learn's steps: the same weights,
so that the answers are the same to the letter.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from aide.nlu import regression

LABELS = [f"intent_{i % 5}" for i in range(120)] + ["intent_0"] * 30


def dense() -> np.ndarray:
    draw = np.random.default_rng(7)
    return (
        draw.normal(size=(150, 12))
        + np.asarray([len(label) * int(label[-1]) for label in LABELS])[:, None] / 20
    ).astype(np.float32)


def rare() -> sparse.csr_matrix:
    """Few values, and columns that are the same."""
    found = sparse.random(150, 300, density=0.02, random_state=3, format="csr")
    return sparse.hstack([found, found[:, :40], found[:, 10:20]]).tocsr()


@pytest.mark.parametrize(
    ("features", "near"),
    [(dense().astype(float), 3e-4), (dense(), 1e-3), (rare(), 3e-4)],
    ids=["vectors", "vectors in simple precision", "groups"],
)
@pytest.mark.parametrize("rounds", [15, 100])
def test_the_weights_are_scikit_learns(features, near, rounds):
    theirs = LogisticRegression(C=10.0, max_iter=rounds, class_weight="balanced").fit(features, LABELS)
    ours = regression.fit(features, LABELS, strength=10.0, rounds=rounds)
    assert list(ours.classes_) == list(theirs.classes_)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=near, atol=near)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=near, atol=near)
    np.testing.assert_allclose(
        ours.predict_log_proba(features), theirs.predict_log_proba(features), rtol=near, atol=near
    )


def test_it_learns_the_same_twice():
    first, second = (regression.fit(rare(), LABELS, strength=30.0, rounds=20).coef_ for _ in range(2))
    assert (first == second).all()


def test_equal_columns_share_one_weight():
    distinct, place, share = regression.distinct_columns(rare())
    assert distinct.shape[1] <= 301
    assert (place[:40] == place[300:340]).all()
    assert share[10] == pytest.approx(1 / np.sqrt(3))
