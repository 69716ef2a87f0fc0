"""The intent classifier as a Rasa component: a thin shell over `aide.nlu.linear`."""

from __future__ import annotations

import logging
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
    told_problems,
    told_sides,
    two_problems,
)
from aide.nlu.fingerprints import of_modules
from aide.nlu.linear import LinearModel
from aide.nlu.repair.lexicon import DICTIONARY

logger = logging.getLogger(__name__)
FILE, LAST = "linear.npz", "linear"
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
        """Nothing is set: the thresholds are in the code, each with its measure."""
        return {}

    @classmethod
    def required_components(cls) -> list[type]:
        """What gives the sentence vector stands before it."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """What Rasa looks for before it loads a model."""
        return ["sklearn"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The dictionary and the modules that learn or rank: a change of theirs trains again."""
        code = of_modules(
            linear,
            regression,
            counted,
            normalisation,
            cuts,
            filing_wish,
            announced,
            told_sides,
            told_problems,
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
        """Untrained, to be trained."""
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
        """As `train` left it."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearModel.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the labelled examples, from where the last training ended."""
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
        """Ranks each text, and sets beside it a second problem, and one told beside an answer."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text or self._model is None:
            return messages
        probabilities = self._model.probabilities(
            [message.get(TEXT) for message in with_text],
            np.stack([_vector(message) for message in with_text]),
        )
        for message, row in zip(with_text, probabilities, strict=True):
            self._tell(self._model, message, row)
        return messages

    @staticmethod
    def _tell(model: LinearModel, message: Message, row: np.ndarray) -> None:
        """What the message is about, into the message; `row` has the shares of its labels."""
        text = message.get(TEXT)
        subjects, pair = told_problems.subjects_and_pair(model, text, row)
        if pair is not None:
            message.set(SECOND, {"intent": pair.second, "text": pair.text}, add_to_output=True)
        if (beside := told_problems.told_apart(model, text)) is not None:
            message.set(APART, beside.as_dict(), add_to_output=True)
        ranking = [{"name": name, "confidence": confidence} for name, confidence in subjects]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(FAMILIARITY, model.familiarity(text), add_to_output=True)


def _vector(message: Message) -> np.ndarray:
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        from aide.nlu.sentence_encoder import DIMENSIONS

        return np.zeros(DIMENSIONS, np.float32)
    return np.asarray(sentence.features)[-1]
