"""No flow, subject or step without a story: what no tester's story reaches is what nobody checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import flow, outcome
from aide.dialogue.flow import FACTS_OF_MOTIF, Flow
from aide.run.parts import ROOT
from aide.run.stories import faults, files
from aide.run.stories.story import Story
from aide.subjects import subjects


@pytest.fixture(scope="module")
def stories() -> tuple[Story, ...]:
    return files.read(ROOT, faults.names(ROOT)).stories


def actions(stories: Iterable[Story]) -> set[str]:
    return {str(step.told["action"]) for story in stories for step in story.steps if step.kind == "action"}


def intents(stories: Iterable[Story]) -> set[str]:
    return {str(step.told["intent"]) for story in stories for step in story.steps if step.kind == "user"}


def outcomes(stories: Iterable[Story]) -> set[tuple[str, str]]:
    """(action, word) for each effect and what it told."""
    found: set[tuple[str, str]] = set()
    for story in stories:
        for step, after in zip(story.steps, story.steps[1:], strict=False):
            told = after.slots
            if step.kind == "action" and "resultat" in told:
                found.add((str(step.told["action"]), str(outcome.read(told["resultat"])["issue"])))
    return found


def unreached(flows: Iterable[Flow], stories: Iterable[Story]) -> list[str]:
    """« flow: step » for each step, and each outcome that the flow names, that is in no story."""
    stories = list(stories)
    said, told = actions(stories), outcomes(stories)
    missing: list[str] = []
    for one in flows:
        missing += [f"{one.name}: {name}" for name in _shown(one) if name not in said]
        missing += [
            f"{one.name}: {step.name} {word}"
            for step in one.steps
            for word in step.then
            if (step.name, word) not in told
        ]
    return missing


def _shown(told: Flow) -> Iterator[str]:
    """What each step of the flow says or does."""
    for step in told.steps:
        if step.name == FACTS_OF_MOTIF:
            yield from {f"utter_ask_{field}" for fields in FIELDS.values() for field in fields}
        elif step.kind in ("asks", "confirms"):
            yield f"utter_ask_{step.name}"
        else:
            yield step.name


def test_every_step_and_outcome_of_every_flow_is_reached_by_a_story(stories):
    assert len(flow.flows()) >= 7
    assert unreached(flow.flows().values(), stories) == []


def test_every_subject_is_told_in_a_story_and_says_what_is_its_own(stories):
    known = subjects().values()
    own = {name for one in known for name in (one.help, one.says) if name}
    assert sorted({one.name for one in known} - intents(stories)) == []
    assert sorted(own - actions(stories)) == []


def test_every_effect_is_seen_to_work_and_to_fail(stories):
    told = outcomes(stories)
    assert [name for name, words in outcome.WORDS.items() if (name, words[0]) not in told] == []


def test_a_flow_without_its_story_is_told(stories):
    without = [story for story in stories if "action_renouveler_carte" not in actions([story])]
    assert unreached(flow.flows().values(), without) == ["renouvellement: action_renouveler_carte"]
