"""Whatever 4,000 characters are made of, every function that reads a text takes the time of their number,
and little memory.

`python -m bench.hostile` tries many more and prints the slowest.
"""

from __future__ import annotations

import random
import re
import tracemalloc

import pytest

from aide.input_text import for_reading

from .readers import patterns, readers
from .texts import CHARACTERS, MOST, Hostile, mixed, near_misses, repeated
from .timing import MOST_TIMES, Slow, of_patterns, of_readers, timed

SEED = 20261129
MOST_BYTES = 16_000_000
"""What a reader may hold at once for 4,000 characters; the repair of one endless word took 2.4 GB."""
KNOWN = (
    "aide.input_text.composed aide.input_text.for_reading aide.masking.mask aide.masking.mask_personal "
    "aide.channel.inbound.for_rasa aide.channel.urgency.is_urgent aide.nlu.tokenizer.tokens "
    "aide.nlu.cuts.cuts aide.nlu.entities.extract.extract_entities aide.nlu.repair.lexicon.sound "
    "aide.dialogue.command_generator.generate aide.dialogue.facts.ledger.read aide.journal.search.fold "
    "aide.desk.http.params.is_text aide.mail.messages.is_address aide.complaints.references.parse_reference"
).split()


def steep(measured: list[Slow]) -> list[str]:
    return [str(one) for one in measured if one.is_steep]


def test_every_reader_takes_the_time_of_the_length():
    assert steep(list(of_readers(SEED, 8))) == []


def test_every_regular_expression_takes_the_time_of_the_length():
    assert steep(list(of_patterns(SEED, 2))) == []


@pytest.mark.parametrize("name", KNOWN)
def test_the_readers_are_found_by_what_they_read(name):
    assert name in {one.name for one in readers()}


def test_there_are_two_hundred_characters_and_all_kinds_of_texts():
    assert len(set(CHARACTERS)) == 200
    assert len(readers()) > 200 and len(patterns()) > 700
    assert {len(text.of(MOST)) for text in [*repeated(), *mixed(random.Random(SEED), 50)]} == {MOST}


@pytest.mark.parametrize(
    "pattern",
    [r"\b(?:ah |bah |mais )*oui", r"[^.]*x$", r"(?:a|a b|b )+c", r"\w+@\w+", r"\s+$", r"\d.*[a-z]{3}x"],
)
def test_near_misses_show_what_takes_the_square(pattern):
    wrong = re.compile(pattern)

    def work(text):
        return lambda: sum(1 for _ in wrong.finditer(text))

    texts = [text for seed in range(3) for text in near_misses(wrong, random.Random(seed))]
    assert any(timed(pattern, work, Hostile(text.part, text.begin, text.end)).is_steep for text in texts)


def test_no_reader_holds_much_for_a_long_text():
    held: dict[str, int] = {}
    texts = [Hostile(part).of(MOST) for part in ("ﷺ", "abc", "1€ ", "(", "é. ")]
    for reader in readers():
        for text in texts:
            work = reader.prepare(text)
            work()
            tracemalloc.start()
            work()
            held[reader.name] = max(held.get(reader.name, 0), tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert {name: size for name, size in held.items() if size > MOST_BYTES} == {}


def test_twice_the_time_is_the_most_that_twice_the_text_may_take():
    assert 2 < MOST_TIMES < 4
    assert Slow("a", Hostile("a"), 0.1, 0.03).is_steep and not Slow("a", Hostile("a"), 0.1, 0.05).is_steep


@pytest.mark.parametrize("text", [" ,;.", ",", "?", "«»", "❤", "1", "…"])
def test_no_reader_fails_for_a_text_of_signs_alone(text):
    failed = {}
    for reader in readers():
        try:
            reader.prepare(for_reading(text))()
        except Exception as error:
            failed[reader.name] = repr(error)
    assert failed == {}
