"""Which of several overlapping spans to keep."""

from __future__ import annotations

from collections.abc import Iterable
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


def overlaps(one: Located, other: Located) -> bool:
    """Whether the two share at least one character."""
    return one.start < other.end and other.start < one.end


def without(spans: Iterable[S], taken: Iterable[Located]) -> list[S]:
    """The spans that touch none of `taken`."""
    others = list(taken)
    return [span for span in spans if not any(overlaps(span, other) for other in others)]


def longest(spans: Iterable[S]) -> list[S]:
    """The spans in reading order; of those that overlap, the longest, then the first."""
    kept: list[S] = []
    for span in sorted(spans, key=lambda found: (found.start - found.end, found.start)):
        if not any(overlaps(span, other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda found: found.start)
