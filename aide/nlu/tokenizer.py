"""spaCy's French tokenizer alone, as a Rasa tokenizer.

Rasa's own `SpacyNLP` also runs the tagger, the lemmatizer and the name finder (3.5 ms a message against
0.005 ms), and `fr_core_news_sm` has no word vectors for its `SpacyFeaturizer` to use
(docs/decisions/0002-understanding.md).

The tokenizer's rules are read from the model's own file, without `spacy.lang.fr`: its 1.4 MB regular
expression for compound words, the same two classes of letters 330 times, took most of the assistant's start
(4.6 s of processor, measured).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import srsly
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.tokenizer import Tokenizer as SpacyTokenizer
from spacy.vocab import Vocab

from aide.nlu.normalisation import READ

MODEL = "fr_core_news_sm"
LONGEST = 64
"""spaCy takes the signs around a word one by one, and reads all that is left each time:
no more is shown it without a space.
"""
_PIECE = re.compile(rf"\s*(?:\S{{1,{LONGEST}}}\s+)*\S{{1,{LONGEST}}}")
_LETTERS = re.compile(r"\[[^\[\]]{300,}\]")
"""A class of letters lists hundreds of ranges."""


@lru_cache(maxsize=1)
def french() -> SpacyTokenizer:
    """`fr_core_news_sm`'s tokenizer; a test says that it cuts as spaCy loads it."""
    rules = srsly.msgpack_loads(next(_package().glob(f"{MODEL}-*/tokenizer")).read_bytes())
    return SpacyTokenizer(
        Vocab(),
        rules=rules["exceptions"],
        prefix_search=re.compile(rules["prefix_search"]).search,
        suffix_search=re.compile(rules["suffix_search"]).search,
        infix_finditer=re.compile(rules["infix_finditer"]).finditer,
        token_match=re.compile(shortened(rules["token_match"])).match,
        url_match=re.compile(rules["url_match"]).match,
        faster_heuristics=rules["faster_heuristics"],
    )


def shortened(pattern: str) -> str:
    """The same choice of `(?:^…$)|(?:^…$)|…`, those that go on alike from their first class
    of letters written as one.
    """
    flags, choices = pattern[:5], pattern[5:].removeprefix("(?:^").removesuffix("$)").split("$)|(?:^")
    alike: dict[str, list[str]] = defaultdict(list)
    for choice in choices:
        start = _LETTERS.search(choice).start()  # type: ignore[union-attr]
        alike[choice[start:]].append(choice[:start])
    return flags + "|".join(f"(?:^(?:{'|'.join(begins)}){ends}$)" for ends, begins in alike.items())


def _package() -> Path:
    return Path(next(iter(find_spec(MODEL).submodule_search_locations)))  # type: ignore[union-attr,arg-type]


class _Token(Token):
    def fingerprint(self) -> str:
        """Rasa asks each token several times in a training, and its own answer takes
        forty digests a sentence.
        """
        return f"{self.start} {self.text}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyFrenchTokenizer(Tokenizer):
    """Tokens with their offsets in the text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's: an intent is one token."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def required_packages() -> list[str]:
        """Rasa's: told when one is absent."""
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyFrenchTokenizer:
        """Rasa's: nothing is learnt."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """spaCy's tokens of the text, each with its place; the word is its own lemma."""
        return [_Token(word, start, lemma=word) for word, start in tokens(message.get(attribute))]


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """The words and signs of the first READ characters of `text`, each with its offset."""
    for piece in _PIECE.finditer(text[:READ].rstrip()):
        for token in french()(piece[0]):
            if not token.text.isspace():
                yield token.text, piece.start() + token.idx
