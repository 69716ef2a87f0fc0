"""How sure a told day is: a month, a week or « il y a quatre mois » give a first day,
which he did not say. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.complaints.days import ABOUT, END, MIDDLE, MONTH, START, WEEK, YEAR
from aide.dialogue.facts.fields import DATE, PRECISION, known
from aide.nlu.entities.folding import fold


def precision(typed: str, *, approximate: bool) -> str:
    """What was said of the day in the words that told it; empty for the day itself.

    An example: of « en octobre », « mois »; of « vers le 12 octobre », « environ ».
    """
    words = fold(typed)
    if not approximate:
        return ABOUT if _ABOUT.search(words) else ""
    found = next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
    return found or (ABOUT if any(char.isdigit() for char in _BARE_YEAR.sub("", words)) else MONTH)


def day_facts(day: str, kind: str) -> dict[str, Any]:
    """The day as facts, with how sure it is."""
    return {DATE: day, PRECISION: f"{kind} {day}"} if kind else {DATE: day}


def told_day_facts(day: str, text: str) -> dict[str, Any]:
    """That first of several days as facts: near only,
    where he says « vers le 12 octobre et le 12 novembre ».
    """
    return day_facts(day, precision(text, approximate=False))


def precision_of(facts: Mapping[str, Any]) -> str | None:
    """How sure the known day is; None for the day itself, whatever was marked for another one."""
    kind, _, day = str(facts.get(PRECISION) or "").partition(" ")
    return kind if kind and day == known(facts, DATE) else None


def is_lapse(typed: str) -> bool:
    """« il y a quatre mois », « depuis 2 ans »: how long it lasted, and no day where one is known."""
    return _LAPSE.search(fold(typed)) is not None


_AGO = r"(?:\bil y a|\by ?a|\bdepuis|\bvoila|\bvoici|\bfait|\bdans)\b"
_COUNTED = r"(?:\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quelques|plusieurs)"
_LAPSE = re.compile(rf"{_COUNTED} ?(?:mois|ans?|annees?)\b(?! (?:dernier|passe|prochain))")
_KINDS = (
    (
        ABOUT,
        re.compile(
            rf"{_AGO} (?:[a-z']+ ){{0,3}}?{_COUNTED}|{_COUNTED} ?(?:jours?|semaines?|mois|ans?)\b|\bweek"
        ),
    ),
    (WEEK, re.compile(r"\bsem(?:aine)?\b")),
    (START, re.compile(r"\bdebut\b")),
    (MIDDLE, re.compile(r"\b(?:mi|milieu)\b")),
    (END, re.compile(r"\bfin\b")),
    (YEAR, re.compile(r"\b(?:annee|an)\b")),
)
_BARE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = re.compile(
    r"\b(?:vers|environ|aux? alentours?|autour|a peu pres|genre) (?:le |"
    r"du |de )?\d{1,2}\b(?! ?(?:h\b|heures?|€|e\b|eur))"
)
