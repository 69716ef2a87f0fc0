"""Two problems in one message: where the first ends and the second begins. No Rasa here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aide.nlu.cuts import Cut
from aide.nlu.in_order import is_in_order
from aide.nlu.told_sides import DENIED, both_fail, both_named, loses_card, tells_no_transfer
from aide.subjects import card_blocks, problems

PROBLEMS, CARD = problems(), card_blocks()
SAME_STORY = (
    CARD,
    frozenset({"frais", "remboursement_erreur"}),
    frozenset({"prelevement_abusif", "remboursement_erreur", "paiement_frauduleux"}),
    frozenset({"virement_en_retard", "remboursement_erreur"}),
)
"""Intents that one story often touches together: two of them are not taken for two problems."""
DEBITS = frozenset({"prelevement_abusif", "remboursement_erreur", "paiement_frauduleux"})
"""Between money that was taken and money to give back there is no doubt that it is
another thing than the rest.
"""
FEE_AND_DEBIT = frozenset({"frais", "prelevement_abusif"})
APART = frozenset({"frais", "remboursement_erreur"})
"""Of one story unless he says that they are two: « débité deux fois, et en plus vous prenez des frais »."""
QUICK, SURE, SURE_OF_CARD = 0.4, 0.8, 0.95
"""Confidence of each side: at a first look, then to believe it;
the last opens the blocking of a card (0005).
"""
WHOLE = 0.5
"""What the two intents weigh together in the whole text, at least."""
SURE_IF_TOLD_AS_TWO = 0.6
"""Enough where he says himself that it is another thing: « j'ai deux soucis »,
« et en plus », « et puis ».
"""
SURE_IF_COUNTED = 0.35


@dataclass(frozen=True)
class Pair:
    """Two problems: the intent told first and how sure it is,
    then the other intent and the part that tells it.
    """

    first: str
    confidence: float
    second: str
    text: str


Side = Mapping[str, float]
"""The confidence of each intent for one side of a cut."""


def likeliest(sides: Sequence[tuple[Cut, Side, Side]]) -> Cut | None:
    """The cut whose sides tell two problems best at a first look; None when none does."""
    sides = [
        (cut, *((of_problems(before), of_problems(after)) if cut.told_as_two else (before, after)))
        for cut, before, after in sides
    ]
    rated = [
        (min(_weight(before), _weight(after)), cut)
        for cut, before, after in sides
        if _two(before, after, cut, at=QUICK)
    ]
    best, cut = max(
        rated,
        key=lambda one: one[0] + TOLD_AS_TWO * (one[1].told_as_two + one[1].marked),
        default=(0.0, None),
    )
    if best >= QUICK:
        return cut
    return next(
        (cut for cut, before, _ in sides if cut.told_as_two and _likely_problem(before) >= QUICK), None
    )


def _weight(side: Side) -> float:
    """Of its likeliest intent; the ways to say that a card must be blocked count together."""
    return max(sum(side.get(one, 0.0) for one in CARD), *side.values())


TOLD_AS_TWO = 0.1
"""What the place where he says himself that it is another thing weighs more."""


def _likely_problem(side: Side) -> float:
    return max(share if intent in PROBLEMS else 0.0 for intent, share in side.items())


WISH_TO_FILE, OTHER_TONES = "deposer_reclamation", 0.95


def of_problems(shares: Side) -> Side:
    """« deuxième réclamation à faire : une commission »:
    who wishes to file tells a problem, whichever it is.
    """
    wish = shares.get(WISH_TO_FILE, 0.0)
    if not SURELY_WISHES <= wish <= OTHER_TONES:
        return shares
    told = {name: share for name, share in shares.items() if name in PROBLEMS}
    whole = sum(told.values()) or 1.0
    return {name: share / whole for name, share in told.items()}


SURELY_WISHES = 0.2
"""Share of the wish to file from which what is told beside it is a problem;
above OTHER_TONES nothing is told beside it.
"""


def pair(cut: Cut, before: Side, after: Side, whole: Side) -> Pair | None:
    """The two problems, when both sides are sure and deny nothing:
    a second imagined is worse than one said again.
    """
    before, after = (_without_tone(side, cut) for side in (before, after))
    told = _two(before, after, cut)
    if told is None or any(
        tells_no_transfer(name, side) for name, side in zip(told, (cut.before, cut.after), strict=True)
    ):
        return None
    if _is_one_sum(told, cut) or any(
        DENIED.search(side.replace("’", "'")) for side in (cut.before, cut.after)
    ):
        return None
    if not (_is_sure(told[0], before, cut) and _is_sure(told[1], after, cut)):
        return None
    is_said = cut.told_as_two or cut.brings_other or both_named(cut)
    if not is_said and not (_is_of_both(told, whole) or loses_card(told, cut) or both_fail(told, cut)):
        return None
    if is_in_order(cut.before) or is_in_order(cut.after):
        return None
    first, second = told
    return Pair(first, _share(first, before), second, cut.after)


def _without_tone(side: Side, cut: Cut) -> Side:
    """The problems of that side, whatever the tone around them, where he says that they are two."""
    if cut.counted:
        return {one: share for one, share in side.items() if one in PROBLEMS}
    return of_problems(side) if cut.told_as_two else side


def _is_one_sum(told: tuple[str, str], cut: Cut) -> bool:
    """« prélevé 54 € pour une cotisation et moi j'ai jamais adhéré »: one sum, one story."""
    is_apart = cut.told_as_two or not _SUM.search(cut.before) or _SUM.search(cut.after) is not None
    return set(told) == FEE_AND_DEBIT and not is_apart


