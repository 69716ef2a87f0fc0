"""When not to believe the classifier: Rasa's own thresholds, and a subject named without what happened to it."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from aide.dialogue.likeliest import is_gibberish, vague_topic
from aide.nlu.classifier import FAMILIARITY


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DoubtClassifier(FallbackClassifier):
    """`nlu_fallback` under the threshold, between two near intents, for « problème avec ma carte » and for « qsdfghj »."""

    def _should_fallback(self, message: Message) -> bool:
        text = message.get(TEXT) or ""
        if vague_topic(text) is not None or is_gibberish(text, message.get(FAMILIARITY)):
            return True
        return super()._should_fallback(message)
