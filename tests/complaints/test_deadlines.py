from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide.clock import PARIS
from aide.complaints.deadlines import (
    add_business_days,
    deadlines,
    dispute_by,
    is_business_day,
    refund_by,
    transfer_due,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("received", "acknowledge", "answer", "latest"),
    [
        ("2026-11-23", "2026-12-07", "2026-12-14", "2027-01-13"),
        ("2026-12-18", "2027-01-05", "2027-01-12", "2027-02-09"),
        ("2026-04-30", "2026-05-18", "2026-05-26", "2026-06-23"),
    ],
)
def test_the_examples_checked_by_hand_hold(received: str, acknowledge: str, answer: str, latest: str) -> None:
    due = deadlines("frais", datetime.fromisoformat(f"{received}T12:00").replace(tzinfo=PARIS))
    assert (due.acknowledge_by, due.answer_by, due.answer_latest_by) == (
        date.fromisoformat(acknowledge),
        date.fromisoformat(answer),
        date.fromisoformat(latest),
    )


def test_a_disputed_payment_is_handled_by_the_next_business_day() -> None:
    friday = datetime(2026, 11, 20, 18, 0, tzinfo=PARIS)
    assert deadlines("paiement_frauduleux", friday).handle_by == date(2026, 11, 23)
    assert deadlines("frais", friday).handle_by is None


def test_the_day_of_receipt_is_the_day_in_paris() -> None:
    just_after_midnight_in_paris = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert deadlines("paiement_frauduleux", just_after_midnight_in_paris).handle_by == date(2026, 11, 24)


def test_a_holiday_of_one_country_only_is_a_business_day() -> None:
    assert is_business_day(date(2026, 7, 14))  # France
    assert is_business_day(date(2026, 6, 23))  # Luxembourg
    assert not is_business_day(date(2026, 5, 14))  # Ascension, both


@given(DAYS, COUNTS)
def test_a_deadline_is_never_a_weekend_nor_a_common_holiday(day: date, count: int) -> None:
    due = add_business_days(day, count)
    assert due.weekday() < 5
    assert (due.month, due.day) not in {(1, 1), (5, 1), (8, 15), (11, 1), (12, 25)}


@given(DAYS, st.integers(0, 30), COUNTS)
def test_received_later_is_never_due_earlier(day: date, later: int, count: int) -> None:
    assert add_business_days(day, count) <= add_business_days(day + timedelta(days=later), count)


@given(DAYS, COUNTS)
def test_one_more_day_allowed_is_always_later(day: date, count: int) -> None:
    assert day < add_business_days(day, count) < add_business_days(day, count + 1)


@given(DAYS, COUNTS)
def test_exactly_that_many_business_days_pass(day: date, count: int) -> None:
    due = add_business_days(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert sum(map(is_business_day, passed)) == count


@pytest.mark.parametrize(
    ("ordered", "due"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),  # Thursday
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), date(2026, 11, 24)),  # a Saturday counts as Monday
        (
            date(2026, 4, 2),
            date(2026, 4, 7),
        ),  # before Good Friday and Easter Monday, when the interbank system is closed
        (
            date(2026, 6, 22),
            date(2026, 6, 24),
        ),  # over a holiday of Luxembourg alone: the latest that the rule can mean
    ],
)
def test_a_transfer_is_due_at_the_end_of_the_next_open_day(ordered, due):
    assert transfer_due(ordered) == due


@pytest.mark.parametrize(
    ("debited", "limit"),
    [("2026-02-05", "2027-03-05"), ("2026-12-31", "2028-01-31"), ("2026-01-31", "2027-02-28")],
)
def test_a_debit_is_disputed_within_thirteen_months(debited: str, limit: str) -> None:
    assert dispute_by(date.fromisoformat(debited)) == date.fromisoformat(limit)


def test_the_refund_of_a_direct_debit_is_asked_within_eight_weeks() -> None:
    assert refund_by(date(2026, 10, 20)) == date(2026, 12, 15)
