"""What days told from today mean: « hier », « lundi dernier », « il y a trois jours », « ce mois-ci »."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aide.nlu.entities.date_meanings import Match, Meaning
from aide.nlu.entities.date_words import (
    WEEKDAYS,
    months_before,
)
from aide.nlu.entities.numerals import numeral_value


def near_day(match: Match, today: date) -> Meaning:
    """« hier », « avant-hier », « demain »."""
    word = match["near"].replace(" ", "-")
    back = {
        "avant-avant-hier": 3,
        "avant-hier": 2,
        "avanthier": 2,
        "avan-hier": 2,
        "avanhier": 2,
        "hier": 1,
        **dict.fromkeys(("hiers", "yer", "ier", "hyer"), 1),
        "demain": -1,
        "apres-demain": -2,
    }
    return Meaning(today - timedelta(days=back.get(word, 1 if match["near"].endswith("derniere") else 0)))


def weekday(match: Match, today: date) -> Meaning:
    """« lundi dernier », « lundi prochain », « lundi de la semaine dernière ».

    « lundi » is the last one, never today.
    """
    wanted = WEEKDAYS[match["weekday"]]
    if match["next"]:
        return Meaning(today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1))
    if match["week"]:
        return Meaning(today - timedelta(days=today.weekday() + 7 - wanted))
    if match["this_week"] or match["in_week"]:
        return Meaning(today - timedelta(days=today.weekday() - wanted))
    back = (today.weekday() - wanted) % 7
    return Meaning(today - timedelta(days=back if back or match["this"] else 7))


def time_ago(match: Match, today: date) -> Meaning | None:
    """« il y a trois jours », « il y a deux semaines », « dans deux jours ».

    Weeks and more are approximate.
    """
    words = match["count"]
    tens = {"diz": 10, "qui": 15, "vin": 20, "tre": 30}
    collective = re.match(r"une? (diz|qui|vin|tre)[a-z]+ de", words)
    count = tens[collective[1]] if collective else int(words) if words.isdigit() else numeral_value(words)
    if count is None or count > 400:
        return None
    unit, half, direction = match["unit"], bool(match["half"]), -1 if match["ahead"] else 1
    if match["ahead"] and unit.startswith(("h", "min")):
        return None
    if unit.startswith(("h", "min")):
        return Meaning(today - timedelta(days=direction * (count // 24 if unit.startswith("h") else 0)))
    if unit.startswith("j"):
        return Meaning(
            today - timedelta(days=direction * count), bool(collective or _ABOUT.search(match.group()))
        )
    if unit.startswith("sem"):
        return Meaning(today - timedelta(days=direction * (7 * count + 3 * half)), True)
    months = count if unit == "mois" else 12 * count
    return Meaning(
        months_before(today, direction * months) - timedelta(days=15 * half * (unit == "mois")), True
    )


_ABOUT = re.compile(r"\b(?:environ|a peu pres|presque|bientot|au moins|(?:plus|moins) d(?:e |'))")
"""« il y a plus de 15 jours » is none of those days."""


def period(match: Match, today: date) -> Meaning | None:
    """A week starts on Monday, a week-end on Saturday, a month and a year on their first day."""
    word, is_next, is_last = match["period"], bool(match["next"]), bool(match["last"])
    if not (is_next or is_last or match["this"]):
        return None
    back = is_last - is_next
    monday = today - timedelta(days=today.weekday())
    if word.startswith("sem"):
        return Meaning(monday - timedelta(weeks=back), True)
    if word.startswith("week"):
        saturday = monday + timedelta(days=5)
        return Meaning(
            saturday - timedelta(weeks=max(back, int(saturday > today)) if not is_next else 0), True
        )
    if word.startswith("moi"):
        return Meaning(months_before(today.replace(day=1), back), True)
    return Meaning(date(today.year - back, 1, 1), True)
