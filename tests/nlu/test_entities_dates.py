"""How people name days. Today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide.nlu.entities.date_words import months_before
from aide.nlu.entities.dates import find_dates, parse_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("hier", "2026-11-21"),
        ("le 5 janvier de cette année", "2026-01-05"),
        ("le 5 juin de l'an dernier", "2025-06-05"),
        ("le 5 juin l'année dernière", "2025-06-05"),
        ("Hier", "2026-11-21"),
        ("ier", "2026-11-21"),
        ("yer", "2026-11-21"),
        ("hier soir", "2026-11-21"),
        ("hier matin", "2026-11-21"),
        ("avant-hier", "2026-11-20"),
        ("avant hier", "2026-11-20"),
        ("avant-hier soir", "2026-11-20"),
        ("avan hier", "2026-11-20"),
        ("aujourd'hui", "2026-11-22"),
        ("aujourd’hui", "2026-11-22"),
        ("aujourdhui", "2026-11-22"),
        ("ce matin", "2026-11-22"),
        ("ce midi", "2026-11-22"),
        ("cet après-midi", "2026-11-22"),
        ("la nuit dernière", "2026-11-21"),
        ("lundi", "2026-11-16"),
        ("lundi dernier", "2026-11-16"),
        ("mardi passé", "2026-11-17"),
        ("samedi soir", "2026-11-21"),
        ("ce lundi", "2026-11-16"),
        ("dimanche", "2026-11-15"),
        ("ce dimanche", "2026-11-22"),
        ("mercrdi", "2026-11-18"),
        ("vendrdi", "2026-11-20"),
        ("JEUDI", "2026-11-19"),
        ("jeudi de la semaine dernière", "2026-11-12"),
        ("le 3", "2026-11-03"),
        ("le 1er", "2026-11-01"),
        ("le 30", "2026-10-30"),
        ("le 31", "2026-10-31"),
        ("le 22", "2026-11-22"),
        ("le 10 du mois dernier", "2026-10-10"),
        ("le 3 mars", "2026-03-03"),
        ("le 1er décembre", "2025-12-01"),
        ("le 12 decembre", "2025-12-12"),
        ("le 15 aout", "2026-08-15"),
        ("le 15 août", "2026-08-15"),
        ("3 fevrier", "2026-02-03"),
        ("3 février 2026", "2026-02-03"),
        ("le 3 novemvre", "2026-11-03"),
        ("le 3 setpembre", "2026-09-03"),
        ("12 nov", "2026-11-12"),
        ("le 12 sept", "2026-09-12"),
        ("le 12 janv. 2026", "2026-01-12"),
        ("le trois mars", "2026-03-03"),
        ("vingt-deux octobre", "2026-10-22"),
        ("mardi 3 mars", "2026-03-03"),
        ("vendredi 13 novembre", "2026-11-13"),
        ("mardi 3", "2026-11-03"),
        ("samedi 31", "2026-10-31"),
        ("3/3", "2026-03-03"),
        ("12/10", "2026-10-12"),
        ("le 12/12", "2025-12-12"),
        ("12/10/2026", "2026-10-12"),
        ("12.10.2026", "2026-10-12"),
        ("12-10-2026", "2026-10-12"),
        ("12/10/26", "2026-10-12"),
        ("2026-10-12", "2026-10-12"),
        ("le 12.10", "2026-10-12"),
        ("le 12 10 2026", "2026-10-12"),
        ("ya 3 jours", "2026-11-19"),
        ("il y a 3 jours", "2026-11-19"),
        ("y a 3 jours", "2026-11-19"),
        ("il y a trois jours", "2026-11-19"),
        ("il y a environ 15 jours", "2026-11-07"),
        ("il ya 2 jours", "2026-11-20"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, value: str) -> None:
    text = f"c'était {typed}, je crois"
    found = find_dates(text, TODAY)
    assert [(span.value.isoformat(), span.text) for span in found] == [
        (value, text[found[0].start : found[0].end])
    ]
    assert found[0].text == typed
    assert parse_date(typed, TODAY).value == date.fromisoformat(value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("la semaine dernière", "2026-11-09"),
        ("la semaine passée", "2026-11-09"),
        ("cette semaine", "2026-11-16"),
        ("le mois dernier", "2026-10-01"),
        ("le moi passé", "2026-10-01"),
        ("le moi dernié", "2026-10-01"),
        ("le mois passer", "2026-10-01"),
        ("le mois passé", "2026-10-01"),
        ("ce mois-ci", "2026-11-01"),
        ("l'an dernier", "2025-01-01"),
        ("ce week-end", "2026-11-21"),
        ("le week-end dernier", "2026-11-14"),
        ("début novembre", "2026-11-01"),
        ("mi-octobre", "2026-10-15"),
        ("mi octobre", "2026-10-15"),
        ("fin août", "2026-08-21"),
        ("fin aout", "2026-08-21"),
        ("fin décembre", "2025-12-21"),
        ("début du mois", "2026-11-01"),
        ("fin du mois dernier", "2026-10-21"),
        ("octobre", "2026-10-01"),
        ("octobre 2025", "2025-10-01"),
        ("il y a une semaine", "2026-11-15"),
        ("il y a deux semaines", "2026-11-08"),
        ("il y a un mois", "2026-10-22"),
        ("il y a un mois et demi", "2026-10-07"),
        ("il y a cinq mois", "2026-06-22"),
        ("il y a une dizaine de jours", "2026-11-12"),
    ],
)
def test_a_week_or_a_month_gives_an_approximate_day(typed: str, value: str) -> None:
    found = find_dates(f"c'était {typed}", TODAY)
    assert [(span.value.isoformat(), span.text, span.approximate) for span in found] == [(value, typed, True)]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("depuis jeudi je n'ai rien", "jeudi"),
        ("virement du 12/10", "12/10"),
        ("relevé du 3 octobre", "3 octobre"),
        ("les frais d'octobre", "octobre"),
        ("annulé en mars", "mars"),
        ("depuis le 3 mars", "le 3 mars"),
        ("vendu le 8 j ai rien reçu", "le 8"),
        ("lundi à 14h30", "lundi"),
        ("le 12/10 250 €", "le 12/10"),
        ("le 12 octobre 50 euros", "le 12 octobre"),
        ("hier,4321", "hier"),
    ],
)
def test_the_words_around_a_day_stay_out_of_it(text: str, typed: str) -> None:
    assert [span.text for span in find_dates(text, TODAY)] == [typed]


@pytest.mark.parametrize(
    "text",
    [
        "mai j'ai pas compris",
        "un ami m'a dit",
        "mon mari",
        "du lundi au vendredi",
        "tous les lundis",
        "24/7",
        "24h/24",
        "50 €",
        "49,90",
        "ma carte finit par 4321",
        "06 12 34 56 78",
        "le 3e prélèvement",
        "le 1er prélèvement",
        "2 fois",
        "14h30",
        "le 5 de chaque mois",
        "nous sommes mardi",
        "bon dimanche",
        "à lundi",
        "horaires du samedi",
        "ma carte expire en mars",
        "le 31 février",
        "31/02/2026",
        "le 3 fois",
        "depuis deux ans",
        "les 4 derniers chiffres",
        "5.99",
        "REC-2026-000123",
        "je marche",
        "en 2026",
        "d'ici lundi",
        "dans les",
    ],
)
def test_what_is_not_the_day_of_a_fact_is_left_alone(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize(
    ("answer", "outcome", "value"),
    [
        ("3", "ok", "2026-11-03"),
        ("le quinze", "ok", "2026-11-15"),
        ("12 10", "ok", "2026-10-12"),
        ("12102026", "ok", "2026-10-12"),
        ("15 jours", "ok", "2026-11-07"),
        ("ca fait 3 jours", "ok", "2026-11-19"),
        ("j'attends depuis 3 jours", "ok", "2026-11-19"),
        ("mars", "ok", "2026-03-01"),
        ("pas le 3, le 4", "ok", "2026-11-04"),
        ("non lundi pas mardi", "ok", "2026-11-16"),
        ("lundi, euh non mardi", "ok", "2026-11-17"),
        ("entre le 3 et le 5", "ok", "2026-11-03"),
        ("le 3 ou le 4", "ok", "2026-11-03"),
        ("du 3 au 5 novembre", "ok", "2026-11-03"),
        ("le 22 octobre 2025", "ok", "2025-10-22"),
        ("le 21 octobre 2025", "too_old", "2025-10-21"),
        ("il y a deux ans", "too_old", "2024-11-22"),
        ("12/10/1950", "too_old", "1950-10-12"),
        ("demain", "future", "2026-11-23"),
        ("lundi prochain", "future", "2026-11-23"),
        ("le 3 mars 2027", "future", "2027-03-03"),
        ("dans 3 jours", "future", "2026-11-25"),
        ("31 février", "impossible", None),
        ("le 32", "impossible", None),
        ("31/02/2026", "impossible", None),
        ("12/27", "impossible", None),
        ("29 février", "impossible", None),
        ("mardi 4 novembre", "ambiguous", None),
        ("le 3 et le 12", "ambiguous", None),
        ("", "none", None),
        ("je ne sais pas", "none", None),
        ("50", "none", None),
        ("4321", "none", None),
        ("50 €", "none", None),
        ("finit par 4321", "none", None),
        ("14h30", "none", None),
    ],
)
def test_an_answer_says_one_day_or_why_not(answer: str, outcome: str, value: str | None) -> None:
    found = parse_date(answer, TODAY)
    assert (found.outcome, found.value and found.value.isoformat()) == (outcome, value)


@pytest.mark.parametrize("joined", ["entre le 3 et le 5", "le 3 ou le 4"])
def test_of_two_possible_days_the_earlier_is_approximate(joined: str) -> None:
    assert parse_date(joined, TODAY).approximate


@settings(max_examples=100)
@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
)
def test_a_day_of_the_week_is_within_the_seven_days_before(today: date, weekday: str) -> None:
    value = find_dates(weekday, today)[0].value
    assert timedelta(1) <= today - value <= timedelta(7)


@settings(max_examples=100)
@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.dates(date(2023, 12, 1), date(2030, 12, 31)))
def test_a_full_date_is_read_back_whatever_today_is(today: date, day: date) -> None:
    for typed in (f"{day:%d/%m/%Y}", day.isoformat(), f"le {day:%d.%m.%Y}"):
        assert parse_date(typed, today).value == day


@settings(max_examples=150)
@given(st.text(max_size=50), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_no_text_breaks_the_search_for_days(text: str, today: date) -> None:
    parse_date(text, today)
    assert all(span.text == text[span.start : span.end] for span in find_dates(text, today))


def test_months_before_keeps_to_the_last_day_of_a_shorter_month() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 13) == date(2024, 12, 15)
    assert months_before(date(2026, 11, 30), -3) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "ma carte expire le 30 novembre",
        "une carte arrivée à échéance le 31 octobre",
        "valable jusqu'au 12/11",
        "rien reçu à ce jour",
        "il y avait de quoi payer ce jour-là",
        "je ferme mon compte à compter de ce jour",
        "à qui téléphoner le dimanche ?",
        "un virement part-il le samedi",
    ],
)
def test_the_end_of_a_card_a_habit_and_until_today_are_no_day_of_a_fact(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("on m'a volé ma carte ce jour", "ce jour"),
        ("je l'ai perdue le dimanche", "dimanche"),
        ("carte expirée, débit le 3 novembre", "le 3 novembre"),
        ("l'échéance du 5 novembre a été prélevée deux fois", "5 novembre"),
    ],
)
def test_a_day_that_something_happened_is_kept_beside_such_words(text: str, typed: str) -> None:
    assert [found.text for found in find_dates(text, TODAY)] == [typed]


def test_minutes_and_hours_ago_are_a_day_and_weeks_are_not() -> None:
    assert [found.approximate for found in find_dates("il y a dix minutes", TODAY)] == [False]
    assert [found.approximate for found in find_dates("il y a 3 semaines", TODAY)] == [True]


@pytest.mark.parametrize("text", ["pour moi passé ce délai c'est fini", "c'est moi", "chez moi dernièrement"])
def test_oneself_is_no_month(text):
    assert find_dates(text, TODAY) == []


def test_a_day_after_a_day_of_the_same_number_is_no_year():
    assert [one.value.isoformat() for one in find_dates("22 aout 22 sept 22 oct", TODAY)] == [
        "2026-08-22",
        "2026-09-22",
        "2026-10-22",
    ]
