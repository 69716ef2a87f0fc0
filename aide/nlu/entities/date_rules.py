"""The grammar of days: patterns on folded text, each with the function that says what a match means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from aide.nlu.entities import date_meanings as means
from aide.nlu.entities import relative_days
from aide.nlu.entities.amount_patterns import EURO_WORD, UNIT
from aide.nlu.entities.date_words import MONTH_NAMES, SEVERAL, SHORT_WEEKDAYS, WEEKDAYS
from aide.nlu.entities.numerals import NUMERAL
from aide.nlu.entities.word_regex import any_of

Rule = tuple[re.Pattern[str], Callable[["re.Match[str]", date], "means.Meaning | None"]]


_WEEKDAY = rf"(?=[a-z]{{3}})(?P<weekday>{any_of(WEEKDAYS)})"
_SHORT_WEEKDAY = rf"(?P<weekday>{any_of(SHORT_WEEKDAYS)})"
_MOMENT = r"(?: (?:en |au )?(?:fin de )?(?:matin(?:ee)?|midi|soir(?:ee)?|apres[- ]?midi|aprem|nuit)\b)?"
_MONTH = r"(?P<month>(?=[jfmasond])[a-z]{3,11})(?![a-z])"
_YEAR = (
    rf"(?: (?:de )?(?P<year>(?:19|20)\d\d|'?[2-3]\d)(?![\d%]|[.,/]\d)"
    rf"(?! ?{EURO_WORD}| ?e\b| ?{UNIT}| (?:{MONTH_NAMES})))?"
)
_YEAR_BESIDE = (
    rf"\.?(?P=sep)(?P<year_beside>(?:19|20)\d\d|(?<![ \d])[2-3]\d)(?![\d%/]|[.,]\d)"
    rf"(?! ?{EURO_WORD}| ?e\b| (?:{MONTH_NAMES}))"
)
"""« 18/sept/2026 », « 18-sept-26 »: behind the same sign as the month."""
_YEAR_IN_WORDS = (
    r"(?:,? (?:de )?(?:(?P<this_year>cette annee)|(?P<last_year>l'?(?:an(?:nee)?) (?:derniere?|passee?)))\b)?"
)
"""« le 2 mars de cette année », « le 3 mars de l'an dernier »."""
_LAST = r"(?: (?P<last>dernie(?:re?)?|passe[er]?|ecoulee?|precedente?|d'avant)(?!\w))"
_NO_SUM = rf"(?![\d%]|[.,/:-]\d| ?{EURO_WORD}| ?e\b| ?{UNIT}| \d)"
_ORDINAL = (  # "le 1er" is a day, "le 1er contact" is not
    r"(?=$|[^\w ]| ?[^\w ]| (?:d[eu]|et|au|mais|que?|sur|a|il|elle|je|j|jai|"
    r"ma|mon|pour|par|on|ils|rien|toujours|tjs|alors|donc"
    r"|vous|dans|chez|avec|sans|n|m|c|y|jusqu|puis|ou|pas|matin|soir)\b)"
)
_DAY_NUMBER = rf"(?P<number>1 ?er(?![a-z]){_ORDINAL}|\d{{1,2}}(?![a-z]))"
COUNT = rf"(?P<count>\d{{1,3}}|{NUMERAL}|une? (?:dizaine|quinzaine|vingtaine|trentaine) de)"
LASTING = (
    r"(?P<unit>jours?|jrs?|j|semaines?|sem|mois|ans?|annees?|h|heures?|minutes?|min)\b(?P<half> et demie?)?"
)
ABOUT = (
    r"(?:(?:environ|a peu pres|presque|deja|plus de|moins de|bientot|"
    r"au moins|a peine|genre) |(?:plus|moins) d')?"
)
_AGO = r"(?:(?:\bil )?\by '?a|\bil ya|\bya|\by'a|(?P<ahead>\bdans)) "

