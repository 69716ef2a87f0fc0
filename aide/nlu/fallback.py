"""When not to believe the classifier: too little confidence, a subject named without what happened to it,
and texts whose surface already tells that no intent is meant.

The thresholds are chosen from the calibration (docs/decisions/0005-measuring-understanding.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    INTENT_RANKING_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from aide.nlu import surface, understood
from aide.nlu.classifier import APART, FAMILIARITY, SECOND
from aide.nlu.language import is_foreign
from aide.nlu.other_cards import names_only_other_cards
from aide.nlu.vague import vague_topic
from aide.subjects import card_blocks

SURFACE = "surface"
"""Where the kind of an unordinary text is told in what was understood."""
VALUES = ("montant", "date")
FALLBACK = "nlu_fallback"

IRREVERSIBLE = card_blocks()
"""What opens the blocking of a card, which cannot be undone: these ask for more confidence together."""


@dataclass(frozen=True)
class Thresholds:
    """Confidence to act on an intent; lead over the second;
    confidence that a card is to be blocked, whichever way.
    """

    act: float
    apart: float
    irreversible: float


def is_sure(ranking: list[tuple[str, float]], thresholds: Thresholds) -> bool:
    """Whether to act on the first of (intent, confidence), best first.

    The ways to say that a card must be blocked count together: between two of them there is no danger.
    """
    if not ranking:
        return False
    intent, confidence = ranking[0]
    if (
        intent in IRREVERSIBLE
        and sum(c for name, c in ranking if name in IRREVERSIBLE) < thresholds.irreversible
    ):
        return False
    second = ranking[1][1] if len(ranking) > 1 else 0.0
    return confidence >= thresholds.act and confidence - second >= thresholds.apart


def with_second(ranking: list[tuple[str, float]], second: str | None) -> list[tuple[str, float]]:
    """When two problems are told, the share of the `second` is no doubt about the first: it counts for it."""
    if not ranking or second in (None, ranking[0][0]):
        return ranking
    share = sum(confidence for name, confidence in ranking if name == second)
    others = [one for one in ranking[1:] if one[0] != second]
    return [(ranking[0][0], ranking[0][1] + share), *others]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DoubtClassifier(FallbackClassifier):
    """`nlu_fallback` when not sure, for « problème avec ma carte » and for « qsdfghj »."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's, with the confidence under which what cannot be undone is not believed."""
        return {**FallbackClassifier.get_default_config(), "irreversible_threshold": 0.5}

    def process(self, messages: list[Message]) -> list[Message]:
        """Each message with its surface, `nlu_fallback` first when it is not to be believed.

        Kept for the policy.
        """
        for message in messages:
            text = message.get(TEXT) or ""
            kind = surface.surface_of(
                text, familiarity=message.get(FAMILIARITY), values=_values(message), foreign=is_foreign(text)
            )
            message.set(SURFACE, kind, add_to_output=True)
        processed: list[Message] = super().process(messages)
        for message in messages:
            understood.keep(message.get(TEXT) or "", _understood(message))
        return processed

    def _should_fallback(self, message: Message) -> bool:
        if vague_topic(message.get(TEXT) or "") is not None or message.get(SURFACE) in surface.REFUSED:
            return True
        config = self.component_config
        thresholds = Thresholds(
            config["threshold"], config["ambiguity_threshold"], config["irreversible_threshold"]
        )
        ranking = [(one["name"], one["confidence"]) for one in message.get(INTENT_RANKING_KEY) or []]
        if ranking and ranking[0][0] in IRREVERSIBLE and names_only_other_cards(message.get(TEXT) or ""):
            return True
        told_too = (message.get(SECOND) or {}).get("intent")
        return not is_sure(with_second(ranking, told_too), thresholds)


def _understood(message: Message) -> understood.Understood:
    """What the policy reads: the subjects as ranked, whatever the doubt."""
    ranking = message.get(INTENT_RANKING_KEY) or []
    subjects = [(one["name"], float(one["confidence"])) for one in ranking if one["name"] != FALLBACK]
    return understood.Understood(
        tuple(subjects), message.get(SURFACE), message.get(SECOND), message.get(APART)
    )


def _values(message: Message) -> list[tuple[int, int]]:
    return [
        (entity[ENTITY_ATTRIBUTE_START], entity[ENTITY_ATTRIBUTE_END])
        for entity in message.get(ENTITIES, [])
        if entity[ENTITY_ATTRIBUTE_TYPE] in VALUES
    ]
