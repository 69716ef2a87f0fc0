"""Which question of knowledge is asked: those without an answer are learnt in groups, and read as one."""

from __future__ import annotations

import numpy as np
import pytest

from aide.nlu import questions
from aide.nlu.questions import ELSE, GROUPS, OF_GROUP, QuestionModel

ASKED = {"prix": "combien coûte la carte {}", "delai": "quand arrive la carte {}"}
WORDS = (
    "bleue verte rouge noire dorée neuve perdue volée cassée d'été d'hiver de Paris de Lyon du matin du soir"
).split()


@pytest.fixture(scope="module")
def examples() -> tuple[list[str], np.ndarray, list[str]]:
    texts = [text.format(word) for text in ASKED.values() for word in WORDS]
    labels = [label for label in ASKED for _ in WORDS]
    texts += [f"{number} fois le tour de la question {number}" for number in range(2 * GROUPS)]
    labels += [ELSE] * (2 * GROUPS)
    texts += ["j'ai perdu ma carte", "on m'a volé mon sac"]
    labels += [f"{ELSE}{OF_GROUP}dit"] * 2
    return texts, np.random.default_rng(0).normal(size=(len(texts), 8)), labels


@pytest.fixture(scope="module")
def model(examples) -> QuestionModel:
    texts, vectors, labels = examples
    return questions.fit(texts, vectors, labels)


def test_the_groups_are_one_label(model):
    assert sorted(model.labels) == sorted([*ASKED, ELSE])


def test_the_groups_are_told_apart_in_learning(model):
    groups = [name for name in model.by_meaning.classes_ if name.startswith(f"{ELSE}{OF_GROUP}")]
    assert len(groups) == GROUPS + 1


def test_the_probabilities_of_the_labels_sum_to_one(model, examples):
    texts, vectors, _ = examples
    shares = model.probabilities(texts, vectors)
    assert shares.shape == (len(texts), len(model.labels))
    assert np.allclose(shares.sum(axis=1), 1)


def test_the_examples_are_known_again(model, examples):
    texts, vectors, labels = examples
    shares = model.probabilities(texts, vectors)
    best = [model.labels[place] for place in shares.argmax(axis=1)]
    wanted = [label.partition(OF_GROUP)[0] for label in labels]
    assert np.mean([one == other for one, other in zip(best, wanted, strict=True)]) > 0.95


def test_a_kept_model_reads_the_same(model, examples, tmp_path):
    texts, vectors, _ = examples
    model.save(tmp_path / "questions.npz")
    again = QuestionModel.load(tmp_path / "questions.npz")
    assert np.allclose(again.probabilities(texts, vectors), model.probabilities(texts, vectors), atol=1e-4)


def test_few_without_an_answer_are_not_cut_into_groups():
    texts = [text.format(word) for text in ASKED.values() for word in WORDS] + ["et la lune ?", "et mars ?"]
    labels = [label for label in ASKED for _ in WORDS] + [ELSE, ELSE]
    model = questions.fit(texts, np.random.default_rng(0).normal(size=(len(texts), 8)), labels)
    assert list(model.by_meaning.classes_).count(ELSE) == 1
