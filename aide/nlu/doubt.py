"""When not to believe the classifier: Rasa's own thresholds, a subject named without what happened to it, and texts whose
surface already tells that no intent is meant.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from aide.dialogue import surface
from aide.dialogue.likeliest import vague_topic
from aide.nlu.classifier import FAMILIARITY
from aide.nlu.language import is_foreign

SURFACE = "surface"
"""Where the kind of an unordinary text is told in what was understood."""
VALUES = ("montant", "date")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DoubtClassifier(FallbackClassifier):
    """`nlu_fallback` under the threshold, between two near intents, for « problème avec ma carte » and for « qsdfghj »."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            kind = surface.surface_of(
                text, familiarity=message.get(FAMILIARITY), values=_values(message), foreign=is_foreign(text)
            )
            message.set(SURFACE, kind, add_to_output=True)
        processed: list[Message] = super().process(messages)
        return processed

    def _should_fallback(self, message: Message) -> bool:
        if vague_topic(message.get(TEXT) or "") is not None or message.get(SURFACE) in surface.REFUSED:
            return True
        return super()._should_fallback(message)


def _values(message: Message) -> list[tuple[int, int]]:
    return [
        (entity[ENTITY_ATTRIBUTE_START], entity[ENTITY_ATTRIBUTE_END])
        for entity in message.get(ENTITIES, [])
        if entity[ENTITY_ATTRIBUTE_TYPE] in VALUES
    ]
