"""How long a function takes for a text and for half of it."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from aide.folding import plain
from aide.input_text import composed, for_reading

from .readers import AS_STORED, Reads, patterns, readers
from .texts import MOST, Hostile, mixed, near_misses, repeated

MOST_TIMES = 2.5
"""What twice the text may cost: two when the time is that of the length,
four when it is that of its square.
"""
NOTICED, TRIES = 0.008, 3
"""Seconds; the time of what takes less is that of the clock and of its neighbours."""
Work = Callable[[str], Callable[[], object]]


@dataclass(frozen=True)
class Slow:
    """`whole` and `half` are seconds of the processor for the text and for half of it."""

    name: str
    text: Hostile
    whole: float
    half: float

    @property
    def times(self) -> float:
        return self.whole / self.half if self.half else 0.0

    @property
    def is_steep(self) -> bool:
        return self.whole > NOTICED and self.times > MOST_TIMES

    def __str__(self) -> str:
        return f"{1000 * self.whole:.1f} ms, {self.times:.1f} times its half: {self.name} of {self.text!a}"


def seconds(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


def timed(name: str, prepare: Work, text: Hostile) -> Slow:
    """Measured once where it is quick; else again, the least of several, and what is steep once more:
    the machine has other work. Of two halves, of which one ends as the whole does, the slower counts:
    where the whole is looked at for a word at its end, the other half may hold none and be left at once.
    """
    whole = seconds(prepare(text.of(MOST)))
    found = Slow(name, text, whole, whole)
    for _ in range(TRIES if whole > NOTICED else 0):
        halves = (text.of(MOST // 2), text.of(MOST)[-(MOST // 2) :])
        half = max(_least(prepare, one, whole) for one in halves)
        found = Slow(name, text, _least(prepare, text.of(MOST), whole), half)
        if not found.is_steep:
            break
    return found


def _least(prepare: Work, text: str, first: float) -> float:
    tries = 5 if first < 0.2 else 3
    return min(seconds(prepare(text)) for _ in range(tries))


def of_readers(seed: int, each: int, *, only: Callable[[Reads], bool] = lambda _: True) -> Iterator[Slow]:
    """Every reader with `each` texts of its own."""
    chance = random.Random(seed)
    known = [*repeated(), *mixed(chance, 200)]
    for reader in filter(only, readers()):
        for text in chance.sample(known, each):
            yield timed(reader.name, reader.prepare, text)


def of_patterns(seed: int, each: int) -> Iterator[Slow]:
    """Every regular expression with `each` of its near misses, as it is given them: as read, and folded."""
    chance = random.Random(seed)
    for name, pattern in patterns():
        texts = list(near_misses(pattern, chance))
        is_stored = name.startswith(AS_STORED)
        for text in chance.sample(texts, min(each, len(texts))):
            fold = chance.random() < 0.5
            yield timed(name, lambda given, p=pattern, f=fold, s=is_stored: _searched(p, given, f, s), text)


def _searched(pattern: re.Pattern[str], text: str, fold: bool, is_stored: bool) -> Callable[[], object]:
    read = composed(text) if is_stored else for_reading(text)
    read = plain(read) if fold else read
    return lambda: sum(1 for _ in pattern.finditer(read))


def slowest(measured: Iterable[Slow], count: int) -> list[Slow]:
    return sorted(measured, key=lambda one: -one.whole)[:count]
