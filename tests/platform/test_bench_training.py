"""The bench trains what `make train` does, and its other example reaches all that learns from the data."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench import servers
from bench import training as bench


@pytest.fixture(params=bench.OTHERS, ids=lambda name: name.replace(" ", "_"))
def other(request):
    return bench.OTHERS[request.param]


@pytest.fixture
def copy(tmp_path, other):
    return bench.copied(servers.ROOT, tmp_path / "copy", other)


def test_one_line_of_examples_is_another(copy):
    file = min((copy / "data").glob("*/nlu.yml"))
    before = (servers.ROOT / file.relative_to(copy)).read_text().splitlines()
    assert len(set(file.read_text().splitlines()) - set(before)) == 1


def test_the_reader_learns_from_the_copy_with_its_other_example(copy):
    code = """
from aide.nlu import dangers
from aide.subjects import DATA
print(DATA, sum("personne n'a encore écrit" in text for _, text in dangers.ordinary(DATA)), sep="|")
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=where, capture_output=True, text=True, check=True
        ).stdout
        for where in (servers.ROOT, copy)
    ]
    (_, before), (data, after) = (one.strip().split("|") for one in told)
    assert data == str(copy / "data") and (before, after) == ("0", "1")


def test_ours_is_trained_there_by_what_make_train_runs(copy, tmp_path, monkeypatch):
    ran = []

    def run(command, **options):
        ran.append((command, options["cwd"]))

    monkeypatch.setattr(bench, "subprocess", SimpleNamespace(run=run))
    model = tmp_path / "ours.tar.gz"
    bench.train(
        servers.ROOT / "config.yml",
        model,
        tmp_path,
        data=copy / "data",
        module=bench.MODULES["ours"],
        project=copy,
        again=True,
    )
    [(command, where)] = ran
    assert command[1:4] == ["-m", "aide.run.rasa_main", "train"] and where == copy
    assert "--force" not in command and "--skip-validation" in command
