"""The legal clock of a complaint, in business days after its receipt (docs/rules.md R1, R2, R3, R4, R6)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

from aide.clock import PARIS
from aide.complaints.motifs import priority

ACKNOWLEDGE = 10
"""The acknowledgement, in business days after the day of receipt (R1), as all four."""
ANSWER = 15
"""The answer, whatever the motive (R2)."""
ANSWER_LATEST = 35
"""The answer after a holding reply (R3)."""
HANDLE_FIRST = 1
"""A payment that the customer did not make is handled by then (R6)."""
MONTHS_TO_DISPUTE, WEEKS_TO_ASK_REFUND = 13, 8


@dataclass(frozen=True)
class Deadlines:
    """Last days allowed. `answer_latest_by` needs a holding reply; `handle_by` is for a motive handled first:
    a disputed payment."""

    acknowledge_by: date
    answer_by: date
    answer_latest_by: date
    handle_by: date | None


def deadlines(motif: str, filed_at: datetime) -> Deadlines:
    """Of a known motive, from the day of `filed_at` in Paris. Raises KeyError."""
    day = filed_at.astimezone(PARIS).date()
    return Deadlines(
        acknowledge_by=add_business_days(day, ACKNOWLEDGE),
        answer_by=add_business_days(day, ANSWER),
        answer_latest_by=add_business_days(day, ANSWER_LATEST),
        handle_by=add_business_days(day, HANDLE_FIRST) if priority(motif) == "haute" else None,
    )


def add_business_days(day: date, count: int) -> date:
    """The `count`-th business day after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_business_day(day)
    return day


def is_business_day(day: date) -> bool:
    """Neither a week-end nor a holiday common to France and Luxembourg:
    the count that never comes too late.
    """
    return day.weekday() < 5 and day not in _common_holidays(day.year)


@lru_cache(maxsize=16)
def _common_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year)) & frozenset(
        holidays.country_holidays("LU", years=year)
    )


def dispute_by(debited: date) -> date:
    """Thirteen months after the debit, the same day of the month or its last (CMF L133-24):
    the 31/01/2026 gives the 28/02/2027.
    """
    month = debited.month + MONTHS_TO_DISPUTE - 1
    year, month = debited.year + month // 12, month % 12 + 1
    return date(year, month, min(debited.day, monthrange(year, month)[1]))


def refund_by(debited: date) -> date:
    """Eight weeks after a direct debit, to ask for its refund without a reason (CMF L133-25)."""
    return debited + timedelta(weeks=WEEKS_TO_ASK_REFUND)


def transfer_due(ordered: date) -> date:
    """The last day for a SEPA transfer to arrive: the end of the business day after the order (CMF L133-13),
    where no day counts that closes banks in France or Luxembourg or the interbank system: the latest that
    the rule can mean.
    """
    day = ordered
    while not _is_open_for_transfers(day):
        day += timedelta(days=1)
    day += timedelta(days=1)
    while not _is_open_for_transfers(day):
        day += timedelta(days=1)
    return day


def fraud_refund_due(reported: date) -> date:
    """The last day to give back what somebody else took: the end of the first business day after the report
    (CMF L133-18), where no day counts that closes banks in France or Luxembourg: the latest that the rule
    can mean.
    """
    day = reported + timedelta(days=1)
    while not _is_open_for_transfers(day):
        day += timedelta(days=1)
    return day


def _is_open_for_transfers(day: date) -> bool:
    return day.weekday() < 5 and day not in _any_holidays(day.year)


@lru_cache(maxsize=16)
def _any_holidays(year: int) -> frozenset[date]:
    calendars = [holidays.country_holidays(one, years=year) for one in ("FR", "LU")]
    return frozenset().union(*calendars, holidays.financial_holidays("ECB", years=year))
