"""A merchant in capitals among small letters: « et puis ZALBO encore une fois », « ZALBO 39,99 ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.capitals import LABEL
from aide.dialogue.facts.merchants import is_unknown_word
from aide.dialogue.facts.told_names import is_french_word, is_no_name
from aide.nlu.entities.companies import find_companies
from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import before


def named_in_passing(text: str) -> str | None:
    """The merchant of a message about something else:
    « je lis paiement cb ZALBO 39,99 » and « ZALBO 39,99 le 12 ».
    """
    return next((one for one, is_of_debit in _runs(text) if is_of_debit), None)


def merchant_in_capitals(text: str) -> str | None:
    """Of a story in small letters, what stands in capitals and is no French word:
    « et puis ZALBO encore une fois ».
    """
    if (name := named_in_passing(text)) is not None:
        return name
    return next((one for one, _ in _runs(text) if _is_company(one)), None)


def _runs(text: str) -> list[tuple[str, bool]]:
    """What stands in capitals in a text of small letters, with whether a sum or the kind
    of debit stands beside it.
    """
    loud = [word for word in re.findall(r"[^\W\d_]{3,}", text) if word.isupper()]
    small = [word for word in re.findall(r"[^\W\d_]{2,}", text) if not word.isupper()]
    found = []
    for run in _CAPITALS.finditer(text):
        name = LABEL.sub("", run.group()).strip(" .'’-")
        is_of_debit = (
            _SUM.match(text[run.end() :]) is not None or _DEBIT.search(before(text, run.start())) is not None
        )
        if _is_name(name) and (len(small) >= len(loud) or (is_of_debit and len(loud) <= MOST_ALONE)):
            found.append((name, is_of_debit or LABEL.match(run.group()) is not None))
    return found


MOST_ALONE = 3
"""Words in capitals of « ZALBO FIT 39,99 », beside which nothing is told."""


def _is_name(name: str) -> bool:
    words = fold(name).split()
    if is_no_name(name) or _NUMBERED.search(name):
        return False
    return any(len(one) > 2 and not is_french_word(one) for one in words)


def _is_company(name: str) -> bool:
    """Known, or of a word that is neither French nor a letter away from it."""
    known = any(one.name and not one.is_misspelt for one in find_companies(name, fold(name)))
    return known or any(map(is_unknown_word, fold(name).split()))


_NUMBERED = re.compile(r"\d\D{0,2}\d|^(?:REC|OPP|CMF|RUM|ICS)\b")
"""« REC-2026-000123 », « FR12ZZZ »: a reference."""

_CAPITALS = re.compile(
    r"(?<![\w'’.-])[A-ZÀ-Ý][A-ZÀ-Ý0-9&'’-]{2,}(?:[ .*][A-ZÀ-Ý][A-ZÀ-Ý0-9&'’-]+){0,3}(?![\w'’-])"
)

_SUM = re.compile(
    r"\s*(?:,|:|de|pour|a|à)?\s*\d{1,5}[.,]\d{2}\b|\s*(?:,|:|de|pour)?\s*\d{1,5}\s*(?:€|eur)", re.I
)

_DEBIT = re.compile(
    r"\b(?:paiements?|achats?|d[ée]bits?|pr[ée]l[èe]vements?|prlv|cb|libell[ée]|(?:je|on) (?:lis|vois))"
    r"(?:\s+(?:cb|carte|sepa|par|de|chez|:|«|\")){0,12}\s*$",
    re.I,
)
