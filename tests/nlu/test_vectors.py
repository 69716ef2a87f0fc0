"""The examples' vectors are computed once a text, and again with another encoder."""

from __future__ import annotations

import numpy as np
import pytest

from aide.nlu import vectors
from aide.nlu.vectors import WORTH_A_CORE, remembered


class Encoder:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.asarray([[len(text), ord(text[0])] for text in texts], np.float32)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


def test_each_text_is_encoded_once(encoder, tmp_path):
    first = remembered(["un", "deux", "un"], encoder, version="1", where=tmp_path)
    again = remembered(["deux", "trois", "un"], encoder, version="1", where=tmp_path)
    assert encoder.asked == ["un", "deux", "trois"]
    assert first.tolist() == [[2, 117], [4, 100], [2, 117]]
    assert again.tolist() == [[4, 100], [5, 116], [2, 117]] and again.dtype == np.float32


def test_another_encoder_takes_none_of_the_olds_vectors(encoder, tmp_path):
    remembered(["un"], encoder, version="1", where=tmp_path)
    remembered(["un"], encoder, version="2", where=tmp_path)
    assert encoder.asked == ["un", "un"]
    assert len(list(tmp_path.iterdir())) == 1, "the old encoder's are forgotten"


def test_a_damaged_file_is_no_error(encoder, tmp_path):
    remembered(["un"], encoder, version="1", where=tmp_path)
    next(tmp_path.iterdir()).write_bytes(b"half")
    assert remembered(["un"], encoder, version="1", where=tmp_path).tolist() == [[2, 117]]


def test_many_are_shared_between_the_cores_and_come_back_in_order(encoder, tmp_path):
    texts = [f"{'x' * (i % 7)}a{i}" for i in range(2 * WORTH_A_CORE + 1)]
    found = remembered(texts, encoder, version="1", where=tmp_path)
    assert found.tolist() == encoder(texts).tolist()


def test_how_many_are_done_is_said(encoder, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(vectors, "AT_ONCE", 300)
    texts = [f"a{i}" for i in range(2 * WORTH_A_CORE + 1)]
    with caplog.at_level("INFO"):
        found = remembered(texts, encoder, version="1", where=tmp_path)
    assert found.tolist() == encoder(texts).tolist()
    assert [record.getMessage() for record in caplog.records] == ["251 1001", "501 1001", "751 1001", "1001 1001"]