def _is_of_both(told: tuple[str, str], whole: Side) -> bool:
    """Whether the whole text leaves room for each, where he does not say that they are two: what he was
    doing, fears or needs the money for is named in one clause, and no problem of his. An order to block the
    card stands for itself.
    """
    shares = [whole.get(one, 0.0) for one in told]
    return sum(shares) >= WHOLE and (ORDERED in told or min(shares) >= ROOM)


ORDERED, ROOM = "faire_opposition", 0.1
"""Measured: of 166 messages with one problem and words of another, 9 leave that much room to the other."""
_SUM = re.compile(r"\d")


def told_first(ranking: Sequence[tuple[str, float]], pair: Pair) -> list[tuple[str, float]]:
    """(intent, confidence), best first, with what was told first on top:
    the whole text says only which is louder.
    """
    others = [one for one in ranking if one[0] != pair.first]
    rest = sum(confidence for _, confidence in others) or 1.0
    return [(pair.first, pair.confidence), *((name, c * (1 - pair.confidence) / rest) for name, c in others)]


def _two(before: Side, after: Side, cut: Cut, *, at: float = SURE) -> tuple[str, str] | None:
    first, second = max(before, key=before.__getitem__), max(after, key=after.__getitem__)
    both = {first, second}
    if first == second or not both <= PROBLEMS or (both & CARD and both <= CARD):
        return None
    is_apart = (bool(both & APART) or cut.named_apart) and (cut.told_as_two or cut.brings_other)
    surely_two = cut.counted or (is_apart and min(before[first], after[second]) >= at)
    return None if any(both <= story for story in SAME_STORY) and not surely_two else (first, second)


def _share(intent: str, side: Side) -> float:
    """The ways to say that a card must be blocked count together: between two of them there is no danger."""
    return min(1.0, sum(side[one] for one in CARD)) if intent in CARD else side[intent]


def _is_sure(intent: str, side: Side, cut: Cut) -> bool:
    if cut.told_as_two:
        enough = SURE_IF_COUNTED if cut.counted else SURE_IF_TOLD_AS_TWO
        return _told_of(intent, side) >= (SURE if intent in CARD else enough)
    sure = side[intent] >= SURE or (intent in DEBITS and _told_of(intent, side) >= SURE_OF_CARD)
    return sure and _share(intent, side) >= (SURE_OF_CARD if intent in CARD else 0)


def _told_of(intent: str, side: Side) -> float:
    return min(1.0, sum(side.get(one, 0.0) for one in DEBITS)) if intent in DEBITS else _share(intent, side)
