"""Learning that begins where the last training ended comes to what it comes to from nothing,
and in fewer steps.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from aide.nlu import acts, labelled_acts, linear, regression, yes_or_no
from aide.nlu.evaluation.texts import read
from aide.nlu.labelled_acts import ActExample

ROOT = Path(__file__).parents[2]
FILES = ("acces", "frais", "virements", "cartes")
ONE_MORE = "on m'a pris quatre euros de commission sur mon livret sans prévenir"


def vectors_of(texts):
    """As the encoder's: of length 1, near for texts that share words."""

    def of_word(word):
        return np.random.default_rng(int(hashlib.sha256(word.encode()).hexdigest()[:8], 16)).normal(size=32)

    rows = np.array([sum(map(of_word, text.lower().split() or ["?"])) for text in texts], np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def steps(monkeypatch):
    """How often a loss was looked at."""
    counted = []
    for problem in (regression._OfClasses, yes_or_no._OfQuestions):

        def at(self, point, real=problem.at):
            counted.append(1)
            return real(self, point)

        monkeypatch.setattr(problem, "at", at)
    return counted


@pytest.fixture(scope="module")
def subjects():
    """(texts, labels) learnt last time, and those of now: one more example."""
    told = [one for name in FILES for one in read([ROOT / "data" / name / "nlu.yml"])][::6]
    texts, labels = [one.text for one in told], [one.intent for one in told]
    return (texts, labels), ([*texts, ONE_MORE], [*labels, "frais"])


def learn(told, before=None):
    return linear.fit(told[0], vectors_of(told[0]), told[1], before=before)


@pytest.fixture(scope="module")
def learnt(subjects):
    return learn(subjects[0])


def test_subjects_are_read_as_by_what_learnt_from_nothing(subjects, learnt, steps):
    cold = learn(subjects[1])
    from_nothing = len(steps)
    warm = learn(subjects[1], before=learnt)
    assert len(steps) - from_nothing < from_nothing / 2
    assert_same(cold, warm, subjects[1][0])


def test_one_more_example_is_learnt(subjects, learnt):
    place = learnt.labels.index("frais")
    before, after = (
        model.probabilities([ONE_MORE], vectors_of([ONE_MORE]))[0, place]
        for model in (learnt, learn(subjects[1], before=learnt))
    )
    assert after > before


def test_a_start_is_only_a_start(subjects):
    """Even from weights of other labels the same is learnt."""
    (texts, labels), now = subjects
    wrong = learn((texts, labels[::-1]))
    assert_same(learn(now), learn(now, before=wrong), now[0])


def assert_same(cold, warm, texts):
    one, other = (model.probabilities(texts, vectors_of(texts)) for model in (cold, warm))
    assert cold.labels == warm.labels
    assert (one.argmax(axis=1) == other.argmax(axis=1)).mean() > 0.999
    np.testing.assert_allclose(one, other, atol=0.02)
    assert np.abs(one - other).max(axis=1).mean() < 0.001


@pytest.fixture(scope="module")
def told():
    """The acts learnt last time, and those of now."""
    told = list(labelled_acts.read_examples(ROOT / "data" / "actes" / "actes_1.yml"))
    return told, [*told, ActExample("offre", ("raconter",), ONE_MORE)]


def test_acts_are_read_as_by_what_learnt_from_nothing(told, steps):
    first, now = told
    before = acts.learn(first, vectors_of([one.text for one in first]))
    assert not steps, "from nothing liblinear learns"
    texts, opened = [one.text for one in now], [one.context for one in now]
    vectors = vectors_of(texts)
    cold, warm = (acts.learn(now, vectors, before=start) for start in (None, before))
    one, other = (model.probabilities(texts, vectors, opened) for model in (cold, warm))
    assert 0 < len(steps) < 60
    assert ((one > 0.5) == (other > 0.5)).mean() > 0.999
    assert np.abs(one - other).mean() < 0.002


def test_acts_that_did_not_all_exist_are_learnt_from_nothing(told, steps):
    first, now = told
    fewer = [one for one in first if "raconter" not in one.acts]
    before = acts.learn(fewer, vectors_of([one.text for one in fewer]))
    again = acts.learn(now, vectors_of([one.text for one in now]), before=before)
    assert not steps and "raconter" in again.labels
