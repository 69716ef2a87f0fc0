"""The words of the calendar, with the misspellings people type."""

from __future__ import annotations

import string
from datetime import date, timedelta

_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_SHORT_MONTHS = {
    "janv": 1,
    "jan": 1,
    "fevr": 2,
    "fev": 2,
    "avr": 4,
    "avrl": 4,
    "jun": 6,
    "juil": 7,
    "juill": 7,
    "jul": 7,
    "aou": 8,
    "aoutt": 8,
    "out": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
    "juillt": 7,
    "settembre": 9,
}
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT_DAYS = {
    "lun": 0,
    "mer": 2,
    "mercr": 2,
    "jeu": 3,
    "ven": 4,
    "vend": 4,
    "sam": 5,
    "dim": 6,
    "mercedi": 2,
}
_ORDINARY = {"mari", "mardis", "jeudis", "hardi", "vendre", "vendredis", "samedis", "dimanches"}

MONTH_NAMES = "|".join([*_MONTHS, "janv", "fevr", "fev", "avr", "juil", "sept", "oct", "nov", "dec"])
"""A regular expression for a well spelt month, on folded text."""
SEVERAL = (
    r"(?: (?:au|a|et|ou|puis|jusqu'au|et jusqu'au)| ?[-&]) ?(?:(?:le|les|du|au) )?"
    r"(?:1 ?er|premier|[0-3]?\d)(?:e|eme|°)?"
)
"""« au », « et », « - » and another day, up to the one that has the month."""


def _misspelt(word: str) -> set[str]:
    """The spellings one letter away: left out, swapped, replaced or added."""
    cuts = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    if len(word) < 5:
        return {word}
    if len(word) < 6:
        return swapped
    left_out = {head + tail[1:] for head, tail in cuts if tail}
    others = {
        head + letter + tail[cut:]
        for head, tail in cuts
        for letter in string.ascii_lowercase
        for cut in (0, 1)
    }
    return swapped | left_out | others


def _spellings(words: tuple[str, ...], short: dict[str, int], first: int) -> dict[str, int]:
    table = {spelling: number for number, word in enumerate(words, first) for spelling in _misspelt(word)}
    table.update(short)
    table.update({word: number for number, word in enumerate(words, first)})
    return {spelling: number for spelling, number in table.items() if spelling not in _ORDINARY}


MONTHS = _spellings(_MONTHS, _SHORT_MONTHS, 1)
"""Month (1-12) by folded spelling."""
WEEKDAYS = _spellings(_DAYS, {}, 0)
"""Day of the week (Monday is 0) by folded spelling."""
SHORT_WEEKDAYS = {**WEEKDAYS, **_SHORT_DAYS}
"""The same with abbreviations, for the place just before a day's number."""
# Month names that are ordinary words, or typos of one ("mai" for "mais"), need a preposition.
NEEDS_PREPOSITION = {"mars", "mai"} | set(_SHORT_MONTHS)
PLAIN_MONTHS = set(_MONTHS)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """That day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_before(day: date, count: int) -> date:
    """The same day `count` months earlier (later if negative), or that month's last day."""
    months = day.year * 12 + day.month - 1 - count
    year, month = divmod(months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))
