from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.engine import Engine

from aide.complaints.changes import ChangeRefused, HoldingReply, update_complaint
from aide.complaints.complaint import Complaint, ComplaintNotFound, Draft
from aide.complaints.history import history
from aide.complaints.register import file_complaint, get
from aide.db import writing

from .conftest import NOW

LATER = NOW + timedelta(days=2)
RECOURSE = "Médiateur ou CSSF, gratuitement, dans l'année."


@pytest.fixture
def reference(engine: Engine, a_draft: Callable[..., Draft]) -> str:
    with writing(engine) as c:
        return file_complaint(c, a_draft(), now=NOW).reference


def change(engine: Engine, reference: str, **changes: object) -> Complaint:
    with writing(engine) as c:
        return update_complaint(c, reference, actor="Paul", now=LATER, **changes)  # type: ignore[arg-type]


def refusal(engine: Engine, reference: str, **changes: object) -> str:
    """The code of the refusal; checks that nothing was written."""
    with writing(engine) as c:
        before, lines = get(c, reference), history(c, reference)
    with pytest.raises(ChangeRefused) as refused:
        change(engine, reference, **changes)
    with writing(engine) as c:
        assert (get(c, reference), history(c, reference)) == (before, lines)
    return refused.value.code


def test_a_complaint_is_taken_up_answered_and_closed(engine: Engine, reference: str) -> None:
    assert change(engine, reference, status="en_cours").status == "en_cours"
    assert change(engine, reference, status="repondue").answered_at == LATER
    assert change(engine, reference, status="close").closed_at == LATER


def test_an_unsatisfied_customer_reopens_an_answered_complaint(engine: Engine, reference: str) -> None:
    change(engine, reference, status="repondue")
    assert change(engine, reference, status="en_cours").status == "en_cours"


@pytest.mark.parametrize("status", ["ouverte", "en_cours", "repondue"])
def test_a_closed_complaint_stays_closed(engine: Engine, reference: str, status: str) -> None:
    change(engine, reference, status="close")
    assert refusal(engine, reference, status=status) == "transition_interdite"


def test_a_complaint_taken_up_is_not_new_again(engine: Engine, reference: str) -> None:
    change(engine, reference, status="en_cours")
    assert refusal(engine, reference, status="ouverte") == "transition_interdite"


def test_an_unknown_status_is_refused(engine: Engine, reference: str) -> None:
    assert refusal(engine, reference, status="perdue") == "statut_inconnu"


def test_an_unknown_complaint_is_not_found(engine: Engine) -> None:
    with pytest.raises(ComplaintNotFound):
        change(engine, "REC-2026-999999", status="en_cours")


def test_each_change_is_written_with_who_and_when(engine: Engine, reference: str) -> None:
    change(engine, reference, note="Client rappelé.")
    change(engine, reference, status="en_cours", note="Recherche lancée.")
    change(engine, reference, status="en_cours")
    with writing(engine) as c:
        lines = [(line.kind, line.status, line.actor, line.note, line.at) for line in history(c, reference)][
            1:
        ]
    assert lines == [
        ("note", "ouverte", "Paul", "Client rappelé.", LATER),
        ("status", "en_cours", "Paul", "Recherche lancée.", LATER),
    ]


def test_a_holding_reply_keeps_its_reason_and_its_date(engine: Engine, reference: str) -> None:
    held = change(
        engine, reference, status="en_cours", holding=HoldingReply("Banque tierce", date(2027, 1, 13))
    )
    assert (held.holding_reason, held.holding_until) == ("Banque tierce", date(2027, 1, 13))
    with writing(engine) as c:
        assert [line.kind for line in history(c, reference)] == ["filed", "holding", "status"]


def test_a_holding_reply_says_why(engine: Engine, reference: str) -> None:
    assert refusal(engine, reference, holding=HoldingReply("  ", date(2027, 1, 5))) == "motif_absent"


@pytest.mark.parametrize("until", [date(2027, 1, 14), date(2026, 11, 25), date(2026, 11, 1)])
def test_a_holding_reply_gives_a_date_to_come_within_35_business_days(
    engine: Engine, reference: str, until: date
) -> None:
    assert refusal(engine, reference, holding=HoldingReply("Banque tierce", until)) == "date_refusee"


def test_a_holding_reply_comes_before_the_answer(engine: Engine, reference: str) -> None:
    holding = HoldingReply("Banque tierce", date(2027, 1, 5))
    assert refusal(engine, reference, status="repondue", holding=holding) == "deja_repondue"


@pytest.mark.parametrize("outcome", ["refusee", "partielle"])
@pytest.mark.parametrize("status", ["repondue", "close"])
def test_a_refusal_without_its_recourse_is_refused(
    engine: Engine, reference: str, status: str, outcome: str
) -> None:
    assert refusal(engine, reference, status=status, outcome=outcome, recourse=" ") == "recours_absent"
    changed = change(engine, reference, status=status, outcome=outcome, recourse=RECOURSE)
    assert (changed.outcome, changed.recourse) == (outcome, RECOURSE)


def test_a_refused_complaint_closes_with_the_recourse_of_its_answer(engine: Engine, reference: str) -> None:
    change(engine, reference, status="repondue", outcome="refusee", recourse=RECOURSE)
    assert change(engine, reference, status="close", outcome="refusee").recourse == RECOURSE


def test_a_full_acceptance_needs_no_recourse(engine: Engine, reference: str) -> None:
    assert change(engine, reference, status="repondue", outcome="acceptee").outcome == "acceptee"


def test_an_outcome_without_an_answer_is_refused(engine: Engine, reference: str) -> None:
    assert refusal(engine, reference, status="en_cours", outcome="acceptee") == "pas_de_reponse"


def test_the_outcome_of_a_closed_complaint_is_not_rewritten(engine: Engine, reference: str) -> None:
    change(engine, reference, status="close", outcome="acceptee")
    assert refusal(engine, reference, outcome="refusee", recourse=RECOURSE) == "pas_de_reponse"


def test_an_unknown_outcome_is_refused(engine: Engine, reference: str) -> None:
    assert refusal(engine, reference, status="repondue", outcome="bof") == "issue_inconnue"
