"""Days that are only days because a day was asked for: '3', '12 10', '3 jours', and what dateparser knows."""

from __future__ import annotations

import re
from datetime import date, datetime

import dateparser

from aide.nlu.entities import date_meanings as means
from aide.nlu.entities import relative_days
from aide.nlu.entities.date_rules import ABOUT, COUNT, LASTING, Rule
from aide.nlu.entities.date_words import MONTHS
from aide.nlu.entities.numerals import NUMERAL

_LONGEST = 40
_FILLER = (
    r"^(?:c'?etait |c etait |ct |c'est |c est |je crois |environ |vers |oui |depuis |du |le |la |ca fait |"
    r"sa fait |cela fait |,|\s)*"
)
_END = r"(?: je crois| environ| il me semble)?[ .!]*$"

LOOSE_RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"{_FILLER}(?P<day>\d{{1,2}})[ .-](?P<month>\d{{1,2}})(?:[ .-](?P<year>20\d\d))?{_END}"),
        means.day_in_figures,
    ),
    (re.compile(rf"{_FILLER}(?P<day>\d\d)(?P<month>\d\d)(?P<year>20\d\d){_END}"), means.day_in_figures),
    (re.compile(rf"{_FILLER}(?P<number>1 ?er|premier|[0-3]?\d|{NUMERAL}){_END}"), means.day_of_month),
    (
        re.compile(
            rf"{_FILLER}(?P<count>\d{{1,3}}|{NUMERAL}) ?(?P<unit>jours?|j|semaines?|mois|ans?|heures?)"
            rf"(?P<half> et demie?)?(?P<ahead>){_END}"
        ),
        relative_days.time_ago,
    ),
    # "j'attends depuis 3 jours"
    (
        re.compile(rf"\b(?:depuis|voila|voici|[cs]a fait|cela fait) {ABOUT}{COUNT} ?{LASTING}(?P<ahead>)"),
        relative_days.time_ago,
    ),
    (
        re.compile(
            rf"{_FILLER}(?P<before>)(?P<month>[a-z]{{3,11}}\b)(?: dernier)?(?: (?P<year>20\d\d))?{_END}"
        ),
        means.whole_month,
    ),
)
_WORTH_TRYING = re.compile(r"\d.{0,80}?[a-z]{3}|[a-z]{3}.{0,80}?\d|\d[/.-]\d")


def by_dateparser(folded: str, today: date) -> date | None:
    """What dateparser reads in a short answer that the grammar does not know, unless the year is far away."""
    if len(folded) > _LONGEST or not _WORTH_TRYING.search(folded):
        return None
    settings = {
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
    }
    moment = dateparser.parse(folded, languages=["fr"], settings=settings)
    if moment is None or abs(moment.year - today.year) > 5 or not _is_written(folded, moment.date()):
        return None
    return moment.date()


def _is_written(folded: str, day: date) -> bool:
    """The number of the day and the month stand in the text: dateparser reads July in « 18/sept/2026 »."""
    figures = [int(one) for one in re.findall(r"\d{1,2}", folded)]
    named = any(MONTHS.get(word) == day.month for word in re.findall(r"[a-z]+", folded))
    return day.day in figures and (named or day.month in figures)
