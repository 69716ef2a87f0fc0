"""The day of an operation is kept as its first possible day, and shown as far as the customer told it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.engine import Engine

from aide.complaints import days, receipt
from aide.complaints.complaint import Complaint, Draft
from aide.complaints.register import file_complaint, get
from aide.db import writing

from .conftest import NOW

Drafts = Callable[..., Draft]


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        (None, "01/10/2026"),
        ("mois", "octobre 2026, jour non précisé"),
        ("debut", "début octobre 2026, jour non précisé"),
        ("milieu", "mi-octobre 2026, jour non précisé"),
        ("fin", "fin octobre 2026, jour non précisé"),
        ("semaine", "semaine du 01/10/2026, jour non précisé"),
        ("annee", "année 2026, jour non précisé"),
        ("environ", "vers le 01/10/2026"),
    ],
)
def test_a_day_is_shown_with_what_is_known_of_it(precision: str | None, shown: str) -> None:
    assert days.told_day(date(2026, 10, 1), precision) == shown


def test_each_precision_fits_the_register() -> None:
    assert max(map(len, days.PRECISIONS)) <= 8


def filed(engine: Engine, draft: Draft) -> Complaint:
    with writing(engine) as c:
        reference = file_complaint(c, draft, now=NOW).reference
        return get(c, reference)


def test_the_register_the_copy_and_the_mail_say_the_month_only(engine: Engine, a_draft: Drafts) -> None:
    complaint = filed(engine, a_draft(date=date(2026, 10, 1), date_precision="mois"))
    assert (complaint.date, complaint.date_precision) == (date(2026, 10, 1), "mois")
    assert complaint.as_dict()["date_precision"] == "mois"
    for copy in (receipt.receipt_html(complaint), receipt.receipt_text(complaint, full=True)):
        assert "octobre 2026, jour non précisé" in copy
        assert "01/10/2026" not in copy


def test_a_day_that_was_told_is_that_day(engine: Engine, a_draft: Drafts) -> None:
    complaint = filed(engine, a_draft(date=date(2026, 10, 1)))
    assert complaint.date_precision is None
    assert "01/10/2026" in receipt.receipt_html(complaint)


def test_no_day_has_no_precision(engine: Engine, a_draft: Drafts) -> None:
    assert filed(engine, a_draft(date=None, date_precision="mois")).date_precision is None
