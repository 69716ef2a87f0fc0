from __future__ import annotations

from pathlib import Path

import pytest

from aide.nlu.evaluation.score import Figures, held_out
from aide.run import model, retrain
from aide.run.parts import ROOT
from aide.run.retrain import GotWorse, table, what_is_worse

GOOD = Figures(1000, 0.93, 0.92, {"clair": 0.98, "sms": 0.9})


def test_the_held_out_texts_are_read_in_both_formats():
    texts = held_out(ROOT / "tests" / "nlu")
    assert len(texts) > 400
    assert not [text for text, _, _ in texts if "](" in text]


@pytest.mark.parametrize(
    ("after", "worse"),
    [
        (Figures(1000, 0.93, 0.92, {"clair": 0.98, "sms": 0.9}), []),
        (Figures(1000, 0.928, 0.918, {"clair": 0.96, "sms": 0.9}), []),
        (Figures(1000, 0.91, 0.92, {"clair": 0.98, "sms": 0.9}), ["exactitude 0.930 → 0.910"]),
        (Figures(1000, 0.94, 0.93, {"clair": 0.98, "sms": 0.8}), ["sms 0.900 → 0.800"]),
    ],
)
def test_worse_is_more_than_chance_overall_or_in_one_kind(after, worse):
    assert what_is_worse(GOOD, after) == worse


def test_the_table_shows_before_and_after():
    assert "0.930 → 0.950" in table(GOOD, Figures(1000, 0.95, 0.94, {"clair": 0.99}))
    assert "– → 0.930" in table(None, GOOD)


def project(folder: Path) -> Path:
    for name in model.SOURCES[:2]:
        (folder / name).write_text("a: 1\n")
    for name in (*model.SOURCES[2:], "models", "tests/nlu"):
        (folder / name).mkdir(parents=True)
    return folder


def a_training(root: Path, out: Path) -> None:
    out.mkdir(parents=True)
    (out / "aide.tar.gz").write_bytes(b"new")


def test_a_worse_model_is_not_kept_and_the_old_one_stays(tmp_path, monkeypatch):
    root = project(tmp_path)
    old = root / "models" / "aide-old.tar.gz"
    old.write_bytes(b"old")
    bad = Figures(1000, 0.5, 0.5, {})
    monkeypatch.setattr(retrain, "measure", lambda path, texts: GOOD if path == old else bad)
    with pytest.raises(GotWorse, match="macro F1"):
        retrain.retrain(root, say=lambda line: None, train=a_training)
    assert [path.name for path in (root / "models").iterdir()] == ["aide-old.tar.gz"]


def test_a_model_as_good_whose_stories_pass_is_kept(tmp_path, monkeypatch):
    root = project(tmp_path)
    monkeypatch.setattr(retrain, "measure", lambda path, texts: GOOD)
    monkeypatch.setattr(retrain, "_check_stories", lambda root, wanted, say: None)
    kept = retrain.retrain(root, say=lambda line: None, train=a_training)
    assert kept == model.path(root) and kept.read_bytes() == b"new"
    said: list[str] = []
    assert retrain.retrain(root, say=said.append, train=a_training) == kept
    assert "Rien à faire" in said[0]
