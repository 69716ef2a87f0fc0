"""By when a customer must hear is one rule: of a file and of the register's rows
alike (docs/rules.md R3, R6).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.complaints import lateness
from aide.complaints.changes import HoldingReply, update_complaint
from aide.complaints.complaint import Complaint, Draft
from aide.complaints.register import file_complaint, get
from aide.complaints.tables import complaints
from aide.db import reading, writing

from .conftest import NOW

Drafts = Callable[..., Draft]
PUT_OFF = date(2026, 12, 28)


def filed(
    engine: Engine, draft: Draft, holding: HoldingReply | None = None, status: str | None = None
) -> Complaint:
    with writing(engine) as c:
        reference = file_complaint(c, draft, now=NOW).reference
        if holding or status:
            update_complaint(c, reference, actor="Amel", now=NOW, holding=holding, status=status)
        return get(c, reference)


def test_a_holding_reply_comes_before_the_priority_and_the_priority_before_the_answer(
    engine: Engine, a_draft: Drafts
) -> None:
    plain = filed(engine, a_draft(id="d1"))
    fraud = filed(engine, a_draft(id="d2", motif="paiement_frauduleux"))
    held = filed(engine, a_draft(id="d3"), HoldingReply("pièces attendues", PUT_OFF))
    assert lateness.due_of(plain) == plain.answer_by == date(2026, 12, 14)
    assert lateness.due_of(fraud) == fraud.handle_by == date(2026, 11, 24)
    assert lateness.due_of(held) == PUT_OFF


@pytest.mark.parametrize("motif", ["virement_en_retard", "paiement_frauduleux"])
@pytest.mark.parametrize("status", [None, "repondue"])
def test_the_register_s_rows_are_late_soon_or_calm_as_the_file_is(
    engine: Engine, a_draft: Drafts, motif: str, status: str | None
) -> None:
    one = filed(engine, a_draft(motif=motif), status=status)
    seen = set()
    for ahead in range(0, 40):
        today = NOW.date() + timedelta(days=ahead)
        with reading(engine) as c:
            row = c.execute(
                select(
                    lateness.is_late(today).label("late"),
                    lateness.is_due_soon(today).label("soon"),
                    lateness.is_pressing(today).label("pressing"),
                ).where(complaints.c.reference == one.reference)
            ).one()
        told = lateness.lateness_of(one, today)
        seen.add(told)
        assert (bool(row.late), bool(row.soon)) == (told == lateness.LATE, told == lateness.SOON)
        assert bool(row.pressing) == (told in (lateness.LATE, lateness.SOON))
    assert seen == ({lateness.DONE} if status else {lateness.LATE, lateness.SOON} | set(_calm(motif)))


def _calm(motif: str) -> list[str]:
    """The next business day is soon from the first."""
    return [] if motif == "paiement_frauduleux" else [lateness.CALM]
