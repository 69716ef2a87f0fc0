"""Many texts at once have the vectors that the encoder gives each of them alone, and take less of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aide.nlu import many_texts, sentence_encoder
from aide.nlu.evaluation.texts import read

ROOT = Path(__file__).parents[2]
ODD = [
    "?",
    "😡😡",
    "a",
    "ma  carte\u00a0volée",
    "日本語 のテキスト",
    "x" * 600,
    "´ ` ´",
    "50,00€ !!!",
    "\u200b",
    "ﷺ",
]


@pytest.fixture(scope="module")
def model():
    sentence_encoder.encoder().encode("bonjour")
    return sentence_encoder.encoder()._model


@pytest.fixture(scope="module")
def texts():
    """Examples of several subjects, in no order, some twice, and what nobody should write."""
    told = [one.text for name in ("frais", "cartes") for one in read([ROOT / "data" / name / "nlu.yml"])]
    return [*told[::7], *ODD, *told[:20]]


def test_the_vectors_are_the_encoders(model, texts):
    one_by_one = np.vstack([model.encode([text]) for text in texts])
    np.testing.assert_allclose(many_texts.encoded(model, texts), one_by_one, atol=2e-6)


def test_a_text_does_not_change_its_neighbours_vector(model, monkeypatch, texts):
    """However they are put together."""
    whole = many_texts.encoded(model, texts)
    monkeypatch.setattr(many_texts, "AT_ONCE", 3)
    np.testing.assert_allclose(many_texts.encoded(model, texts), whole, atol=2e-6)


def test_the_pieces_of_words_are_those_of_the_text(model, texts):
    pieces = many_texts._Pieces(model.sp.encode)
    for text in texts:
        assert pieces.of(text) == model.sp.encode(text, add_bos=True, add_eos=True), text


def test_a_word_is_cut_once(model):
    cut = []

    def counting(text, **options):
        cut.append(text)
        return model.sp.encode(text, **options)

    pieces = many_texts._Pieces(counting)
    for text in ("ma carte est perdue", "ma carte est volée"):
        pieces.of(text)
    assert cut[1:] == ["ma", "carte", "est", "perdue", "volée"]


def test_none_is_none(model):
    assert many_texts.encoded(model, []).shape == (0, 512)
