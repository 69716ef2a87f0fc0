"""Days in French text, as the past that a customer tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aide.nlu.entities import spans
from aide.nlu.entities.date_meanings import Meaning
from aide.nlu.entities.date_rules import RULES, Rule
from aide.nlu.entities.date_words import MONTHS, WEEKDAYS, months_before
from aide.nlu.entities.folding import fold
from aide.nlu.entities.loose_dates import LOOSE_RULES, by_dateparser
from aide.nlu.entities.spans import longest

OLDEST_IN_MONTHS = 13  # beyond, an operation can no longer be disputed (CMF L133-24); an agent decides

Outcome = Literal["ok", "none", "impossible", "future", "too_old", "ambiguous"]


@dataclass(frozen=True)
class DateSpan:
    """A day as typed and its `value`; `approximate` when a week or a month was said (then its first day)."""

    start: int
    end: int
    text: str
    value: date
    approximate: bool = False


@dataclass(frozen=True)
class DateAnswer:
    """What the answer to "quel jour ?" says; `value` is set for ok, future and too_old."""

    outcome: Outcome
    value: date | None = None
    approximate: bool = False


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    meaning: Meaning


def find_dates(text: str, today: date) -> list[DateSpan]:
    """The days of `text` in reading order, those to come included;
    a day without a year is the latest past one.

    Left out: days that the calendar does not have ('31 février': `parse_date` tells them), and days that are
    not when something happened: opening hours, 'nous sommes mardi', 'à ce jour', 'le 5 de chaque mois',
    'ouvert le dimanche ?', the day a card expires.
    """
    folded = fold(text)
    if not _may_hold_a_date(folded):
        return []
    return [
        DateSpan(
            found.start,
            found.end,
            text[found.start : found.end],
            found.meaning.value,
            found.meaning.approximate,
        )
        for found in _scan(folded, today, RULES)
        if found.meaning.value is not None and not _tells_no_fact(folded, found)
    ]


def parse_date(text: str, today: date) -> DateAnswer:
    """The one day that answers "quel jour ?".

    Of two days joined by 'ou', 'au', 'entre', the earlier, approximate; otherwise two days, or a day of the
    week that is not that of its date ('mardi 3' when the 3rd is a Monday), are ambiguous. A negated day is
    not the answer.
    """
    folded = fold(text)
    found = _kept(folded, _scan(folded, today, RULES) or _scan(folded, today, LOOSE_RULES))
    if not found:
        other = by_dateparser(folded, today)
        return _judged(Meaning(other), today) if other else DateAnswer("none")
    if any(one.meaning.value is None for one in found):
        return DateAnswer("impossible")
    days = sorted({one.meaning.value for one in found if one.meaning.value})
    if len(days) == 1:
        return _judged(found[0].meaning, today)
    is_range = _RANGE.search(folded[: found[-1].start])
    return _judged(Meaning(days[0], True), today) if is_range else DateAnswer("ambiguous")


_RANGE = re.compile(r"\b(?:ou|au|entre|(?<!\by )(?<!\bya )a)\b|\d(?:er?)? ?- ?$")
_NEGATED = re.compile(
    r"(?<!sais )(?:\bpas|\bet non|\bplutot que?|\bau lieu)(?: (?:de|du|le|depuis|en))*(?: d')? ?$"
)
_CORRECTION = re.compile(r"\b(?:non|plutot|enfin|pardon|euh|erreur|je corrige|mais)\b")
_OPENING_HOURS = re.compile(r"\b(?:du )?lundi (?:au|a|-) (?:vendredi|samedi|dimanche)\b")
_ABOUT_HOURS = re.compile(
    r"\b(?:horaires?|ouverts?|ouverture|permanence|joignables?|bonne? (?:lun|mar|mer|jeu|ven|sam|dim)\w+di)\b"
)
_NOW_OR_LATER = re.compile(
    r"\b(?:(?:on|nous) (?:est|sommes)|sommes-nous|avant|d'ici|jusqu'(?:a|au|en))(?: le)? $"
)
_EXPIRY = re.compile(r"\b(?:expir\w*|termine|valable|valide|finit|echeance|s'arrete)(?: \w+){0,3} $")
_CARD_EXPIRES = re.compile(
    r"\b(?:expir(?:e|es|ent|ait|era|ation)|(?:valable|valide) jusqu'a\w*|"
    r"a echeance|perim\w+)(?: (?:est|au|du|de|ce|fin))* ?$"
)
_UNTIL_TODAY = re.compile(r"\b(?:a|jusqu'a|a compter de|a partir de|a dater de|en date de) $")
_TOLD_AS_PAST = re.compile(
    r"(?:\b(?:j'?ai|ai|as|avons|avez|ont|ete|etai\w+|etions|avai\w+|suis|sommes|sont)\b|"
    r"(?:[lmt]'|\b(?:il|elle|on|qui|ca|nous|vous|ma) )(?:a|est)\b)[^.;!?]{0,60}$"
)
_EACH_MONTH = re.compile(r" (?:de|du|tous les)? ?(?:chaque |tous les )?mois\b|.{0,3}tous les mois")
_HINT = re.compile(
    r"\d|hier|\b[iy]er\b|hyer|demain|jour|ojd|ajd|\bauj|\bce |cet|nuit|tout a l'heure|depuis|semaine|\bsem\b|"
    r"mois|\bmoi (?:passe|dernie|procha|precede)|week|annee|\ban\b|y '?a |ya "
    r"|debut|\bmi\b|milieu|fin|courant|voila|voici|dans"
)


def _may_hold_a_date(folded: str) -> bool:
    """A cheap look before the rules."""
    if _HINT.search(folded):
        return True
    return any(word in WEEKDAYS or word in MONTHS for word in re.findall(r"[a-z]{3,}", folded))


def _tells_no_fact(folded: str, found: _Found) -> bool:
    before, typed = spans.before(folded, found.start), folded[found.start : found.end]
    if _CARD_EXPIRES.search(before) or (typed == "ce jour" and _is_no_day(before, folded[found.end :])):
        return True
    if _NOW_OR_LATER.search(before) or (found.meaning.approximate and _EXPIRY.search(before)):
        return True
    is_weekday = typed.split()[0] in WEEKDAYS
    if is_weekday and re.search(r"\b(?:a|bon|un) $", before):
        return True
    if typed in WEEKDAYS and before.endswith("le ") and not _TOLD_AS_PAST.search(before):
        return True
    return (is_weekday and bool(_ABOUT_HOURS.search(folded))) or bool(
        typed.startswith("le ") and _EACH_MONTH.match(folded, found.end)
    )


def _is_no_day(before: str, after: str) -> bool:
    """« à ce jour », « ce jour-là », of a day that is told elsewhere or not at all."""
    return _UNTIL_TODAY.search(before) is not None or re.match(r"[- ]?la\b", after) is not None


def _scan(folded: str, today: date, rules: tuple[Rule, ...]) -> list[_Found]:
    hidden = _OPENING_HOURS.sub(lambda match: "#" * len(match.group()), folded)
    found = []
    for pattern, meaning_of in rules:
        for match in pattern.finditer(hidden):
            meaning = meaning_of(match, today)
            if meaning is not None:
                found.append(_Found(match.start(), match.end(), meaning))
    return longest(found)


def _kept(folded: str, found: list[_Found]) -> list[_Found]:
    kept = [one for one in found if not _NEGATED.search(spans.before(folded, one.start))]
    for index in range(len(kept) - 1, 0, -1):
        if _CORRECTION.search(folded[kept[index - 1].end : kept[index].start]):
            return kept[index:]
    return kept


def _judged(meaning: Meaning, today: date) -> DateAnswer:
    if meaning.clash or meaning.value is None:
        return DateAnswer("ambiguous" if meaning.clash else "impossible")
    outcome: Outcome = "ok"
    if meaning.value > today:
        outcome = "future"
    elif meaning.value < months_before(today, OLDEST_IN_MONTHS):
        outcome = "too_old"
    return DateAnswer(outcome, meaning.value, meaning.approximate)
