"""What the customer names (sums, days, identifiers, companies, people), as a Rasa entity extractor."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    INTENT,
    INTENT_NAME_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from aide.nlu import entities, fingerprints
from aide.nlu.entities.extract import Entity, extract_entities
from aide.nlu.entities.relevance import relevant


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FrenchEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Adds the entities of `aide.nlu.entities`, their `value` normalised ('50.00', '2026-11-22')."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FrenchEntityExtractor:
        """Rasa's: nothing is learnt."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The rules live outside this class: without this, training would reuse what older rules found."""
        return fingerprints.of_modules(entities)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds entities to each message; days are told from the clock's today, in Europe/Paris."""
        from aide import clock

        today = clock.now().date()
        for message in messages:
            found = [
                {
                    ENTITY_ATTRIBUTE_TYPE: entity.label,
                    ENTITY_ATTRIBUTE_START: entity.start,
                    ENTITY_ATTRIBUTE_END: entity.end,
                    ENTITY_ATTRIBUTE_VALUE: entity.value,
                    "text": entity.text,
                }
                for entity in _meant(message, today)
            ]
            known = message.get(ENTITIES, [])
            message.set(ENTITIES, [*known, *self.add_extractor_name(found)], add_to_output=True)
        return messages


def _meant(message: Message, today: date) -> list[Entity]:
    text = message.get(TEXT) or ""
    intent = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
    return relevant(extract_entities(text, today), intent=intent, text=text)
