from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aide.clock import PARIS
from aide.handoff import hours


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    "moment", ["2026-11-23T09:00", "2026-11-23T12:30", "2026-11-23T16:59", "2026-11-27T16:59:59"]
)
def test_agents_answer_from_monday_to_friday_between_nine_and_five(moment):
    assert hours.is_open(paris(moment))


@pytest.mark.parametrize(
    "moment", ["2026-11-23T08:59:59", "2026-11-23T17:00", "2026-11-23T23:30", "2026-11-24T00:00"]
)
def test_nobody_answers_before_nine_nor_from_five(moment):
    assert not hours.is_open(paris(moment))


@pytest.mark.parametrize("moment", ["2026-11-21T11:00", "2026-11-22T11:00"])
def test_nobody_answers_at_the_weekend(moment):
    assert not hours.is_open(paris(moment))


@pytest.mark.parametrize(
    "day",
    """2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25
    2027-01-01 2027-03-29""".split(),
)
def test_nobody_answers_on_french_public_holidays(day):
    assert not hours.is_open(paris(f"{day}T11:00"))


@pytest.mark.parametrize("day", ["2026-06-23", "2026-05-15", "2026-12-24", "2026-11-12"])
def test_luxembourgs_own_holidays_and_bridges_are_working_days(day):
    assert hours.is_open(paris(f"{day}T11:00"))


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        ("2026-07-15T07:00", True),  # 9h in summer
        ("2026-07-15T06:59", False),
        ("2026-07-15T15:00", False),  # 17h in summer
        ("2026-11-23T07:30", False),  # 8h30 in winter
        ("2026-11-23T08:00", True),
        ("2026-11-23T15:59", True),
        ("2026-03-27T08:00", True),  # the Friday before the clocks go forward: 9h
        ("2026-03-30T07:00", True),  # the Monday after: 9h
        ("2026-10-23T07:00", True),  # the Friday before they go back: 9h
        ("2026-10-26T07:00", False),  # the Monday after: 8h
    ],
)
def test_the_hours_are_those_of_paris_in_summer_and_in_winter(utc, is_open):
    assert hours.is_open(datetime.fromisoformat(utc).replace(tzinfo=UTC)) is is_open


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-11-23T08:00", "2026-11-23T09:00"),
        ("2026-11-23T17:00", "2026-11-24T09:00"),
        ("2026-11-27T17:00", "2026-11-30T09:00"),
        ("2026-11-28T10:00", "2026-11-30T09:00"),
        ("2026-12-24T18:00", "2026-12-28T09:00"),
        ("2026-12-31T17:00", "2027-01-04T09:00"),
        ("2027-05-05T20:00", "2027-05-07T09:00"),  # Ascension Day
        ("2026-03-27T18:00", "2026-03-30T09:00"),  # over the change to summer time
    ],
)
def test_the_next_opening_skips_nights_weekends_and_holidays(now, opening):
    assert hours.next_opening(paris(now)) == paris(opening)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T07:10", "aujourd'hui à 9h"),
        ("2026-11-23T00:00", "aujourd'hui à 9h"),
        ("2026-11-23T18:00", "demain à 9h"),
        ("2026-11-22T18:00", "demain à 9h"),
        ("2026-11-27T18:00", "lundi 30/11/2026 à 9h"),
        ("2026-12-24T18:00", "lundi 28/12/2026 à 9h"),
        ("2026-11-10T17:30", "jeudi 12/11/2026 à 9h"),
        ("2026-12-31T17:30", "lundi 04/01/2027 à 9h"),
    ],
)
def test_the_opening_is_said_as_one_says_it(now, words):
    assert hours.opening_words(paris(now)) == words


def test_the_words_go_by_the_day_in_paris_not_in_utc():
    # 00h30 in Paris on Tuesday: it is still Monday in UTC.
    assert hours.opening_words(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "aujourd'hui à 9h"


def test_closing_is_at_five_the_same_day():
    assert hours.closing(paris("2026-11-23T16:59")) == paris("2026-11-23T17:00")


@pytest.mark.parametrize(
    ("said", "now", "told"),
    [
        ("plutot cet aprem", "2026-11-23T09:30", "cet après-midi"),
        ("cet apres midi", "2026-11-23T18:00", "à ces heures"),
        ("demain matin", "2026-11-23T18:00", "demain matin"),
        ("demain apres midi", "2026-11-23T11:00", "demain après-midi"),
        ("demain", "2026-11-27T11:00", "à ces heures"),
        ("un de ces jours", "2026-11-23T11:00", "à ces heures"),
    ],
)
def test_the_moment_that_he_names_is_said_back_where_somebody_answers_then(said, now, told):
    assert hours.moment_named(said, paris(now)) == told
