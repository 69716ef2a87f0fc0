"""Questions of yes or no learnt together are what scikit-learn learns of each alone."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from aide.nlu import yes_or_no

DRAW = np.random.default_rng(5)
VECTORS = DRAW.normal(size=(200, 6)).astype(np.float32)
TERMS = [
    sparse.random(200, 80, density=0.05, random_state=1, format="csr"),
    (DRAW.random((200, 3)) > 0.7).astype(float),
]
WANTED = np.column_stack(
    [VECTORS[:, 0] + DRAW.normal(size=200) > limit for limit in (-0.5, 0.5, 1.5)]
).astype(int)


@pytest.mark.parametrize("is_balanced", [False, True])
def test_the_weights_are_liblinears(is_balanced):
    weights, intercepts = yes_or_no.fit(
        VECTORS, TERMS, WANTED, strength=3.0, rounds=300, is_balanced=is_balanced
    )
    features = sparse.hstack([VECTORS, *TERMS]).tocsr()
    for question, said in enumerate(WANTED.T):
        theirs = LogisticRegression(
            C=3.0,
            solver="liblinear",
            tol=1e-8,
            max_iter=10_000,
            class_weight="balanced" if is_balanced else None,
        ).fit(features, said)
        np.testing.assert_allclose(weights[:, question], theirs.coef_[0], atol=5e-3)
        assert intercepts[question] == pytest.approx(theirs.intercept_[0], abs=5e-3)


def test_it_learns_the_same_twice():
    first, second = (yes_or_no.fit(VECTORS, TERMS, WANTED, strength=3.0, rounds=20)[0] for _ in range(2))
    assert (first == second).all()


def test_too_few_rounds_are_no_error():
    weights, intercepts = yes_or_no.fit(VECTORS, TERMS, WANTED, strength=3.0, rounds=1)
    assert weights.shape == (89, 3) and weights.dtype == np.float32
    assert intercepts.shape == (3,) and np.isfinite(weights).all()
