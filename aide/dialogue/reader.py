"""Reads a message: its acts given what is open, the question of knowledge in it,
the danger in it. No Rasa here.

Three linear models on the same sentence vector; which subject it is about is told by the
classifier of the pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from aide.dialogue import facts, knowledge
from aide.dialogue.bare_questions import is_bare, settled
from aide.dialogue.message import Apart, Message
from aide.dialogue.question_weights import likelier_in, of_subjects
from aide.nlu import labelled_acts
from aide.nlu.acts import ActModel
from aide.nlu.dangers import DangerModel
from aide.nlu.questions import ELSE, QuestionModel
from aide.nlu.sentence_encoder import encode
from aide.nlu.sentences import sentences

CONTEXT_OF = {
    "beneficiaire": "nom",
    "creancier": "nom",
    "suite": "offre",
    "reference": "montant",
    "detail": "description",
}
NOTHING = "rien"
ACTS, QUESTIONS, DANGERS = "acts.npz", "questions.npz", "dangers.npz"
SHOWN = 3
WISH_TO_FILE = re.compile(
    r"\b(?:r[ée]clam(?:er|ations?|e)|contest(?:er|e|ation)|signaler|porter plainte)\b", re.I
)
"""« … on peut réclamer ça aussi ? »: he wants it filed, whatever the rest sounds like."""


@dataclass(frozen=True)
class Reader:
    """Fitted once at training, kept in the model."""

    acts: ActModel
    questions: QuestionModel
    dangers: DangerModel

    def read(
        self,
        text: str,
        *,
        vector: np.ndarray,
        opened: str | None,
        subjects: Sequence[tuple[str, float]],
        surface: str | None,
        second: dict[str, Any] | None,
        today: date,
        about: Collection[str] = (),
        apart: Mapping[str, Any] | None = None,
    ) -> Message:
        """`vector` has shape (512,); `opened` is the field of the open question,
        `about` the subjects that are talked of; `apart` another problem, as the classifier found it.
        """
        context = _context_of(opened)
        done, asked = self._acts_and_questions([text], vector.reshape(1, -1), context, about, subjects)
        return Message(
            text,
            subjects=tuple(subjects),
            acts=done[0],
            questions=asked[0],
            sentences=self._sentences(text, context, about),
            danger=self.dangers.read(text, vector),
            entities=facts.entities_of(text, today),
            surface=surface,
            second=second,
            apart=self._apart(apart, opened, today) if apart and opened else None,
        )

    def _sentences(self, text: str, context: str, about: Collection[str]) -> tuple[Message, ...]:
        """Each sentence read by itself; none where the text is but one."""
        parts = sentences(text)
        if not parts:
            return ()
        done, asked = self._acts_and_questions(parts, encode(list(parts)), context, about)
        return tuple(
            Message(one, acts=acts, questions=questions)
            for one, acts, questions in zip(parts, done, asked, strict=True)
        )

    def _apart(self, found: Mapping[str, Any], opened: str, today: date) -> Apart:
        """The answer alone is read as if nothing stood beside it."""
        rest = str(found["rest"])
        answer = (
            self.read(
                rest,
                vector=encode([rest])[0],
                opened=opened,
                subjects=[(str(name), float(share)) for name, share in found["subjects"]],
                surface=None,
                second=None,
                today=today,
            )
            if rest
            else None
        )
        told = str(found["told"])
        parts = [told, *sentences(told)]
        done, _ = self._acts_and_questions(parts, encode(parts), NOTHING, ())
        tells = min(1.0, max(one.get("raconter", 0.0) + one.get("deposer", 0.0) for one in done))
        tells = 1.0 if WISH_TO_FILE.search(told) else tells
        return Apart(str(found["intent"]), told, answer, bool(found["is_announced"]), tells)

    def _acts_and_questions(
        self,
        texts: Sequence[str],
        vectors: np.ndarray,
        context: str,
        about: Collection[str],
        subjects: Sequence[tuple[str, float]] = (),
    ) -> tuple[list[dict[str, float]], list[tuple[tuple[str, float], ...]]]:
        """Of each text; `vectors` has shape (len(texts), 512);
        `subjects` of the one text, where they are known.
        """
        done = self.acts.probabilities(texts, vectors, [context] * len(texts))
        alone, labels = self.questions.probabilities(texts, vectors), self.questions.labels
        asked = alone * likelier_in(context, about, labels) * of_subjects(subjects, labels)
        asked /= asked.sum(axis=1, keepdims=True)
        is_free = bool(about) and context == NOTHING  # else what is open says of what
        for place in (place for place, text in enumerate(texts) if is_free and is_bare(text)):
            of_it = settled(alone[place], labels, about, knowledge.entries())
            asked[place] = asked[place] if of_it is None else of_it
        return (
            [dict(zip(self.acts.labels, map(float, row), strict=True)) for row in done],
            [_best(labels, row) for row in asked],
        )

    def save(self, folder: Path) -> None:
        """Each of the three models under its name in that folder."""
        self.acts.save(folder / ACTS)
        self.questions.save(folder / QUESTIONS)
        self.dangers.save(folder / DANGERS)

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """What `save` wrote."""
        return cls.of({name: folder for name in (ACTS, QUESTIONS, DANGERS)})

    @classmethod
    def of(cls, folders: Mapping[str, Path]) -> Reader:
        """Each of the three from the folder where it was kept under its name."""
        return cls(
            ActModel.load(folders[ACTS] / ACTS),
            QuestionModel.load(folders[QUESTIONS] / QUESTIONS),
            DangerModel.load(folders[DANGERS] / DANGERS),
        )


def _context_of(opened: str | None) -> str:
    """As the acts were learnt with it."""
    context = CONTEXT_OF.get(opened or "", opened or NOTHING)
    return context if context in labelled_acts.CONTEXTS else NOTHING


def _best(labels: Sequence[str], shares: np.ndarray) -> tuple[tuple[str, float], ...]:
    """The likeliest questions with their probability, best first, without « none »."""
    best = np.argsort(shares)[::-1][: SHOWN + 1]
    return tuple((labels[i], float(shares[i])) for i in best if labels[i] != ELSE)[:SHOWN]
