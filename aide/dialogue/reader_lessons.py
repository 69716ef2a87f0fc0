"""What each of the reader's three models learns from, told apart:
one whose examples stayed need not learn again.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np

from aide.dialogue.reader import ACTS, DANGERS, QUESTIONS
from aide.dialogue.reader_examples import act_examples, danger_examples, question_examples
from aide.nlu import (
    acts,
    bayes,
    counted,
    dangers,
    fingerprints,
    labelled_acts,
    questions,
    regression,
    storing,
    yes_or_no,
)
from aide.nlu.acts import ActModel
from aide.nlu.dangers import DangerModel
from aide.nlu.labelled_acts import ActExample
from aide.nlu.questions import QuestionModel
from aide.nlu.sentence_encoder import encode_examples, encoder_version

PROCESSES = 2
"""Learning is Python for the most part, which a second thread would not speed up."""
LEARNING = (acts, bayes, counted, dangers, labelled_acts, questions, regression, storing, yes_or_no)
"""The modules that learn; how their texts are written for it is in the encoder's version."""
PACKAGES = ("scikit-learn", "scipy", "numpy")


@dataclass(frozen=True)
class Lesson:
    """The examples of one model: of acts with what was open, of the two others (label, text)."""

    name: str
    examples: Sequence[ActExample] | Sequence[tuple[str, str]]

    @property
    def texts(self) -> list[str]:
        """Of each example, in their order."""
        return [one.text if isinstance(one, ActExample) else one[1] for one in self.examples]

    @property
    def labels(self) -> list[str]:
        """Of each example but those of acts."""
        return [one[0] for one in self.examples if not isinstance(one, ActExample)]

    def learn(self, vectors: np.ndarray) -> ActModel | QuestionModel | DangerModel:
        """`vectors` is (len(examples), 512). Deterministic but for acts,
        which differ by liblinear's tolerance.
        """
        if self.name == ACTS:
            return acts.fit([one for one in self.examples if isinstance(one, ActExample)], vectors)
        fit = dangers.fit if self.name == DANGERS else questions.fit
        return fit(self.texts, vectors, self.labels)


def lessons(data: Path) -> list[Lesson]:
    """That of acts, the longest, first."""
    told = labelled_acts.load_examples(data)
    return [
        Lesson(ACTS, act_examples(data, told)),
        Lesson(QUESTIONS, question_examples(data, told)),
        Lesson(DANGERS, danger_examples(data, told)),
    ]


def cause(lesson: Lesson) -> str:
    """A digest of all that decides what is learnt: the examples in their order, the code, its packages."""
    told = [
        (*one.acts, one.context, one.text) if isinstance(one, ActExample) else one for one in lesson.examples
    ]
    packages = [version(package) for package in PACKAGES]
    code = [_this_module(), fingerprints.of_modules(*LEARNING), encoder_version(), *packages]
    return hashlib.sha256(json.dumps([lesson.name, told, code]).encode()).hexdigest()[:16]


def learn(several: Sequence[Lesson], into: Mapping[str, Path]) -> None:
    """Each one's model in its folder of `into`; as many at once as there are cores for them."""
    # Many examples teach two of the three, or all: each is encoded once.
    texts = list(dict.fromkeys(text for lesson in several for text in lesson.texts))
    vector_of = dict(zip(texts, encode_examples(texts), strict=True)) if texts else {}
    tasks = [
        (lesson, np.stack([vector_of[text] for text in lesson.texts]), into[lesson.name])
        for lesson in several
    ]
    if min(PROCESSES, len(tasks)) < 2:
        for task in tasks:
            _learn(task)
        return
    # Copies of this process: what it has loaded they need not import, three seconds of processor each.
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("fork")) as pool:
        list(pool.map(_learn, tasks))


def _learn(task: tuple[Lesson, np.ndarray, Path]) -> None:
    lesson, vectors, folder = task
    model = lesson.learn(vectors)
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder / lesson.name)


def _this_module() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
