"""What the reader's models learnt is kept by its causes: only the one whose examples changed learns again."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest

from aide.dialogue import learnt_reader, reader_lessons
from aide.dialogue.reader import ACTS, DANGERS, QUESTIONS
from aide.dialogue.reader_lessons import Lesson
from aide.nlu.labelled_acts import ActExample


class _Learnt:
    def __init__(self, texts):
        self._texts = texts

    def save(self, path):
        path.write_text("\n".join(self._texts))


LESSONS = (
    Lesson(ACTS, [ActExample("offre", ("oui",), "volontiers")]),
    Lesson(DANGERS, [("lien", "j'ai ouvert le lien reçu")]),
    Lesson(QUESTIONS, [("frais_carte", "elle coûte combien ?")]),
)


@pytest.fixture
def learning(monkeypatch, tmp_path):
    """The lessons to be learnt, which a test may replace, and the names of those that were."""
    told, learnt = list(LESSONS), []

    def learn(lesson, vectors):
        learnt.append(lesson.name)
        return _Learnt(lesson.texts)

    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path))
    monkeypatch.setattr(reader_lessons, "PROCESSES", 1)
    monkeypatch.setattr(reader_lessons, "encode_examples", lambda texts: np.zeros((len(texts), 2)))
    monkeypatch.setattr(reader_lessons, "lessons", lambda data: told)
    monkeypatch.setattr(Lesson, "learn", learn)
    monkeypatch.setattr(learnt_reader.Reader, "of", lambda kept: {name: kept[name] / name for name in kept})
    return told, learnt


def test_what_was_learnt_is_not_learnt_again(learning):
    _, learnt = learning
    first, second = learnt_reader.learn(), learnt_reader.learn()
    assert learnt == [ACTS, DANGERS, QUESTIONS] and first == second


def test_only_the_model_whose_examples_changed_learns_again(learning, tmp_path):
    told, learnt = learning
    before = learnt_reader.learn()
    told[1] = Lesson(DANGERS, [*told[1].examples, ("aucun", "le lien est cassé")])
    after = learnt_reader.learn()
    assert learnt[3:] == [DANGERS]
    assert after[DANGERS].read_text().endswith("le lien est cassé")
    assert after[ACTS] == before[ACTS] and not before[DANGERS].exists()
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.usefixtures("learning")
def test_several_learn_in_copies_of_this_process(monkeypatch):
    """What is loaded here, or replaced as in this test, is so there: nothing is imported again."""
    monkeypatch.setattr(reader_lessons, "PROCESSES", 2)
    monkeypatch.setattr(Lesson, "learn", lambda lesson, vectors: _Learnt([str(os.getpid())]))
    learnt = learnt_reader.learn()
    processes = {learnt[name].read_text() for name in (ACTS, DANGERS, QUESTIONS)}
    assert str(os.getpid()) not in processes


@pytest.mark.usefixtures("learning")
def test_a_training_that_failed_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(_Learnt, "save", lambda self, path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        learnt_reader.learn()
    assert not list(tmp_path.glob("reader-*"))


@pytest.mark.parametrize(
    "other",
    [
        [ActExample("offre", ("oui",), "volontiers !")],
        [ActExample("motif", ("oui",), "volontiers")],
        [ActExample("offre", ("non",), "volontiers")],
        [ActExample("offre", ("oui",), "volontiers"), ActExample("offre", ("non",), "sans façon")],
    ],
)
def test_all_of_an_example_is_a_cause(other):
    assert reader_lessons.cause(Lesson(ACTS, other)) != reader_lessons.cause(LESSONS[0])


def test_the_code_that_learns_is_a_cause(monkeypatch):
    before = reader_lessons.cause(LESSONS[0])
    assert reader_lessons.cause(LESSONS[0]) == before
    monkeypatch.setattr(reader_lessons.fingerprints, "of_modules", lambda *modules: "other")
    assert reader_lessons.cause(LESSONS[0]) != before


def test_a_subject_that_gets_help_is_looked_at(tmp_path, monkeypatch):
    shutil.copytree(learnt_reader.DATA / "frais", tmp_path / "frais")
    monkeypatch.setattr(learnt_reader, "DATA", tmp_path)
    before = learnt_reader.fingerprint()
    flows = tmp_path / "frais" / "flux.yml"
    flows.write_text(flows.read_text() + "# autre aide\n")
    assert learnt_reader.fingerprint() != before


def test_two_trainings_beside_each_other_both_end(tmp_path):
    kept, draft, later = tmp_path / "kept", tmp_path / "draft", tmp_path / "later"
    for one in (draft, later):
        one.mkdir()
        (one / ACTS).write_text("volontiers")
    learnt_reader._keep(draft, kept)
    learnt_reader._keep(later, kept)
    assert (kept / ACTS).read_text() == "volontiers" and not later.exists()


def test_a_draft_that_cannot_be_kept_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        learnt_reader._keep(tmp_path / "nowhere", tmp_path / "kept")
