"""« le 15 mars, l'autre le lendemain »: a day told by the one before it, written out. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aide.french_format import day as in_figures
from aide.nlu.entities.dates import find_dates


def next_days(text: str, today: date) -> str:
    """The text with « le lendemain » as the day after the one told before it;
    as it was where there is none.
    """
    if _NEXT.search(text) is None:
        return text
    parts, last = [], 0
    for found in _NEXT.finditer(text):
        before = [one for one in find_dates(text[: found.start()], today) if not one.approximate]
        if before:
            day = before[-1].value + timedelta(days=2 if found["after"] else 1)
            parts += [text[last : found.start()], f"le {in_figures(day)}"]
            last = found.end()
    return "".join([*parts, text[last:]])


_NEXT = re.compile(r"\ble (?P<after>sur)?lendemain\b|\ble jour (?:d['’]apr[èe]s|suivant)\b", re.I)
