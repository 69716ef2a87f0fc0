"""Card numbers in a folded text, whatever stands between their figures, and those with a figure mistyped.

Pure, and linear: a number is looked for in runs of figures whose links are bounded, in windows of at most 19.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from stdnum import luhn

from aide.number_names import CARD, OTHER, said_before

Span = tuple[int, int]
SHORTEST, USUAL, LONGEST = 13, 16, 19
"""Figures of a card number (ISO/IEC 7812); nearly all have 16."""
_SIGNS = r"[^\da-z€$£%]{0,8}"
_SAID = r"\s{0,2}(?:et|puis|ensuite|apres|espace|tiret|trait|point|virgule|slash|barre|etoile|x)\s{0,2}"
_RUN = re.compile(rf"\d(?:(?:{_SIGNS}|{_SAID})\d)*")
_GROUP = re.compile(r"\d+")
_LAYOUTS = ((4, 4, 4, 4, 3), (4, 4, 4, 4), (4, 6, 5), (4, 6, 4))
"""How card numbers are printed."""
_APART = 40
"""Characters between the parts of a number told in words: « commence par 4970 1012, finit par 0716 2029 »."""
_FIGURE_WORDS = dict(
    zip("zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf".split("|"), "0123456789", strict=True)
)
_SPELLED = re.compile(
    rf"\b(?:(?:{'|'.join(_FIGURE_WORDS)})\b[\s,.;-]{{1,3}}){{12,18}}(?:{'|'.join(_FIGURE_WORDS)})\b"
)
_ISSUED = re.compile(r"[2-6]|8[12]|9792")
"""What card numbers begin with: beside no word of a card, others are references."""
_AFTER = re.compile(
    r"[^\da-z]{0,4}(?P<expiry>(?:0[1-9]|1[0-2])(?:[/\-.]|"
    r"\s(?=\d\d[^\da-z]{1,3}\d{3}(?!\d)))(?:20)?\d\d(?!\d))?"
    r"(?:[^\da-z]{0,4}(?P<code>\d{3}))?(?!\d)"
)


@dataclass(frozen=True)
class Found:
    """A number's place and its figures; `extras` are the expiry and the code that follow it."""

    start: int
    end: int
    figures: str
    extras: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    figures: str
    printed: bool = False
    """Whether its groups are those of a card: 4 4 4 4."""

    @cached_property
    def is_valid(self) -> bool:
        return luhn.is_valid(self.figures)


def find_cards(plain: str) -> list[Found]:
    """The card numbers of `plain`, a folded text in which what is kept (IBAN, phones, days) is hidden."""
    says_card = CARD.search(plain) is not None
    candidates = [one for run in _RUN.finditer(plain) for one in _candidates(run[0], run.start())]
    found: list[Found] = []
    taken = bytearray(len(plain))
    for one in [
        *(one for one in candidates if _is_sure(one, plain, says_card)),
        *(one for one in candidates if _is_likely(one, plain, says_card)),
        *_told_in_words(plain, fewest=2 if says_card else 4),
        *_spelled(plain),
    ]:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(Found(one.start, one.end, one.figures, _extras(plain, one.end)))
    return found


def _is_sure(one: _Candidate, plain: str, says_card: bool) -> bool:
    """Its check digit is right, it begins as cards do, and it is not called something else."""
    if not one.is_valid or one.figures[0] == "0":
        return False
    if _ISSUED.match(one.figures) is None and not says_card:
        return False
    return len(one.figures) in (15, USUAL) or said_before(plain, one.start) is not OTHER


def _is_likely(one: _Candidate, plain: str, says_card: bool) -> bool:
    """A figure of it is mistyped, missing or too many, and it is told as a card's."""
    before = said_before(plain, one.start)
    if before is OTHER or one.figures[0] == "0":
        return False
    if before is CARD and USUAL - 2 <= len(one.figures) <= USUAL + 1:
        return True
    is_issued = _ISSUED.match(one.figures) is not None
    return len(one.figures) == USUAL and is_issued and (says_card or one.printed)


def _candidates(run: str, at: int) -> Iterator[_Candidate]:
    """Where a number may stand in a run of figures, the likeliest first."""
    groups = [(group.start(), group.end(), group[0]) for group in _GROUP.finditer(run)]
    sizes = [len(figures) for _, _, figures in groups]

    def of(first: int, last: int, *, printed: bool = False) -> _Candidate:
        figures = "".join(group[2] for group in groups[first:last])
        return _Candidate(at + groups[first][0], at + groups[last - 1][1], figures, printed)

    for layout in _LAYOUTS:
        for first in range(len(groups) - len(layout) + 1):
            if tuple(sizes[first : first + len(layout)]) == layout:
                yield of(first, first + len(layout), printed=True)
    for start, _end, figures in groups:
        for first, last in _in_one_piece(figures):
            yield _Candidate(at + start + first, at + start + last, figures[first:last])
    if len(groups) == 1 or _are_sums(run):
        return
    if SHORTEST <= sum(sizes) <= LONGEST:
        yield of(0, len(groups))
    for first, last in _of_sixteen(sizes):
        if _ISSUED.match(run, groups[first][0]) and (one := of(first, last)).is_valid:
            yield one


def _of_sixteen(sizes: list[int]) -> Iterator[Span]:
    """The groups in a row, two at least, that have sixteen figures together."""
    for first in range(len(sizes)):
        last, total = first, 0
        while last < len(sizes) and total < USUAL:
            total, last = total + sizes[last], last + 1
        if total == USUAL and last > first + 1:
            yield first, last


def _in_one_piece(figures: str) -> Iterator[Span]:
    """Of one group: the whole, or sixteen at either end, or behind a telephone that is glued before it."""
    length = len(figures)
    if SHORTEST <= length <= LONGEST:
        yield 0, length
    if length > USUAL:
        yield 0, USUAL
        yield length - USUAL, length
        if figures[0] == "0" and length >= 10 + USUAL:
            yield 10, 10 + USUAL


def _are_sums(run: str) -> bool:
    """« 12,50 30,00 »: two figures behind a point or a comma, and other signs between these."""
    links = {link.strip() or " " for link in _GROUP.split(run)[1:-1]}
    return len(links) > 1 and re.search(r"\d[.,]\d{2}(?!\d)", run) is not None


def _told_in_words(plain: str, *, fewest: int) -> Iterator[_Candidate]:
    """Parts of one number of at least `fewest` figures each, at most eight of them, words between them."""
    groups = [(group.start(), group.end(), group[0]) for group in _GROUP.finditer(plain)]
    for first in range(len(groups)):
        figures = ""
        for last in range(first, min(first + 8, len(groups))):
            between = plain[groups[last - 1][1] : groups[last][0]] if last > first else ""
            if len(between) > _APART or OTHER.search(between):
                break
            figures += groups[last][2]
            if (
                len(figures) == USUAL
                and last > first
                and min(len(one[2]) for one in groups[first : last + 1]) >= fewest
            ):
                one = _Candidate(groups[first][0], groups[last][1], figures)
                if one.is_valid and _ISSUED.match(figures):
                    yield one


def _spelled(plain: str) -> Iterator[_Candidate]:
    """« quatre neuf sept zéro… », figure by figure."""
    for said in _SPELLED.finditer(plain):
        figures = "".join(_FIGURE_WORDS[word] for word in re.findall(r"[a-z]+", said[0]))
        one = _Candidate(*said.span(), figures)
        if one.is_valid:
            yield one


def _extras(plain: str, end: int) -> tuple[Span, ...]:
    after = _AFTER.match(plain, end)
    return tuple(after.span(name) for name in ("expiry", "code") if after and after[name])
