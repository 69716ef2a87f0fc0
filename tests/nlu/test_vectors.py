"""The examples' vectors are computed once a text, and again with another encoder."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong

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
    assert len(list(tmp_path.glob("*.npz"))) == 1, "the old encoder's are forgotten"


def test_a_damaged_file_is_no_error(encoder, tmp_path):
    remembered(["un"], encoder, version="1", where=tmp_path)
    next(tmp_path.glob("*.npz")).write_bytes(b"half")
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
    assert [record.getMessage() for record in caplog.records] == [
        "251 1001",
        "501 1001",
        "751 1001",
        "1001 1001",
    ]


def test_of_two_that_lack_the_same_the_second_waits_for_the_first(encoder, tmp_path):
    begun, go_on = threading.Event(), threading.Event()

    def slow(texts):
        begun.set()
        go_on.wait(20)
        return encoder(texts)

    with ThreadPoolExecutor(2) as both:
        first = both.submit(remembered, ["un", "deux"], slow, version="1", where=tmp_path)
        assert begun.wait(20)
        second = both.submit(remembered, ["un", "deux", "trois"], encoder, version="1", where=tmp_path)
        with pytest.raises(TooLong):
            second.result(0.3)
        go_on.set()
        assert first.result(20).tolist() == second.result(20)[:2].tolist()
    assert encoder.asked == ["un", "deux", "trois"]
