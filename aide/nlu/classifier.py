"""The intent classifier as a Rasa component: a thin shell over `aide.nlu.linear`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from aide.nlu import (
    announced,
    apart,
    apart_places,
    counted,
    cuts,
    filing_wish,
    in_order,
    last,
    linear,
    normalisation,
    regression,
    repair,
    told_sides,
    two_problems,
)
from aide.nlu.fingerprints import of_modules
from aide.nlu.linear import LinearModel
from aide.nlu.repair.lexicon import DICTIONARY
from aide.nlu.sentence_encoder import encode

logger = logging.getLogger(__name__)
FILE, LAST = "linear.npz", "linear"
RANKED = 10
FILING, MOST_OF_WISH = "deposer_reclamation", 0.7
FAMILIARITY = "familiarite"
SECOND = "seconde"
"""Where a second problem is told in what was understood: `{"intent", "text"}`."""
APART = "a_part"
"""Where a problem told beside an answer is: `aide.nlu.apart.Apart` as a dictionary."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Ranks the intents of a text. A message without a sentence vector counts as a vector of zeros."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        code = of_modules(
            linear,
            regression,
            counted,
            normalisation,
            cuts,
            filing_wish,
            announced,
            told_sides,
            two_problems,
            apart,
            apart_places,
            in_order,
            repair,
        )
        return f"{version(DICTIONARY)}:{code}"

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> LinearIntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearModel.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        texts = [example.get(TEXT) for example in examples]
        labels = [example.get(INTENT) for example in examples]
        vectors = np.stack([_vector(example) for example in examples])
        keys = [f"{label} {text}" for label, text in zip(labels, texts, strict=True)]
        self._model = linear.fit(texts, vectors, labels, before=last.model(LAST, LinearModel.load, keys))
        last.keep(LAST, self._model, keys)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text or self._model is None:
            return messages
        probabilities = self._model.probabilities(
            [message.get(TEXT) for message in with_text],
            np.stack([_vector(message) for message in with_text]),
        )
        for message, row in zip(with_text, probabilities, strict=True):
            best = np.argsort(row)[::-1][:RANKED]
            told = [(self._model.labels[i], float(row[i])) for i in best]
            pair = self.pair(self._model, message.get(TEXT), row)
            if pair is None and (wrong := _of_what_is_wrong(self._model, message.get(TEXT), told[0][0])):
                told = wrong
            if told[0][0] == FILING and (story := filing_wish.beside_filing(message.get(TEXT))):
                told = self._with_story(told, story)
            if pair is not None:
                told = two_problems.told_first(told, pair)
                message.set(SECOND, {"intent": pair.second, "text": pair.text}, add_to_output=True)
            if (beside := told_apart(self._model, message.get(TEXT))) is not None:
                message.set(APART, beside.as_dict(), add_to_output=True)
            ranking = [{"name": name, "confidence": confidence} for name, confidence in told]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(FAMILIARITY, self._model.familiarity(message.get(TEXT)), add_to_output=True)
        return messages

    def _with_story(self, told: list[tuple[str, float]], story: str) -> list[tuple[str, float]]:
        """The wish to file stays on top; what the story beside it is about shares the rest."""
        assert self._model is not None
        wish = min(told[0][1], MOST_OF_WISH)
        best = _ranked(self._model, story)
        others = [(name, share) for name, share in best if name != FILING]
        return [(FILING, wish), *((name, share * (1 - wish)) for name, share in others)]

    @staticmethod
    def pair(model: LinearModel, text: str, whole: np.ndarray) -> two_problems.Pair | None:
        """Two problems told in the same message; `whole` is the text's own row of probabilities.

        Letters and words choose the cut, for they cost little;
        the sentence vectors of its two sides confirm it.
        """
        found = cuts.cuts(text) if model.labels[int(whole.argmax())] in two_problems.PROBLEMS else []
        if not found:
            return None
        sides = [side for cut in found for side in (cut.before, cut.after)]
        quick = [dict(zip(model.labels, row, strict=True)) for row in model.quick_probabilities(sides)]
        cut = two_problems.likeliest(list(zip(found, quick[::2], quick[1::2], strict=True)))
        if cut is None:
            return None
        near = cuts.nearer(cut)
        return _sure_pair(model, cut, whole) or (_sure_pair(model, near, whole) if near is not None else None)


def _of_what_is_wrong(model: LinearModel, text: str, best: str) -> list[tuple[str, float]] | None:
    """The problem of « le virement est passé, par contre … », when what is left without what is
    in order tells one surely.
    """
    if best not in two_problems.PROBLEMS | ASIDE or (rest := in_order.what_is_wrong(text)) is None:
        return None
    told = _ranked(model, rest)
    name, share = told[0]
    is_other = name != best and not {name, best} <= two_problems.CARD
    return told if is_other and name in two_problems.PROBLEMS and share >= in_order.SURE else None


ASIDE = frozenset({"autre_demande_bancaire", "hors_sujet", "exprimer_mecontentement"})
"""What a text is taken for in which two subjects are named, and none told."""


def told_apart(model: LinearModel, text: str) -> apart.Apart | None:
    """The first place where another problem is told; what stands before it is ranked by itself."""
    places = apart_places.places(text)
    if not places:
        return None
    told = [apart_places.bare(one) for one in places]
    for place, row in zip(places, model.probabilities(told, encode(told)), strict=True):
        shares = dict(zip(model.labels, map(float, row), strict=True))
        if (intent := apart.problem(place, shares)) is not None:
            return apart.Apart(intent, place.told, place.rest, place.is_announced, _ranked(model, place.rest))
    return None


def _ranked(model: LinearModel, text: str) -> list[tuple[str, float]]:
    """(label, probability), best first; empty for an empty text."""
    if not text:
        return []
    row = model.probabilities([text], encode([text]))[0]
    return [(model.labels[i], float(row[i])) for i in np.argsort(row)[::-1][:RANKED]]


def _sure_pair(model: LinearModel, cut: cuts.Cut, whole: np.ndarray) -> two_problems.Pair | None:
    both = [cut.before, cut.after]
    rows = np.vstack([model.probabilities(both, encode(both)), whole])
    before, after, all_of_it = (dict(zip(model.labels, map(float, row), strict=True)) for row in rows)
    return two_problems.pair(cut, before, after, all_of_it)


def as_told(model: LinearModel, texts: Sequence[str], probabilities: np.ndarray) -> np.ndarray:
    """The rows with what was told first on top, as the component answers;
    for measures, which need no Rasa.
    """
    rows = probabilities.copy()
    for i, text in enumerate(texts):
        pair = LinearIntentClassifier.pair(model, text, probabilities[i])
        if pair is not None:
            told = dict(
                two_problems.told_first(
                    list(zip(model.labels, map(float, probabilities[i]), strict=True)), pair
                )
            )
            rows[i] = [told[label] for label in model.labels]
    return rows


def _vector(message: Message) -> np.ndarray:
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        from aide.nlu.sentence_encoder import DIMENSIONS

        return np.zeros(DIMENSIONS, np.float32)
    return np.asarray(sentence.features)[-1]
