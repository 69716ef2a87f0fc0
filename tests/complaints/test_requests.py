"""What a customer asks of a complaint already filed is noted for the agent;
the complaint itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.complaints.complaint import Complaint, ComplaintEvent, ComplaintNotFound, Draft
from aide.complaints.history import history
from aide.complaints.register import file_complaint, get
from aide.complaints.requests import add_detail, ask_withdrawal, send_copy
from aide.db import writing
from aide.mail.tables import outbox

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


# ---- its copy, by e-mail


def sends(engine: Engine, complaint: Complaint, address: str, *, mails_per_day: int = 3) -> bool:
    with writing(engine) as c:
        return send_copy(c, complaint.reference, address=address, now=LATER, mails_per_day=mails_per_day)


def mails(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as c:
        found = c.execute(
            select(outbox.c.recipient, outbox.c.body).where(outbox.c.key.startswith("copie:"))
        ).all()
    return [(one.recipient, one.body) for one in found]


def test_the_copy_goes_to_the_address_that_he_gives_without_his_story(engine, filed):
    assert sends(engine, filed, "zoe@exemple.fr")
    ((to, body),) = mails(engine)
    assert to == "zoe@exemple.fr" and filed.reference in body and filed.description not in body


def test_the_copy_goes_once_to_each_address(engine, filed):
    assert sends(engine, filed, "zoe@exemple.fr") and sends(engine, filed, "Zoe@exemple.fr")
    assert len(mails(engine)) == 1


def test_no_copy_goes_beyond_the_share_of_the_day_and_nothing_is_noted(engine, filed):
    before = len(history_of(engine, filed))
    assert not sends(engine, filed, "zoe@exemple.fr", mails_per_day=0)
    assert mails(engine) == [] and len(history_of(engine, filed)) == before


def test_a_complaint_without_address_keeps_the_one_given_and_nobody_vouches_for_it(engine, a_draft):
    with writing(engine) as c:
        bare = file_complaint(c, a_draft(email=None), now=NOW)
    assert sends(engine, bare, "zoe@exemple.fr")
    with engine.connect() as c:
        kept = get(c, bare.reference)
    assert (kept.email, kept.verified) == ("zoe@exemple.fr", False)


def test_a_complaint_with_an_address_keeps_its_own(engine, a_draft):
    with writing(engine) as c:
        own = file_complaint(c, a_draft(email="moi@exemple.fr"), now=NOW)
    assert sends(engine, own, "autre@exemple.fr")
    with engine.connect() as c:
        assert get(c, own.reference).email == "moi@exemple.fr"


def history_of(engine: Engine, complaint: Complaint) -> list[ComplaintEvent]:
    with engine.connect() as c:
        return history(c, complaint.reference)
