"""The testers' stories (tests/stories), run by Rasa itself on the trained model:
understanding and policy together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from aide.run import model
from aide.run.parts import ROOT
from aide.run.stories import faults, files, playing
from aide.run.stories.__main__ import MOMENT
from aide.run.stories.story import Step, Story

TITLE = "frais : l'aide, puis l'offre"
MARKED = "corriger le montant"
SHARED = "une carte perdue : une seule carte, une seule question"


@pytest.fixture(scope="module")
def trained() -> Path:
    return model.ensure(ROOT, say=print)


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    read = files.read(ROOT, faults.names(ROOT))
    assert read.mistakes == ()
    return {story.title: story for story in read.stories}


def rasa_test(folder: Path, trained: Path, out: Path, rasa: str = "rasa") -> subprocess.CompletedProcess[str]:
    """Only with both options does Rasa read the texts, and fail on a difference: it stops at the first."""
    told = ("--stories", str(folder), "--model", str(trained), "--out", str(out))
    return subprocess.run(
        [sys.executable, "-m", rasa, "test", "core", "--e2e", "--fail-on-prediction-errors", *told],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "AIDE_NOW": MOMENT},
        capture_output=True,
        text=True,
    )


def our_run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`make stories ARGS="…"`."""
    return subprocess.run(
        [sys.executable, "-m", "aide.run.stories", *arguments], cwd=ROOT, capture_output=True, text=True
    )


def test_every_story_goes_as_it_is_written(trained, stories, tmp_path):
    """By Rasa's own command, on one file with each passage in its place."""
    assert len(stories) > 80
    (tmp_path / "test_histoires.yml").write_text(playing.as_yaml(list(stories.values())), encoding="utf-8")
    done = rasa_test(tmp_path, trained, ROOT / "var" / "results")
    if done.returncode:
        pytest.fail(our_run().stdout or f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}", pytrace=False)


def test_a_story_with_one_mistake_fails(trained, stories, tmp_path):
    """Two at once: Rasa takes long to start, even as our servers start it."""
    with ThreadPoolExecutor() as at_once:
        wrong = [with_intent(stories[TITLE], "saluer"), with_action(stories[TITLE], "utter_remercier")]
        done = [
            at_once.submit(played_by_rasa, story, trained, tmp_path / str(n)) for n, story in enumerate(wrong)
        ]
        for one in done:
            assert one.result().returncode != 0, "a wrong story passed"
            # Rasa marks the difference: it failed because of the mistake, not because it could not start.
            assert "# predicted:" in one.result().stdout, one.result().stderr[-3000:]


def played_by_rasa(story: Story, trained: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir()
    (folder / "test_faux.yml").write_text(playing.as_yaml([story]), encoding="utf-8")
    return rasa_test(folder / "test_faux.yml", trained, folder / "results", "aide.run.rasa_main")


def with_intent(story: Story, intent: str) -> Story:
    return _with(story, "user", lambda step: replace(step, told={**step.told, "intent": intent}))


def with_action(story: Story, action: str) -> Story:
    return _with(story, "action", lambda step: replace(step, told={**step.told, "action": action}))


def _with(story: Story, kind: str, change) -> Story:
    """The story with a change in its first step of that kind."""
    place = next(place for place, step in enumerate(story.steps) if step.kind == kind)
    steps = [change(step) if n == place else step for n, step in enumerate(story.steps)]
    return replace(story, title=f"{story.title} ({kind})", steps=tuple(steps))


def with_question(story: Story, question: str, instead: str) -> Story:
    changed = [
        replace(step, told={**step.told, "action": instead}) if step.told.get("action") == question else step
        for step in story.steps
    ]
    return replace(story, steps=tuple(changed))


def without_marks(step: Step) -> Step:
    return replace(step, told={**step.told, "user": step.said})


def test_what_differs_is_told_in_french_with_file_and_line(trained, stories):
    story = stories[TITLE]
    wrong = [
        story,
        with_intent(story, "saluer"),
        with_action(story, "utter_remercier"),
        replace(story, title="trop courte", steps=story.steps[:-1]),
        _with(stories[MARKED], "user", without_marks),
        with_question(stories[SHARED], "utter_ask_bloque", "utter_ask_carte"),
    ]
    found = {title: [str(one) for one in told] for title, told in playing.play(wrong, trained).items()}
    user, action = story.steps[0], story.steps[1]
    assert found[TITLE] == []
    (intent,) = found[f"{TITLE} (user)"]
    assert f"{story.file}, ligne {user.line} — « {TITLE} (user) »" in intent
    assert f"le client   : {user.said}" in intent
    assert "attendu     : l'intention saluer" in intent and "l'assistant : comprend frais" in intent
    (done,) = found[f"{TITLE} (action)"]
    assert f"{story.file}, ligne {action.line}" in done
    first, second = (str(step.told["action"]) for step in story.steps[1:3])
    assert "attendu     : utter_remercier\n" in done and f"l'assistant : {first}, {second}" in done
    (short,) = found["trop courte"]
    assert f"attendu     : {first}, puis le client parle" in short
    (shared,) = found[SHARED]
    line = (
        (ROOT / stories[SHARED].file)
        .read_text(encoding="utf-8")
        .splitlines()[stories[SHARED].steps[0].line - 1]
    )
    assert line.strip().startswith("- passage: ")
    assert f"{stories[SHARED].file}, ligne {stories[SHARED].steps[0].line} — « {SHARED} »" in shared
    assert "passage     : « une seule carte : la bloquer ? » (tests/stories/passages.yml, ligne " in shared
    (marks, *_) = found[f"{MARKED} (user)"]
    assert "relevé : rien" in marks and '[50 euros]{"entity": "montant", "value": "50.00"}' in marks


def test_one_story_runs_alone_by_its_title_and_its_accents(trained):
    done = our_run("FRAIS : l'aide,", "puis l'offre")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 histoire comme écrit, 0 autrement" in done.stdout


def test_a_title_that_no_story_has_is_told(trained):
    done = our_run("histoire sans titre connu")
    assert done.returncode == 2
    assert "Aucune histoire n'a « histoire sans titre connu » dans son titre" in done.stdout


def test_a_story_that_cannot_be_read_is_told_before_rasa_starts(tmp_path):
    (tmp_path / "test_faux.yml").write_text("stories: [\n", encoding="utf-8")
    done = our_run("--folder", str(tmp_path))
    assert done.returncode == 2
    assert "test_faux.yml, ligne" in done.stdout and "Traceback" not in done.stderr
