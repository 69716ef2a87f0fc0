"""What a message tells of sums and days: those he means, those he denies,
what they come to, how often. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, zip_longest

from aide.dialogue.facts.days import TAKEN_BACK, is_of_something_else
from aide.dialogue.facts.fields import LARGEST
from aide.dialogue.facts.monthly import each_month
from aide.dialogue.facts.next_days import next_days
from aide.dialogue.facts.readable import COUNTED, readable
from aide.dialogue.facts.sums import claimed
from aide.nlu.entities.amounts import Amount, find_amounts
from aide.nlu.entities.dates import DateSpan, find_dates
from aide.nlu.entities.extract import Entity
from aide.nlu.entities.spans import before

COMING = timedelta(days=300)
"""A day without its year that is so long past is the one that comes:
in November « celui du 5 décembre » is no old one.
"""


MOST = 60
"""Sums and days of a message that are looked at: what is said beside each costs its time."""
MOST_ALONE = 2
"""Sums of « 47, non, 74 », of which nothing but the last is told."""


@dataclass(frozen=True)
class Ledger:
    """`sums` and `days` in reading order; `no_sums` and `no_days` are denied;
    `total` is what several come to.
    """

    text: str
    sums: tuple[Amount, ...]
    days: tuple[DateSpan, ...]
    no_sums: frozenset[Decimal]
    no_days: frozenset[date]
    total: Decimal | None
    times: int | None

    @property
    def each_day(self) -> list[date]:
        """The days without repetition, in order of time."""
        return sorted({one.value for one in self.days})


def read(text: str, today: date) -> Ledger:
    """Of the message as `readable` writes it out."""
    text = readable(next_days(each_month(text, today), today))
    sums = [one for one in find_amounts(text)[:MOST] if 0 < one.value <= LARGEST]
    days = _days(text, today)
    totals = [one for one in sums if _TOTAL.search(before(text, one.start))]
    total = claimed(text) or (totals[0].value if totals else None)
    no_sums = frozenset(one.value for one in sums if denies(text, one.start, one.end))
    no_days = frozenset(one.value for one in days if denies(text, one.start, one.end))
    slips = [one for one, other in pairwise(sums) if _SLIP.fullmatch(text[one.end : other.start])]
    sums = [one for one in sums if one not in slips] if len(sums) > MOST_ALONE else sums
    several = len({one.value for one in sums}) > 1
    return Ledger(
        text,
        tuple(
            one
            for one in sums
            if one.value not in no_sums and one not in totals and not (several and one.value == total)
        ),
        tuple(one for one in days if one.value not in no_days and not is_of_something_else(text, one.start)),
        no_sums,
        no_days,
        total,
        _times(text),
    )


def _days(text: str, today: date) -> list[DateSpan]:
    """Those that are sure and past; « jeudi, le 12 » is one."""
    days = [
        one
        for one in find_dates(text, today)[:MOST]
        if not one.approximate and has_happened(one.text, one.value, today)
    ]
    return [
        one
        for one, following in zip_longest(days, days[1:])
        if not following or not is_of_week(text, one, following)
    ]


def has_happened(typed: str, day: date, today: date) -> bool:
    """Neither to come, nor so long ago without its year that it is."""
    if day > today:
        return False
    return today - day < COMING or _YEAR.search(typed) is not None


def is_of_week(text: str, day: DateSpan | Entity, following: DateSpan | Entity) -> bool:
    """« jeudi, le 12 »: the name of a day before its date is no other day."""
    if any(char.isdigit() for char in day.text):
        return False
    return re.fullmatch(r"\s*,?\s*(?:le\s*)?", text[day.end : following.start]) is not None


def denies(text: str, start: int, end: int) -> bool:
    """Whether the value at that place is said to be wrong: « pas le 9 », « le 24/07 c'est faux »,
    and not « pas que le 9 ».
    """
    if _WONDERED.match(text[end:]) or _IS_WRONG.match(text[end:]):
        return True
    said = before(text, start)
    if _NOT_ONLY.search(said):
        return False
    return _NOT_THIS.search(said) is not None or (
        _WRONG_ONE.search(said) is not None and _BUT_THIS.match(text[end:]) is not None
    )


def denies_day(text: str, start: int, end: int) -> bool:
    """As `denies`, of a day; « non, le 12 » tells the day that it is."""
    return denies(text, start, end) and _BARE_NO.search(before(text, start)) is None


def _times(text: str) -> int | None:
    found = _TIMES.search(text)
    if found is None:
        return None
    return COUNTED.get(found["times"].lower()) or int(found["times"])


_YEAR = re.compile(
    r"\d{4}|[/.-]\d{2}[/.-]\d{2}$|\b(?:derni[eè]re?|pass[ée]e?|ans?|ann[ée]e|mois|il y a)\b", re.I
)
_LEAD = r"(?:(?:le|la|les|l['’]|de|d['’]|du|en|au|celui|celle|ceux|pour|juste|mon|un|une|deux|2)\s*){0,4}"
_NOT_THIS = re.compile(
    r"\b(?:(?:pas|jamais|rien)\s+(?:dit?|[ée]crit|mis|donn[ée]|marqu[ée]|parl[ée])|pas|rien|ni|sans|plus|"
    r"non|enlev\w*|enl[eè]v\w*|retir\w*|supprim\w*|vir(?:e|é|er|ez)|au lieu|"
    rf"[aà] la place|plut[oô]t qu\w*)\s+{_LEAD}$",
    re.I,
)
"""« pas le 9 », « rien en décembre », « 10 à la place de 9 »."""
_WRONG_ONE = re.compile(rf"\b(?:celui|celle|encore|toujours|marqu[ée]|[ée]crit|mis|au lieu)\s+{_LEAD}$", re.I)
_BUT_THIS = re.compile(
    r"\s*(?:€|euros?)?,?\s*(?:alors que |mais |en fait |non )?"
    r"(?:c['’]?\s?(?:est|[ée]tait)?|c['’]|plut[oô]t|->|=>|en)"
    r"\s+(?:le |la |du |en fait )?\d",
    re.I,
)
"""« celui du 9 c'était le 10 », « ya encore 34,90 c 39,90 »: the first is the wrong one."""
_WONDERED = re.compile(r"\s*(?:€|euros?\b|e\b)?\s*\?{2,}")
"""« 7,80 ??? »: what was shown to him, and is wrong."""
_BARE_NO = re.compile(r"(?<!et )\bnon,?\s*(?:le\s*|du\s*|en\s*)?$", re.I)
_IS_WRONG = re.compile(
    r"\s*,?\s*(?:c['’]?\s?(?:est|[ée]tait)?|est|[çc]a|sa)?\s*(?:(?:n['’]?)?est\s+|c['’]\s?)?"
    r"(?:(?:tout |carr[ée]ment )?fau[xt]|(?:pas|pa) (?:[çc]a|sa|bon|vrai|exact|juste(?=\s*(?:[.,;:!?]|$)))|"
    r"n['’ ]?importe quoi|une erreur|invent[ée]\w*)\b",
    re.I,
)
"""« le 24/07 c faux »: what was noted, and is wrong."""
_NOT_ONLY = re.compile(
    rf"\b(?:pas|non|pa)\s+(?:juste|qu(?:e\b|['’])|seulement|uniquement|rien que)\s*{_LEAD}$", re.I
)
"""« pas juste novembre »: that one, and others."""
_TOTAL = re.compile(
    r"(?:\b(?:total\w*|en tout|[çcs]a f(?:ait|ai|é|e)|cela fait|soit|donc|somme)\b[^\d.;!?]{0,14}|=\s*)$",
    re.I,
)
_SLIP = re.compile(
    (
        rf"[\s.,…!€-]*(?:{TAKEN_BACK.pattern})[\s,:!]*(?:(?:c['’]?\s?est|la|le|"
        rf"derni[èe]re?|est|[ée]tait|de|fait)[\s,:]*){{0,6}}"
    ),
    re.I,
)
"""« 20 + 30… pardon, le dernier est de 35 »: between a sum and the one in its place."""
_TIMES = re.compile(
    r"(?<!\ben )\b(?P<times>deux|trois|quatre|cinq|six|[2-9])\s+"
    r"(?:fois|pr[ée]l[èe]vements?|pr[ée]l[èe]v\b|d[ée]bits?|paiements?|"
    r"retraits?|op[ée]rations?|achats?|commissions?|frais|"
    r"lignes?)\b",
    re.I,
)
