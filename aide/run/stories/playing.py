"""Plays stories through Rasa's own test of stories (`rasa test core --e2e`), in this process:
one start for all of them.

Rasa compares each intent, each marked word and each action; what differs is told here with the line of the
story.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.core import test as rasa_test
from rasa.core.agent import Agent
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.utils import story_graph_from_paths
from rasa.utils.log_utils import configure_structlog

from aide.dialogue.state import State
from aide.dialogue.tracked import newest_state
from aide.run.stories.story import Step, Story
from aide.run.yaml_lines import LINE


@dataclass(frozen=True)
class Difference:
    """One step that does not go as written: the step, the customer's message before it,
    the turn wanted and done.
    """

    story: Story
    step: Step
    said: str
    expected: str
    got: str
    understood: str = ""

    def __str__(self) -> str:
        told = {
            "    passage     : ": self.step.passage,
            "    le client   : ": self.said,
            "    attendu     : ": self.expected,
            "    l'assistant : ": self.got,
            "    il a compris : ": self.understood,
        }
        title = f"{self.story.file}, ligne {self.step.line} — « {self.story.title} »"
        return "\n".join([title, *(name + value for name, value in told.items() if value)])


def play(stories: Sequence[Story], model: Path) -> dict[str, list[Difference]]:
    """What differs in each story, by title; nothing for one that goes as written."""
    warnings.simplefilter("ignore")
    configure_structlog(logging.ERROR)
    return asyncio.run(_play(stories, Agent.load(str(model))))


async def _play(stories: Sequence[Story], agent: Agent) -> dict[str, list[Difference]]:
    found: dict[str, list[Difference]] = {}
    written = {story.title: story for story in stories}
    for tracker in _trackers(stories, agent):
        story = written[tracker.sender_id]
        try:
            _, played, _, _ = await rasa_test._predict_tracker_actions(tracker, agent, use_e2e=True)
        except Exception as error:  # the one boundary: what breaks in a story is told as its difference
            found[story.title] = [_broken(story, error)]
        else:
            found[story.title] = list(differences(story, played))
    return found


def _trackers(stories: Sequence[Story], agent: Agent) -> list[DialogueStateTracker]:
    """As Rasa reads them, each named by its title."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "test_histoires.yml"
        file.write_text(as_yaml(stories), encoding="utf-8")
        # As rasa.core.test does, which also writes the domain to a file and reads it back: a third of the
        # time.
        graph = story_graph_from_paths([str(file)], agent.domain)
        generator = TrainingDataGenerator(
            graph, agent.domain, use_story_concatenation=False, augmentation_factor=0
        )
        return list(generator.generate_story_trackers())


def as_yaml(stories: Sequence[Story]) -> str:
    """A story file that holds just these."""
    document = [
        {"story": one.title, "steps": [_without_lines(step.told) for step in one.steps]} for one in stories
    ]
    return str(yaml.safe_dump({"version": "3.1", "stories": document}, allow_unicode=True, sort_keys=False))


def differences(story: Story, played: DialogueStateTracker) -> Iterator[Difference]:
    """Each message not understood as written, up to and with the first action that is not the one written."""
    steps = [step for step in story.steps if step.kind != "slot_was_set"]
    reached, user = 0, steps[0]
    done: list[str] = []
    events = list(played.events)
    for place, event in enumerate(events):
        if isinstance(event, UserUttered):
            user, done = steps[reached], []
            reached += 1
            if isinstance(event, rasa_test.WronglyClassifiedUserUtterance):
                yield _misunderstood(story, user, event)
        elif isinstance(event, ActionExecuted):
            is_listen = event.action_name == ACTION_LISTEN_NAME
            if isinstance(event, rasa_test.WronglyPredictedAction):
                yield _misdone(
                    story, user, steps[reached : reached + 1], event, done, newest_state(events[: place + 1])
                )
                return
            if not is_listen:
                done.append(str(event.action_name))
                reached += 1


def _broken(story: Story, error: Exception) -> Difference:
    said = " / ".join(step.said for step in story.steps if step.kind == "user")
    got = f"s'arrête sur une erreur de programme : {type(error).__name__}, {error}"
    return Difference(story, Step("", story.line, {}), said, "une réponse à chaque message", got)


def _misunderstood(story: Story, step: Step, event: rasa_test.WronglyClassifiedUserUtterance) -> Difference:
    wanted, got = event.intent["name"], event.predicted_intent
    if wanted != got:
        return Difference(story, step, step.said, f"l'intention {wanted}", f"comprend {got}")
    marks = _marks(event.target_entities), _marks(event.predicted_entities)
    return Difference(story, step, step.said, f"relevé : {marks[0]}", f"relève : {marks[1]}")


def _marks(entities: Sequence[Any]) -> str:
    """« [50 €]{"entity": "montant", "value": "50.00"} », as it is to be written in the story."""
    pieces = [
        f"[{one['text'][one['start'] : one['end']]}]"
        f'{{"entity": "{one["entity"]}", "value": "{one["value"]}"}}'
        for one in entities
    ]
    return ", ".join(pieces) or "rien"


def _misdone(
    story: Story,
    user: Step,
    following: Sequence[Step],
    event: rasa_test.WronglyPredictedAction,
    done: Sequence[str],
    state: State,
) -> Difference:
    """The whole turn as it was written, and as the assistant had planned it."""
    is_end = event.action_name == ACTION_LISTEN_NAME
    step = following[0] if following and not is_end else user
    wanted = [*done, *([] if is_end else [str(event.action_name)])]
    instead = str(event.action_name_prediction)
    plan = [move.name for move in state.plan][len(done) - state.base + 1 :]
    got = [*done, *([] if instead == ACTION_LISTEN_NAME else [instead, *plan])]
    expected = _turn(wanted) + (", puis le client parle" if is_end else "")
    return Difference(story, step, user.said, expected, _turn(got), " ; ".join(state.commands))


def _turn(actions: Sequence[str]) -> str:
    return ", ".join(actions) or "rien"


def _without_lines(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _without_lines(value) for name, value in node.items() if name != LINE}
    return [_without_lines(one) for one in node] if isinstance(node, list) else node
