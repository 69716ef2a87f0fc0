"""One sum taken in several months: as many operations, as sure as he was;
a day put right loses none of them.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.days import on_day
from aide.dialogue import facts

from .customer import Customer, a_client

TODAY = date(2026, 11, 23)
MONTHS = ["2026-09", "2026-10", "2026-11"]


def asked_day(told: str = "ZALBO m'a prélevé 20 €") -> Customer:
    customer = a_client().says(f"réclamation : {told}", "deposer", "raconter", about="prelevement_abusif")
    assert customer.asked == "date"
    return customer


def days(customer: Customer) -> list[str]:
    return [one.get("date", "") for one in customer.facts["operations"]]


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("vers le 5 je crois, ou le 6, tous les mois depuis septembre", "05", "environ"),
        ("vers le 5, septembre octobre et novembre", "05", "environ"),
        ("le 5, sept oct et nov", "05", ""),
        ("septembre, octobre et novembre", "01", "mois"),
    ],
)
def test_listed_months_are_as_many_operations(text, day, kind):
    customer = asked_day().says(text, "repondre")
    assert days(customer) == [f"{one}-{day}" for one in MONTHS]
    assert customer.facts["montant"] == "60.00"
    assert (facts.precision_of(customer.facts) or "") == kind


@pytest.mark.parametrize(
    "text", ["en septembre", "septembre ou octobre", "entre septembre et octobre", "le 5 septembre"]
)
def test_one_month_is_one_operation(text):
    customer = asked_day().says(text, "repondre")
    assert not customer.facts.get("operations") and customer.facts["montant"] == "20.00"


def test_two_days_that_are_only_near_are_shown_so():
    customer = asked_day().says("vers le 10 octobre et le 10 novembre", "repondre")
    assert (
        facts.precision_of(customer.facts) == "environ" and "vers le 10/11/2026" in customer.values["resume"]
    )


def test_two_days_that_are_sure_are_shown_so():
    customer = asked_day().says("le 10 octobre et le 10 novembre", "repondre")
    assert facts.precision_of(customer.facts) is None and "le 10/11/2026" in customer.values["resume"]


@pytest.mark.parametrize(
    ("times", "count"), [("3 fois 20 €", 3), ("20 €, soit 60 € en tout", 3), ("4 fois 20 €", 4)]
)
def test_months_are_counted_where_he_counts_as_many(times, count):
    told = facts.told(
        f"ZALBO m'a pris {times}, septembre octobre et novembre", ("montant", "date", "creancier"), TODAY
    )
    dated = [one for one in told.get("operations", []) if one.get("date")]
    assert len(dated) == (count if count == len(MONTHS) else 0)


def test_the_summary_shows_each_as_sure_as_he_was():
    customer = asked_day().says("vers le 5, septembre, octobre et novembre", "repondre")
    assert "vers le 05/10/2026" in customer.values["resume"]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("mois", "en octobre 2026"),
        ("environ", "vers le 05/10/2026"),
        (None, "le 05/10/2026"),
        ("debut", "début octobre 2026"),
    ],
)
def test_a_day_of_several_is_shown_as_it_was_told(kind, shown):
    assert on_day(date(2026, 10, 5), kind) == shown


def test_months_told_with_the_wish_are_not_asked_again():
    customer = a_client().says("ZALBO me prélève 20 €", "raconter", about="prelevement_abusif")
    customer.says("oui je veux réclamer, ils m'ont pris septembre octobre et novembre", "oui")
    assert customer.asked == "confirme" and [one[:7] for one in days(customer)] == MONTHS


def test_months_of_something_else_are_none():
    customer = a_client().says("ZALBO me prélève 20 €", "raconter", about="prelevement_abusif")
    customer.says("oui, j'ai relancé par courrier septembre et octobre", "oui")
    assert customer.asked == "date"


# ---- put right


@pytest.mark.parametrize(
    "text",
    [
        "vous avez laissé le 1er septembre, c'était plutôt le 6 je pense",
        "c'était plutôt le 6, je crois",
        "la date c'est vers le 6, septembre, octobre et novembre. 3 fois 20",
    ],
)
def test_another_day_is_that_of_each_and_none_is_lost(text):
    customer = asked_day().says("septembre, octobre et novembre", "repondre").says(text, "corriger")
    assert days(customer) == [f"{one}-06" for one in MONTHS] and customer.facts["montant"] == "60.00"
    assert facts.precision_of(customer.facts) == "environ"


def test_another_day_of_one_month_changes_that_one():
    customer = (
        asked_day()
        .says("le 5, sept oct et nov", "repondre")
        .says("celui d'octobre c'était le 7 octobre", "corriger")
    )
    assert days(customer) == ["2026-09-05", "2026-10-07", "2026-11-05"]


def test_two_days_of_three_change_those_two():
    customer = asked_day().says("le 5, sept oct et nov", "repondre")
    customer.says("c'était le 6 octobre et le 7 novembre", "corriger")
    assert (
        days(customer) == ["2026-09-05", "2026-10-06", "2026-11-07"] and customer.facts["montant"] == "60.00"
    )


def test_a_denied_day_takes_no_operation_away():
    customer = (
        asked_day().says("le 5, sept oct et nov", "repondre").says("c'est pas le 5 septembre", "corriger")
    )
    assert len(customer.facts["operations"]) == 3 and customer.facts["montant"] == "60.00"


@pytest.mark.parametrize("text", ["juste le 5 novembre", "gardez que celui du 5 novembre"])
def test_those_that_he_takes_away_are(text):
    customer = asked_day().says("le 5, sept oct et nov", "repondre").says(text, "corriger")
    assert not customer.facts["operations"] and customer.facts["montant"] == "20.00"


def test_the_month_of_a_single_one_is_kept_with_its_day():
    customer = asked_day().says("en septembre", "repondre").says("c'était plutôt le 5 je pense", "corriger")
    assert customer.facts["date"] == "2026-09-05"


def test_one_day_and_more_months_are_only_near_that_day():
    customer = asked_day().says("le 12 septembre", "repondre")
    customer.says("mais non pas que septembre, 20 € en septembre octobre et novembre", "corriger")
    assert (
        days(customer) == [f"{one}-12" for one in MONTHS] and facts.precision_of(customer.facts) == "environ"
    )
