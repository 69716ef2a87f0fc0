"""A model is named after what it was trained from: it is trained again when that changes, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aide.run import model
from aide.run.model import TrainingFailed
from aide.run.parts import ROOT

LEARNT_BY = ("aide/nlu/tokenizer.py", "aide/dialogue/reader_examples.py", "aide/subjects.py")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/cartes/nlu.yml", *LEARNT_BY, "aide/cards/bank.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "models").mkdir()
    return tmp_path


class Trainer:
    """Writes a model, as Rasa would, or fails half-way."""

    def __init__(self, *, fails: bool = False) -> None:
        self.runs = 0
        self.fails = fails

    def __call__(self, root: Path, out: Path) -> None:
        self.runs += 1
        out.mkdir(parents=True)
        (out / "aide.tar.gz").write_text("half" if self.fails else "whole")
        if self.fails:
            raise TrainingFailed("no")


def ensure(project: Path, trainer: Trainer) -> Path:
    return model.ensure(project, say=lambda line: None, train=trainer)


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data/cartes/nlu.yml", *LEARNT_BY])
def test_a_change_in_what_the_model_learns_from_changes_the_digest(project, name):
    before = model.digest(project)
    (project / name).write_text("changed")
    assert model.digest(project) != before


def test_what_is_named_is_there():
    assert [name for name in model.SOURCES if not (ROOT / name).exists()] == []


def test_a_new_or_a_renamed_file_changes_the_digest(project):
    digests = {model.digest(project)}
    (project / "data/frais.yml").write_text("")
    digests.add(model.digest(project))
    (project / "data/frais.yml").rename(project / "data/autre.yml")
    digests.add(model.digest(project))
    assert len(digests) == 3


def test_another_version_of_the_encoder_changes_the_digest(project, monkeypatch):
    before = model.digest(project)
    monkeypatch.setattr(model, "version", lambda package: "0.0")
    assert model.digest(project) != before


@pytest.mark.parametrize("name", ["aide/cards/bank.py", "aide/nlu/__pycache__/tokenizer.cpython-310.pyc"])
def test_what_the_model_does_not_learn_from_leaves_the_digest(project, name):
    before = model.digest(project)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("changed")
    assert model.digest(project) == before


def test_a_model_is_trained_once(project):
    trainer = Trainer()
    first = ensure(project, trainer)
    assert first.read_text() == "whole" and first.name == f"aide-{model.digest(project)}.tar.gz"
    assert ensure(project, trainer) == first
    assert trainer.runs == 1


def test_a_failed_training_leaves_no_model_behind(project):
    with pytest.raises(TrainingFailed):
        ensure(project, Trainer(fails=True))
    assert list((project / "models").iterdir()) == []


def test_going_back_to_earlier_data_needs_no_training_and_makes_that_model_the_newest(project):
    trainer = Trainer()
    first = ensure(project, trainer)
    os.utime(first, (1, 1))
    (project / "domain.yml").write_text("changed")
    second = ensure(project, trainer)
    os.utime(second, (2, 2))
    (project / "domain.yml").write_text("domain.yml")
    assert ensure(project, trainer) == first
    assert trainer.runs == 2
    assert first.stat().st_mtime > second.stat().st_mtime


def test_only_the_last_models_are_kept(project):
    made = []
    for version in range(5):
        (project / "domain.yml").write_text(str(version))
        made.append(ensure(project, Trainer()))
        os.utime(made[-1], (version + 1, version + 1))
    assert sorted(project.glob("models/*.tar.gz")) == sorted(made[-model.KEPT :])
