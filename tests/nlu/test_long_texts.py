"""However a long text is made, understanding it costs no more than its length: everybody waits for it."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterable

import pytest

from aide.nlu import tokenizer
from aide.nlu.cuts import cuts
from aide.nlu.normalisation import LONGEST, READ, bounded, for_encoder, for_ngrams
from aide.nlu.repair.lexicon import LONGEST_NEAR, french, sound
from aide.nlu.tokenizer import tokens

MOST = 4000
"""Characters of the longest message that is accepted."""
SIGNS = "%;«+,€🙂("
SPELT_OUT = ["ﷺ", "㌀㌁㌂㌃", "¼½"]
QUADRATIC = 3.0
"""Twice the text in this many times the time: four times when the cost is the square of the length,
at most two here.
"""


def fill(part: str, length: int) -> str:
    return (part * length)[:length]


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """For all the texts, once each: spaCy remembers what it has read."""
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


@pytest.mark.parametrize("part", SPELT_OUT)
def test_a_sign_counts_for_the_letters_that_spell_it_out(part):
    assert len(for_ngrams(fill(part, MOST))) <= LONGEST
    assert len(for_ngrams(french().repair(fill(part, MOST)))) <= LONGEST
    assert bounded("a" * READ + part) == "a" * READ


@pytest.mark.parametrize(
    "text", ["é" * LONGEST, "Un prélèvement à vérifier, s’il vous plaît. " * 13, "œ" * 300, "e\u0301" * 300]
)
def test_ordinary_letters_count_for_one(text):
    assert bounded(text, most=LONGEST) == text


def test_spaces_take_no_room_of_what_is_read():
    assert (
        for_encoder(french().repair(" \n" * MOST + "prelevement" + " " * MOST + "recu")) == "prélèvement reçu"
    )


def test_the_repair_of_one_endless_word_keeps_no_word_for_each_of_its_letters():
    french()
    tracemalloc.start()
    french().repair(fill("ﷺ", MOST))
    french().repair(fill("abc", MOST))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * MOST


def test_no_known_word_is_too_long_to_be_a_letter_away():
    assert max(map(len, french().lacking)) < LONGEST_NEAR
    assert max(map(len, french().counts)) < LONGEST_NEAR


def test_a_word_of_which_a_letter_was_held_down_is_repaired_by_its_sound():
    assert french().repair("virrrr" + "r" * LONGEST_NEAR + "ement") == "virement"
    assert sound("carte" + "st" * MOST + "a").endswith("a")


def test_spacy_is_shown_no_endless_run_without_a_space(monkeypatch):
    shown: list[str] = []
    spacys = tokenizer.french()
    monkeypatch.setattr(tokenizer, "french", lambda: lambda text: shown.append(text) or spacys(text))
    for text in [
        *(fill(sign, MOST) for sign in SIGNS),
        "virement " + fill("1€", MOST),
        "mon virement " * 300,
    ]:
        shown.clear()
        assert all(text[start:].startswith(word) for word, start in tokens(text))
        assert sum(map(len, shown)) <= READ
        assert max(len(run) for piece in shown for run in piece.split()) <= tokenizer.LONGEST


def test_tokens_are_spacys_own():
    text = (
        "  j'ai été débité\n de 12,50€ (2 fois !) le 3/11... "
        "https://exemple.fr/une-adresse?avec=parametres  merci "
    )
    assert list(tokens(text)) == [
        (token.text, token.idx) for token in tokenizer.french()(text) if not token.text.isspace()
    ]


def read_by_spacy(text: str) -> list[tuple[str, int]]:
    return list(tokens(text))


@pytest.mark.parametrize(
    ("work", "parts"),
    [
        (read_by_spacy, SIGNS),
        (french().repair, [*SPELT_OUT, "abcdefghij", "st"]),
        (sound, ["st", "aesta"]),
        (cuts, [")", " ", "+ ", ", ", "et "]),
    ],
    ids=["tokens", "repair", "sound", "cuts"],
)
def test_twice_the_text_never_costs_four_times_as_much(work, parts):
    read_by_spacy("prêt")
    ends = ["x", "'", "1", " x y z"]

    def texts(length: int) -> list[str]:
        return [f"mon virement {fill(part, length)}{end}" for part in parts for end in ends]

    half, whole = seconds(work, texts(8 * MOST)), seconds(work, texts(16 * MOST))
    assert whole < QUADRATIC * half + 0.02
