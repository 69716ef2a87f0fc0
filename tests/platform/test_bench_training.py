"""The bench trains what `make train` does, and its one more example reaches all that learns from the data."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench import __main__ as bench
from bench import servers


@pytest.fixture
def copy(tmp_path):
    return bench.one_more(servers.ROOT, tmp_path / "copy")


def test_the_reader_learns_from_the_copy_with_one_more_example(copy):
    code = "from aide.nlu import dangers; from aide.subjects import DATA; print(DATA, len(dangers.ordinary(DATA)), sep='|')"
    told = [
        subprocess.run([sys.executable, "-c", code], cwd=where, capture_output=True, text=True, check=True).stdout
        for where in (servers.ROOT, copy)
    ]
    (_, before), (data, after) = (one.strip().split("|") for one in told)
    assert data == str(copy / "data") and int(after) == int(before) + 1


def test_ours_is_trained_there_by_what_make_train_runs(copy, tmp_path, monkeypatch):
    ran = []

    def run(command, **options):
        ran.append((command, options["cwd"]))

    monkeypatch.setattr(servers, "subprocess", SimpleNamespace(run=run))
    model = tmp_path / "ours.tar.gz"
    servers.train(
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
