"""Days as customers type them: those taken back, and those that are of something else."""

from __future__ import annotations

import re
from datetime import date

from aide.dialogue.facts.fields import Parsed
from aide.dialogue.facts.precision import precision
from aide.nlu.entities.dates import find_dates, parse_date


def parse_day(text: str, today: date) -> Parsed:
    """A day; of a week, a month or a year, its first day with that precision."""
    taken_back = TAKEN_BACK.search(text)
    if taken_back and find_dates(text[: taken_back.start()], today) and find_dates(text[taken_back.end() :], today):
        told_last = find_dates(text[taken_back.end() :], today)[-1]
        text = text[taken_back.end() :][told_last.start :]
    answer = parse_date(text, today)
    if answer.outcome == "ok" and answer.value is not None:
        return Parsed(answer.value.isoformat(), precision=precision(text, approximate=answer.approximate))
    days = sorted((one for one in find_dates(text, today) if one.value <= today), key=lambda one: one.value)
    if days and answer.outcome in ("none", "ambiguous"):
        first = days[0]
        return Parsed(first.value.isoformat(), precision=precision(first.text, approximate=first.approximate))
    problems = {
        "impossible": "utter_date_impossible",
        "future": "utter_date_future",
        "too_old": "utter_date_ancienne",
        "ambiguous": "utter_date_ambigue",
    }
    fallback = answer.value.isoformat() if answer.outcome == "too_old" and answer.value else None
    return Parsed(problem=problems.get(answer.outcome), fallback=fallback)


UNTIL = re.compile(r"\bjusqu['’ ]?(?:[àa]\s+|en\s+|au\s+)?$", re.I)
"""« pas venu jusqu'aujourd'hui » tells how long he has waited, not a day."""


TAKEN_BACK = re.compile(
    r"\b(?:(?<!et )non|nan|pardon|plut[oô]t|en fait|enfin|rectif\w*|correction|corrige|erreur|oups|oula|houla|mince|zut|wait|sorry|my bad|"
    r"d[ée]sol[ée]e?|attend(?:s|ez)|b[eê]tises?|n['’ ]?importe quoi|je (?:confonds|veux dire|me (?:suis )?tromp\w*|me reprends))\b",
    re.I,
)


_TOLD_OF = re.compile(
    r"\b(?:t[ée]l[ée]phon\w*|point\w*|[ée]pluch\w*|v[ée]rifi\w*|viens de voir|constat\w*|re[çc]u mon relev[ée]|appel\w*|[ée]crit|regard\w*|d[ée]couv\w*|remarqu\w*|aper[çc]u\w*|consult\w*|ouvr\w*|averti\w*|pr[ée]venu\w*|ai vu|r[ée]sili\w*|souscri\w*|abonn[ée]\w*|bloqu\w*|arr[eê]te\w*|stopp\w*|emp[eê]ch\w*|prochain\w*)\s+(?:\w+\s+){0,3}$",
    re.I,
)


def is_of_something_else(text: str, start: int) -> bool:
    """« m'a téléphoné ce matin », « mon courrier est parti le 20 »: the day of a call or a letter, not of the operation."""
    clause = _CLAUSE.split(text[:start])[-1] + _CLAUSE.split(text[start:])[0]
    return _TOLD_OF.search(text[:start]) is not None or _OF_ELSE.search(clause) is not None


_CLAUSE = re.compile(r"[.,;:!?\n]|\bet\b|\bmais\b")
_OF_ELSE = re.compile(
    r"\b(?:courriers?|lettres?|recommand[ée]\w*|e-?mails?|mails?|appel[ée]?s?|appeler|t[ée]l[ée]phon\w*|r[ée]sili\w*|contrats?|"
    r"relanc\w*|promis\w*|prochain\w*)\b",
    re.I,
)
