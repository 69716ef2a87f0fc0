"""When agents answer: Monday to Friday, 9h-17h in Paris, but French public holidays (docs/rules.md R29)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import holidays

from aide import clock
from aide.clock import PARIS
from aide.phrases import beside

french = beside(__file__)

OPENS, CLOSES = time(9), time(17)
_WEEKDAYS, _NAMES = french.table("jours"), french.table("moments")


def is_open(now: datetime) -> bool:
    """Whether agents answer at that moment."""
    local = now.astimezone(PARIS)
    return _is_working_day(local.date()) and OPENS <= local.time() < CLOSES


def closing(now: datetime) -> datetime:
    """Today's closing time in Europe/Paris."""
    return datetime.combine(now.astimezone(PARIS).date(), CLOSES, PARIS)


def wait_until(now: datetime, minutes: float) -> datetime:
    """When a wait that begins now ends: after `minutes`, and at closing time at the latest."""
    end = clock.after(now, timedelta(minutes=minutes))
    return min(end, closing(now)) if is_open(now) else end


def next_opening(now: datetime) -> datetime:
    """The first opening at or after `now`, in Europe/Paris."""
    local = now.astimezone(PARIS)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while not _is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, PARIS)


def opening_words(now: datetime) -> str:
    """When it opens, as one says it: « aujourd'hui à 9h », « demain à 9h », « lundi 30/11/2026 à 9h »."""
    opening = next_opening(now)
    days = (opening.date() - now.astimezone(PARIS).date()).days
    hour = f"{opening.hour}h"
    if days == 0:
        return french("ouvre_aujourd_hui", heure=hour)
    if days == 1:
        return french("ouvre_demain", heure=hour)
    return french("ouvre_le", jour_de_semaine=_WEEKDAYS[f"{opening:%u}"], jour=opening, heure=hour)


def moment_named(text: str, now: datetime) -> str:
    """« cet après-midi », « demain matin », as he named it, where agents answer then; else at their hours.

    Folded words.
    """
    today = now.astimezone(PARIS).date()
    for name, pattern, days, hour in _MOMENTS:
        at = datetime.combine(today + timedelta(days=days), time(hour), PARIS)
        if re.search(pattern, text) and is_open(at) and at > clock.before(now, timedelta(hours=2)):
            return _NAMES[name]
    return french("a_ces_heures")


_MOMENTS = (
    ("demain_matin", r"\bdemain (?:matin|vers (?:9|10|11) ?h)", 1, 10),
    ("demain_apres_midi", r"\bdemain (?:aprem\w*|apres midi|apm)", 1, 15),
    ("demain", r"\b(?:demain|2main|dmain)\b", 1, 10),
    ("cet_apres_midi", r"\b(?:aprem\w*|apres midi|apm|tantot)\b", 0, 15),
)
"""Its name in `moments`, what he says, in how many days and at what time of the day that is."""


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays.country_holidays("FR", years=day.year)
