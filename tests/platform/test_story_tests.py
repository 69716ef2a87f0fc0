"""The testers' stories (tests/stories), run by Rasa itself on the trained model: understanding and policies together."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from aide.run import model
from aide.run.parts import ROOT

STORIES = ROOT / "tests" / "stories"


@pytest.fixture(scope="module")
def trained() -> Path:
    return model.ensure(ROOT, say=print)


def rasa_test(stories: Path, trained: Path, out: Path, *checks: str) -> subprocess.CompletedProcess[str]:
    files = ("--stories", str(stories), "--model", str(trained), "--out", str(out))
    return subprocess.run(
        [sys.executable, "-m", "rasa", "test", "core", "--e2e", *checks, *files],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
    )


def strictly(stories: Path, trained: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Only with both options does Rasa read the texts, and fail on a difference (AMENDMENTS 5): it stops at the first."""
    return rasa_test(stories, trained, out, "--fail-on-prediction-errors")


def report(trained: Path, out: Path) -> str:
    """All the stories that differ, for the tester: run again, without stopping at the first."""
    done = rasa_test(STORIES, trained, out)
    failed = out / "failed_test_stories.yml"
    return failed.read_text() if failed.exists() else f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"


def test_every_story_goes_as_it_is_written(trained):
    out = ROOT / "var" / "results"
    assert list(STORIES.rglob("test_*.yml")), "no story to test"
    assert strictly(STORIES, trained, out).returncode == 0, report(trained, out)


def wrong_intent(step: dict[str, Any]) -> None:
    step["intent"] = "saluer" if step["intent"] != "saluer" else "au_revoir"


def wrong_action(step: dict[str, Any]) -> None:
    step["action"] = "utter_default"


def test_a_story_with_one_mistake_fails(trained, tmp_path):
    """Two at once: Rasa takes long to start."""
    with ThreadPoolExecutor() as at_once:
        intent = at_once.submit(assert_fails, with_mistake("user", wrong_intent), trained, tmp_path / "intent")
        action = at_once.submit(assert_fails, with_mistake("action", wrong_action), trained, tmp_path / "action")
        intent.result()
        action.result()


def with_mistake(kind: str, mistake: Any) -> dict[str, Any]:
    """The first story of the testers, with one mistake in its first step of that kind."""
    content = yaml.safe_load(sorted(STORIES.rglob("test_*.yml"))[0].read_text())
    story = content["stories"][0]
    mistake(next(step for step in story["steps"] if kind in step))
    return {"version": "3.1", "stories": [story]}


def assert_fails(content: dict[str, Any], trained: Path, folder: Path) -> None:
    folder.mkdir()
    file = folder / "test_faux.yml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    done = strictly(file, trained, folder / "results")
    assert done.returncode != 0, "a wrong story passed"
    # Rasa marks the difference: it failed because of the mistake, not because it could not start.
    assert "# predicted:" in done.stdout, done.stderr[-3000:]