RULES: tuple[Rule, ...] = (
    # 2026-11-03
    (
        re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)"),
        means.iso_day,
    ),
    # 3/11/2026, 03.11.26
    (
        re.compile(
            r"(?:\ble )?(?<![\d/])(?P<day>\d{1,2}) ?(?P<sep>[/.-]) ?(?P<month>\d{1,2}) ?(?P=sep) ?"
            r"(?P<year>(?:19|20)\d\d|[2-3]\d)(?![\d/])"
        ),
        means.day_in_figures,
    ),
    # le 03 11 2026
    (
        re.compile(r"(?:\ble |(?<=\bdu ))(?P<day>\d\d) (?P<month>\d\d) (?P<year>20\d\d)(?!\d)"),
        means.day_in_figures,
    ),
    # 3/11
    (
        re.compile(
            r"(?:\ble )?(?<![\d/.,a-z])(?!24/(?:7|24)\b)(?P<day>\d{1,2})"
            r"/(?P<month>\d{1,2})(?![\d/]|[.,]\d| ?%)"
        ),
        means.day_in_figures,
    ),
    # le 3.11
    (
        re.compile(
            r"(?:\ble |(?<=\bdu )|(?<=\bdepuis ))(?P<day>\d{1,2})[.-](?P<month>\d{1,2})(?![\d/-]|[.,]\d"
            rf"| ?{EURO_WORD}| ?e\b| ?%)"
        ),
        means.day_in_figures,
    ),
    # du 1er au 15 août, les 3 et 4 novembre, 3-4 nov
    (
        re.compile(
            r"(?:\ble |(?<=\bles )|(?<=\bdu ))?(?<![\w/.,-])"
            r"(?P<number>1 ?er|premier|0?[1-9]|[12]\d|3[01])(?:e|eme|°)?"
            rf"(?={SEVERAL}(?:{SEVERAL}){{0,6}} (?:de |d')?{_MONTH}\.?{_YEAR}{_YEAR_IN_WORDS})(?P<weekday>)"
        ),
        means.day_and_month,
    ),
    # du 24 novembre au 25 novembre 2026: the year is of both
    (
        re.compile(
            r"(?:\ble |(?<=\bdu ))?(?<![\w/.,])(?P<number>1 ?er|premier|\d{1,2})(?:e|eme|°)? ?(?:de |d')?"
            rf"{_MONTH}\.?(?={SEVERAL} ?(?:de |d')?(?P<last>(?=[jfmasond])[a-z]{{3,11}})\.? "
            r"(?P<year>(?:19|20)\d\d))"
        ),
        means.day_of_period,
    ),
    # mardi 3 novembre 2026, le 1er déc, 18/sept/2026
    (
        re.compile(
            rf"(?:\b(?:le )?{_SHORT_WEEKDAY}[.,]? )?(?:\ble )?(?<![\d/.,])"
            rf"(?P<number>1 ?er|premier|\d{{1,2}}|{NUMERAL})(?:e|eme|°)?(?P<sep>[ ./-]?)(?:de |d')?{_MONTH}"
            rf"(?:{_YEAR_BESIDE}|(?:\.(?= ?\d))?(?: dernier\b)?{_YEAR}{_YEAR_IN_WORDS})"
        ),
        means.day_and_month,
    ),
    # mardi 3
    (
        re.compile(rf"\b(?:le )?{_SHORT_WEEKDAY}\.? (?:le )?{_DAY_NUMBER}{_NO_SUM}"),
        means.day_of_month,
    ),
    # le 3, du 3 du mois dernier
    (
        re.compile(
            rf"(?:\ble |(?<=\bdu )){_DAY_NUMBER}{_NO_SUM}"
            r"(?: (?:du|(?P<this_month>de ce)) mois(?P<last_month> dernier| passe| precedent| d'avant)?)?"
        ),
        means.day_of_month,
    ),
    # 3 de ce mois, le trois du mois dernier, le 3e du mois
    (
        re.compile(
            rf"(?:\ble (?P<in_words>{NUMERAL})|"
            r"(?:\ble )?(?<![\w/.,-])(?<!\bles )(?P<number>\d{1,2})(?:e|eme|°)?)"
            r" (?:du|(?P<this_month>de ce)) mois(?P<last_month> dernier| passe| precedent| d'avant)?(?!\w)"
        ),
        means.day_of_month,
    ),
    # hier soir
    (
        re.compile(
            r"\b(?P<near>avant[- ]avant[- ]hier|avant?[- ]?hier|hiers?|"
            rf"(?<!\d )[iy]er|hyer|apres[- ]demain|demain){_MOMENT}(?!\w)"
        ),
        relative_days.near_day,
    ),
    # ce matin
    (
        re.compile(
            r"\b(?P<near>aujour ?d ?'? ?hui|aujourdui|ajd|auj|ojd|ce (?:jour|matin|midi|soir)"
            r"|cet(?:te)? (?:apres[- ]?midi|aprem|nuit|matinee)|(?:la )?nuit derniere|tout a l'heure)(?!\w)"
        ),
        relative_days.near_day,
    ),
    # lundi dernier
    (
        re.compile(
            r"(?<!\bles )(?<!\bchaque )(?<!\btous )\b(?P<in_week>cette (?:semaine|sem),? (?:le )?)?"
            rf"(?P<this>ce )?{_WEEKDAY}(?!\w)"
            r"(?:(?P<next> prochain)|(?P<week>,? (?:de )?la (?:semaine|sem) (?:derniere|passee|d'avant))"
            rf"|(?P<this_week>,? (?:de )?cette (?:semaine|sem)\b)|{_LAST})?{_MOMENT}"
        ),
        relative_days.weekday,
    ),
    # il y a 3 jours
    (re.compile(rf"{_AGO}{ABOUT}{COUNT} ?{LASTING}"), relative_days.time_ago),
    # le mois dernier, cette semaine
    (
        re.compile(
            r"(?:\b(?:(?P<this>ce|cette)|la|le|l'|l) ?)?\b"
            r"(?P<period>semaine|sem|mois|week-?end|week end|annee|an"
            r"|(?:(?<=\ble )|(?<=\bdu )|^)moi(?= (?:passe|dernie|procha|precede)))"
            rf"(?![\w'])(?:(?P<next> prochaine?)|{_LAST})?(?:[- ]ci\b)?"
        ),
        relative_days.period,
    ),
    # mi-octobre
    (
        re.compile(
            r"\b(?P<part>debut|mi|milieu|fin|courant)(?: |-)(?:du |de |d'|d )?(?:mois (?:de |d'))?"
            rf"{_MONTH}{_YEAR}(?P<last>)"
        ),
        means.part_of_month,
    ),
    # fin du mois dernier
    (
        re.compile(
            rf"\b(?P<part>debut|milieu|fin|courant) (?:du|de|de ce) mois{_LAST}?(?!\w)(?P<month>)(?P<year>)"
        ),
        means.part_of_month,
    ),
    # en octobre
    (
        re.compile(
            r"(?:(?P<before>(?<=\ben )|(?<=\bde )|(?<=\bd')|(?<=\bdepuis )|(?<=\bdu ))|(?<![a-z\d']))"
            rf"{_MONTH}(?: dernier\b)?{_YEAR}"
        ),
        means.whole_month,
    ),
)
