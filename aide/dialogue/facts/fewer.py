"""Operations put right by taking some away: only one, only those, all but that one. Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import AMOUNT, DATE
from aide.dialogue.facts.ledger import Ledger
from aide.dialogue.facts.several import Operation
from aide.folding import plain


def only_one(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« une seule fois »: the one whose day he says, else the last."""
    if len(held) < 2 or _ONLY_ONE.search(plain(told.text)) is None:
        return None
    day = told.each_day[-1].isoformat() if told.days else held[-1].get(DATE)
    return [{AMOUNT: held[0][AMOUNT], **({DATE: day} if day else {})}]


def only_those(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« juste le 5 novembre »: of several, those alone."""
    days = {day.isoformat() for day in told.each_day}
    left = [one for one in held if one.get(DATE) in days]
    if len(held) < 2 or not left or "?" in told.text or ONLY.search(plain(told.text)) is None:
        return None
    return left


def without(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« pas le 9 », « enlevez celui de décembre »: of several, the rest."""
    away = {day.isoformat() for day in told.no_days}
    left = [one for one in held if one.get(DATE) not in away]
    if len(held) < 2 or not left or len(left) == len(held) or told.days or told.sums:
        return None
    return None if _OTHER_DAY.search(plain(told.text)) else left


def without_sum(told: Ledger, held: list[Operation], _story: str) -> list[Operation] | None:
    """« c'est quoi cette opération de 2 € ? enlevez-la »: of several, the rest."""
    away = {f"{one.value:.2f}" for one in told.sums} | {f"{one:.2f}" for one in told.no_sums}
    left = [one for one in held if one[AMOUNT] not in away]
    if len(held) < 2 or not left or len(left) == len(held) or _AWAY.search(plain(told.text)) is None:
        return None
    return left


_ONLY_ONE = re.compile(
    r"\b(?:une seule (?:fois|operation)|(?:un|qu un) seul (?:debit|prelevement|paiement|virement|retrait|"
    r"achat)|qu une (?:seule )?(?:fois|operation)|"
    r"pas (?:deux|2) fois)\b"
)
_OTHER_DAY = re.compile(r"\b(?:c est|c etait|ce n est|n est|c|etait) pas (?:le |du |en )?(?:\d|premier)")
"""« c'est pas le 5 septembre » denies the day, and takes no operation away."""
_AWAY = re.compile(r"\b(?:enlev\w*|retire[rz]?|supprim\w*|vire[rz]?|effac\w*)\b")
ONLY = re.compile(
    r"\b(?:juste|seulement|uniquement|que (?:celui|le|du)|rien que|"
    r"(?<!avez )(?<!as )(?<!a )(?:garde|laisse)\w*)\b"
)
