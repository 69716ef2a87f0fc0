"""spaCy's French tokenizer alone, as a Rasa tokenizer.

Rasa's own `SpacyNLP` also runs the tagger, the lemmatizer and the name finder (3.5 ms a message against 0.005 ms), and
`fr_core_news_sm` has no word vectors for its `SpacyFeaturizer` to use (docs/decisions/0002-understanding.md).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

MODEL = "fr_core_news_sm"
_PIPES = ["tok2vec", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "tagger", "ner"]


@lru_cache(maxsize=1)
def french() -> spacy.language.Language:
    """The French model without any of its pipes."""
    return spacy.load(MODEL, exclude=_PIPES)


class _Token(Token):
    def fingerprint(self) -> str:
        """Rasa asks each token several times in a training, and its own answer takes forty digests a sentence."""
        return f"{self.start} {self.text}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyFrenchTokenizer(Tokenizer):
    """Tokens with their offsets in the text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyFrenchTokenizer:
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        return [
            _Token(token.text, token.idx, lemma=token.text)
            for token in french().make_doc(message.get(attribute))
            if not token.is_space
        ]
