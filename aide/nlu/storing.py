"""Fitted models on disk: arrays in one file of numpy's, nothing that runs.
Loading one takes a tenth of a second.

skops, which reads any scikit-learn object, takes twenty seconds for three vocabularies
of fifty thousand entries.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

Arrays = dict[str, np.ndarray]
_KEPT = ("analyzer", "ngram_range", "sublinear_tf", "token_pattern")


def save(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """One file; read again by `load`."""
    with path.open("wb") as file:
        np.savez(file, **dict(arrays))


def load(path: Path) -> Arrays:
    """The arrays by name. No object is unpickled."""
    with np.load(path, allow_pickle=False) as told:
        return {name: told[name] for name in told.files}


def words_to_array(words: list[str]) -> np.ndarray:
    """A list of texts without line breaks, as bytes."""
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def words_of(array: np.ndarray) -> list[str]:
    """The texts that `words_to_array` was given."""
    return array.tobytes().decode("utf-8").split("\n")


def vectorizer_to(name: str, vectorizer: TfidfVectorizer) -> Arrays:
    """Its parameters, vocabulary and weights, under `name.…`."""
    parameters = {one: getattr(vectorizer, one) for one in _KEPT}
    terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
    return {
        f"{name}.parameters": words_to_array([json.dumps(parameters)]),
        f"{name}.terms": words_to_array(terms),
        f"{name}.idf": vectorizer.idf_.astype(np.float64),
    }


def vectorizer_of(name: str, arrays: Mapping[str, np.ndarray]) -> TfidfVectorizer:
    """As fitted."""
    parameters: dict[str, Any] = json.loads(words_of(arrays[f"{name}.parameters"])[0])
    parameters["ngram_range"] = tuple(parameters["ngram_range"])
    terms = words_of(arrays[f"{name}.terms"])
    vectorizer = TfidfVectorizer(vocabulary={term: place for place, term in enumerate(terms)}, **parameters)
    vectorizer.idf_ = arrays[f"{name}.idf"]
    return vectorizer
