"""Every way to write each day of each month: that day, or a question; never another day in silence."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide.dialogue.facts.days import parse_day
from aide.input_text import for_reading
from aide.nlu.entities.date_words import MONTHS as MONTH_OF
from aide.nlu.entities.date_words import months_before
from aide.nlu.entities.dates import OLDEST_IN_MONTHS, find_dates, parse_date
from aide.nlu.entities.folding import fold
from aide.nlu.entities.loose_dates import by_dateparser

TODAY = date(2026, 11, 23)
MONTHS = (
    ("janvier", "janv", "janv.", "jan"),
    ("février", "fevrier", "févr.", "fév"),
    ("mars",),
    ("avril", "avr.", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil.", "juil"),
    ("août", "aout"),
    ("septembre", "sept.", "sept"),
    ("octobre", "oct.", "oct"),
    ("novembre", "nov.", "nov"),
    ("décembre", "decembre", "déc.", "dec"),
)
WORDS = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
    "vingt-huit vingt-neuf trente trente-et-un"
).split()
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]


def names(day: date) -> tuple[str, ...]:
    return MONTHS[day.month - 1]


def numbers(day: date) -> list[str]:
    """« 1er », « 1 », « 01 », « 1ᵉʳ », « 1 er », « 1° », « premier »; « 3 », « 3e », « 3ème », « trois »."""
    ordinals = ["1er", "1ER", "1 er", "1ᵉʳ", "1°"] if day.day == 1 else [f"{day.day}e", f"{day.day}ème"]
    return [str(day.day), f"{day.day:02}", *ordinals, WORDS[day.day - 1]]


def beside_names(day: date) -> list[str]:
    """« dix sept. » left out, which is a number."""
    pairs = [(number, name) for number in numbers(day) for name in names(day)]
    return [f"{number} {name}" for number, name in pairs if number not in TENS or not name.startswith("sept")]


TENS = ("dix", "vingt", "trente")


def with_year(day: date) -> list[str]:
    figures = [
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%y}",
    ]
    figures += [
        f"{day:%Y-%m-%d}",
        f"{day:%d / %m / %Y}",
        f"le {day:%d %m %Y}",
        f"le {day:%d/%m/%Y}",
        f"c'était le {day:%d.%m.%y}",
    ]
    named = [f"{one} {day.year}" for one in beside_names(day)]
    beside = [
        f"{day.day}{sep}{name}{sep}{day:{year}}"
        for name in names(day)
        for sep in "/-"
        for year in ("%Y", "%y")
    ]
    beside += [f"{day.day}.{name.rstrip('.')}.{day.year}" for name in names(day)]
    return [*figures, *named, *beside, *[f"le {one}" for one in named]]


def without_year(day: date) -> list[str]:
    named = beside_names(day)
    glued = [f"{day.day}{name}" for name in names(day)] + [f"{day.day}-{name}" for name in names(day)]
    return [
        f"{day:%d/%m}",
        f"{day.day}/{day.month}",
        f"le {day:%d.%m}",
        *named,
        *glued,
        *[f"c'était le {one}" for one in named],
    ]


def bare(form: str) -> str:
    return form.removeprefix("c'était ").removeprefix("le ")


def latest(day: date) -> date:
    """That day of the latest year in which it is not to come."""
    return day if day <= TODAY else day.replace(year=day.year - 1)


def judged(day: date) -> str:
    if day > TODAY:
        return "future"
    return "too_old" if day < months_before(TODAY, OLDEST_IN_MONTHS) else "ok"


def test_a_day_with_its_year_is_that_day():
    wrong = [
        (said, told)
        for day in [*EVERY_DAY, date(2025, 11, 3), date(2024, 2, 29), date(2026, 2, 28)]
        for said in with_year(day)
        if ((told := parse_date(for_reading(said), TODAY)).outcome, told.value) != (judged(day), day)
    ]
    assert wrong == []


def test_a_day_without_a_year_is_the_latest_one():
    wrong = [
        (said, told)
        for day in EVERY_DAY
        for said in without_year(day)
        if ((told := parse_date(for_reading(said), TODAY)).outcome, told.value) != ("ok", latest(day))
    ]
    assert wrong == []


def test_in_a_sentence_it_is_that_day_or_none():
    wrong = []
    for day in EVERY_DAY[::3]:
        for form in with_year(day):
            said = f"on m'a débité le {bare(form)} chez Zolbix"
            told = {one.value for one in find_dates(for_reading(said), TODAY)}
            wrong += [(said, told)] if told - {day} else []
    assert wrong == []


def test_the_year_told_with_the_last_day_is_of_the_first_too():
    told = find_dates("du 24 novembre au 25 novembre 2026", TODAY)
    assert [one.value for one in told] == [date(2026, 11, 24), date(2026, 11, 25)]
    assert parse_date("du 28 décembre au 3 janvier 2026", TODAY).value == date(2025, 12, 28)


@pytest.mark.parametrize(
    "said",
    ["31 avril", "31/06", "le 31 septembre 2026", "31-nov", "30 février", "29/02/2026", "32 mai", "0/5"],
)
def test_a_day_that_the_calendar_has_not_is_told_to_be_none(said):
    assert parse_date(said, TODAY).outcome in ("impossible", "none")


OF_MONTH = ("{n} de ce mois", "le {n} de ce mois", "le {n}e de ce mois", "{n} de ce mois-ci")


def test_a_day_of_this_month_is_that_day_or_is_to_come():
    for number in range(1, 32):
        for form in OF_MONTH:
            told = parse_date(form.format(n=number), TODAY)
            expected = date(2026, 11, number) if number <= 30 else None
            assert (told.outcome, told.value) == (judged(expected) if expected else "impossible", expected), (
                form
            )


@pytest.mark.parametrize("form", ["{n} du mois dernier", "le {n} du mois dernier", "le {n} du mois passé"])
def test_a_day_of_the_month_before_is_that_day(form):
    for number in range(1, 32):
        told = parse_date(form.format(n=number), TODAY)
        assert (told.outcome, told.value) == ("ok", date(2026, 10, number))


RANGES = (
    "du {a} au {b} {m}",
    "entre le {a} et le {b} {m}",
    "{a} au {b} {m}",
    "{a} ou {b} {m}",
    "{a} - {b} {m}",
    "{a}-{b} {m}",
    "les {a} et {b} {m}",
    "le {a} ou le {b} {m}",
    "du {a} {m} au {b} {m}",
    "de {a} à {b} {m}",
    "le {a} et le {b} {m}",
)


@given(st.sampled_from(EVERY_DAY), st.integers(1, 12), st.sampled_from(RANGES), st.data())
def test_of_a_period_it_is_the_first_day_or_a_question_and_never_the_last_in_silence(
    start, length, form, data
):
    end = start + timedelta(days=length)
    if end.month != start.month or (start <= TODAY < end):
        return
    month = data.draw(st.sampled_from(names(start)))
    year = data.draw(st.sampled_from(["", f" {start.year}"]))
    first = "1er" if start.day == 1 and data.draw(st.booleans()) else str(start.day)
    said = form.format(a=first, b=end.day, m=month) + year
    told, day = parse_date(said, TODAY), start if year else latest(start)
    if told.outcome in ("ok", "too_old", "future"):
        assert told.value == day and told.approximate, (said, told)
    else:
        assert told.outcome == "ambiguous", (said, told)
    kept = parse_day(said, TODAY)
    assert kept.value in (None, day.isoformat()), (said, kept)


@given(st.sampled_from(EVERY_DAY), st.integers(1, 12))
def test_told_in_a_sentence_both_days_of_a_period_are_of_its_month(start, length):
    end = start + timedelta(days=length)
    if end.month != start.month:
        return
    told = find_dates(f"des retraits du {start.day} au {end.day} {names(start)[0]} 2026", TODAY)
    assert [one.value for one in told] == [start, end]


@given(st.text(alphabet="0123456789/.-, eéauûtnovsepjlridfbmcw", max_size=14))
def test_what_the_library_guesses_has_its_number_and_its_month_in_the_text(said):
    told = by_dateparser(fold(said), TODAY)
    if told is not None:
        figures = [int(one) for one in re.findall(r"\d{1,2}", said)]
        assert told.day in figures
        assert told.month in figures or any(
            MONTH_OF.get(word) == told.month for word in re.findall("[a-z]+", said)
        )
