"""What a customer asks of a complaint already filed is noted for the agent; the complaint itself stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from aide.complaints.complaint import Complaint, ComplaintNotFound, Draft
from aide.complaints.history import history
from aide.complaints.register import file_complaint, get
from aide.complaints.requests import add_detail, ask_withdrawal
from aide.db import writing

from .conftest import NOW

LATER = NOW + timedelta(hours=2)
REQUESTS = pytest.mark.parametrize(
    ("ask", "note"),
    [
        (add_detail, "Le client ajoute : il a reconnu son erreur"),
        (ask_withdrawal, "Le client demande à retirer sa réclamation : il a reconnu son erreur"),
    ],
)


@pytest.fixture
def filed(engine: Engine, a_draft: Callable[..., Draft]) -> Complaint:
    with writing(engine) as c:
        return file_complaint(c, a_draft(), now=NOW)


@REQUESTS
def test_his_words_are_in_the_history_under_his_name(engine, filed, ask, note):
    with writing(engine) as c:
        ask(c, filed.reference, text="il a reconnu son erreur", now=LATER)
        last = history(c, filed.reference)[-1]
    assert (last.actor, last.kind, last.note, last.at) == ("client", "note", note, LATER)


@REQUESTS
def test_the_complaint_stays_as_it_is(engine, filed, ask, note):
    with writing(engine) as c:
        ask(c, filed.reference, text="il a reconnu son erreur", now=LATER)
        assert get(c, filed.reference) == filed


@REQUESTS
def test_a_card_number_in_it_is_masked(engine, filed, ask, note):
    with writing(engine) as c:
        ask(c, filed.reference, text="ma carte 4970 1012 3456 7893", now=LATER)
        assert "1012" not in str(history(c, filed.reference)[-1].note)


@REQUESTS
def test_a_complaint_that_does_not_exist_cannot_be_asked_anything(engine, ask, note):
    with writing(engine) as c, pytest.raises(ComplaintNotFound):
        ask(c, "REC-2026-999999", text="il a reconnu son erreur", now=LATER)
