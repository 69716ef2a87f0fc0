"""What the customer names (sums, days, identifiers, companies, people), as a Rasa entity extractor."""

from __future__ import annotations

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
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from aide.nlu import entities, fingerprints
from aide.nlu.entities.extract import extract_entities


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
                for entity in extract_entities(message.get(TEXT) or "", today)
            ]
            known = message.get(ENTITIES, [])
            message.set(ENTITIES, [*known, *self.add_extractor_name(found)], add_to_output=True)
        return messages
