"""Logs an operator can read, that never fill the disk."""

from __future__ import annotations

import io

import pytest

from aide.run import logs
from aide.run.logs import PartLog, is_notable


def test_the_log_of_the_previous_run_is_kept_beside_the_new_one(tmp_path):
    for text in ("first run", "second run"):
        log = PartLog("desk", tmp_path, lambda line: None)
        log.follow(io.StringIO(f"{text}\n")).join()
        log.close()
    assert (tmp_path / "desk.log").read_text().endswith("desk | second run\n")
    assert (tmp_path / "desk.log.1").read_text().endswith("desk | first run\n")


def test_a_log_that_grows_too_large_is_rotated_and_the_oldest_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 1000)
    log = PartLog("desk", tmp_path, lambda line: None)
    log.follow(io.StringIO("a line of some length\n" * 1000)).join()
    log.close()
    files = list(tmp_path.iterdir())
    assert len(files) == logs.KEPT_FILES + 1
    assert all(file.stat().st_size <= 1000 for file in files)


def test_colours_stay_out_of_the_log_and_percents_stay_in(tmp_path):
    log = PartLog("desk", tmp_path, lambda line: None)
    log.follow(io.StringIO("\x1b[31m100 %s\x1b[0m\n")).join()
    log.close()
    assert (tmp_path / "desk.log").read_text().endswith("| 100 %s\n")


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-23 07:00:00 WARNING  aide.channel.turn_runner  - slow",
        "2026-11-23 ERROR    asyncio - boom",
        "sqlalchemy.exc.OperationalError: database is locked",
        "aide.channel.readiness.NotReady: Aucun modèle",
    ],
)
def test_warnings_and_errors_are_shown(line):
    assert is_notable(line)


@pytest.mark.parametrize(
    "line", ["2026 INFO root - Rasa server is up", "  raise ValueError('x')", "no errors"]
)
def test_ordinary_lines_are_not_shown(line):
    assert not is_notable(line)
