"""Which of several overlapping spans to keep."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol, TypeVar


class Located(Protocol):
    """Anything with an offset of start and of end (excluded) in the text."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character after the last."""


S = TypeVar("S", bound=Located)
NEAR = 200
"""Characters beside a value that are looked at for what is said of it:
each value of a long text has its own.
"""


def before(text: str, start: int) -> str:
    """What stands right before `start`, not further than NEAR."""
    return text[max(0, start - NEAR) : start]


def after(text: str, end: int) -> str:
    """What stands right after `end`, not further than NEAR."""
    return text[end : end + NEAR]


def overlaps(one: Located, other: Located) -> bool:
    """Whether the two share at least one character."""
    return one.start < other.end and other.start < one.end


def without(spans: Iterable[S], taken: Iterable[Located]) -> list[S]:
    """The spans that touch none of `taken`."""
    others = sorted(taken, key=lambda one: one.start)
    starts, reach = [one.start for one in others], list(accumulate((one.end for one in others), max))
    kept = []
    for span in spans:
        earlier = bisect_left(starts, span.end)
        if not earlier or reach[earlier - 1] <= span.start:
            kept.append(span)
    return kept


def longest(spans: Iterable[S]) -> list[S]:
    """The spans in reading order; of those that overlap, the longest, then the first."""
    kept: list[S] = []
    starts: list[int] = []
    for span in sorted(spans, key=lambda found: (found.start - found.end, found.start)):
        place = bisect_left(starts, span.start)
        beside = kept[max(0, place - 1) : place + 1]
        if not any(overlaps(span, other) for other in beside):
            kept.insert(place, span)
            starts.insert(place, span.start)
    return kept
