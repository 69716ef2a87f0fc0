from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from aide.complaints.complaint import Complaint, Draft, Operation
from aide.complaints.history import history
from aide.complaints.motifs import LABELS, priority
from aide.complaints.receipt import receipt_text
from aide.complaints.register import DraftReused, file_complaint, get, list_complaints
from aide.complaints.tables import complaints
from aide.db import writing
from aide.mail.tables import outbox

from .conftest import NOW

Drafts = Callable[..., Draft]


def filed(engine: Engine, draft: Draft, *, now: datetime = NOW, **options: object) -> Complaint:
    with writing(engine) as c:
        return file_complaint(c, draft, now=now, **options)  # type: ignore[arg-type]


def mails(engine: Engine) -> list[tuple[str, str]]:
    with writing(engine) as c:
        rows = c.execute(
            select(outbox.c.recipient, outbox.c.body).order_by(outbox.c.created_at, outbox.c.id)
        ).all()
        return [(row.recipient, row.body) for row in rows]


def test_the_first_complaint_of_the_year_is_number_one(engine: Engine, a_draft: Drafts) -> None:
    assert filed(engine, a_draft()).reference == "REC-2026-000001"
    assert filed(engine, a_draft(id="draft-2")).reference == "REC-2026-000002"


@pytest.mark.parametrize("motif", LABELS)
def test_each_motif_is_filed_with_its_priority_and_its_dates(
    engine: Engine, a_draft: Drafts, motif: str
) -> None:
    kept = filed(engine, a_draft(motif=motif))
    assert (kept.motif, kept.priority) == (motif, priority(motif))
    assert (kept.handle_by is not None) == (kept.priority == "haute")
    assert LABELS[motif] in receipt_text(kept, full=True)


def test_a_motif_that_is_not_there_is_refused(engine: Engine, a_draft: Drafts) -> None:
    with pytest.raises(ValueError, match="unknown motif: inconnu"):
        filed(engine, a_draft(motif="inconnu"))


def test_a_complaint_keeps_what_the_customer_said_and_the_legal_dates(
    engine: Engine, a_draft: Drafts
) -> None:
    reference = filed(engine, a_draft(email="marie@example.org"), on_file="marie@example.org").reference
    with writing(engine) as c:
        assert get(c, reference).as_dict() == {
            "reference": "REC-2026-000001",
            "conversation": "conversation-1",
            "customer": None,
            "motif": "virement_en_retard",
            "priority": "normale",
            "amount": "1234.56",
            "date": "2026-11-20",
            "beneficiary": "Jeanne Martin",
            "creditor": None,
            "description": "Mon virement du 20 novembre n'est toujours pas arrivé.",
            "email": "marie@example.org",
            "verified": True,
            "status": "ouverte",
            "filed_at": "2026-11-23T09:05:00+00:00",
            "acknowledge_by": "2026-12-07",
            "answer_by": "2026-12-14",
            "answer_latest_by": "2027-01-13",
            "handle_by": None,
            "holding_reason": None,
            "holding_until": None,
            "outcome": None,
            "recourse": None,
            "answered_at": None,
            "closed_at": None,
            "operations": [],
            "date_precision": None,
        }


def test_a_disputed_payment_is_filed_with_priority(engine: Engine, a_draft: Drafts) -> None:
    complaint = filed(engine, a_draft(motif="paiement_frauduleux"))
    assert (complaint.priority, complaint.handle_by) == ("haute", date(2026, 11, 24))


def test_the_same_draft_filed_again_is_the_same_complaint(engine: Engine, a_draft: Drafts) -> None:
    first = filed(engine, a_draft(email="marie@example.org"))
    again = filed(engine, a_draft(email="marie@example.org"), now=NOW + timedelta(days=90))
    assert again == first
    assert len(mails(engine)) == 1
    with writing(engine) as c:
        assert c.execute(select(func.count()).select_from(complaints)).scalar_one() == 1


def test_two_complaints_in_a_row_are_two_files(engine: Engine, a_draft: Drafts) -> None:
    filed(engine, a_draft())
    second = filed(engine, a_draft(id="draft-2", motif="frais", amount=Decimal("9.90"), beneficiary=None))
    assert (second.motif, second.amount, second.beneficiary) == ("frais", Decimal("9.90"), None)
    with writing(engine) as c:
        assert len(list_complaints(c, conversation="conversation-1").items) == 2


def test_a_draft_of_another_conversation_tells_nothing(engine: Engine, a_draft: Drafts) -> None:
    filed(engine, a_draft())
    with pytest.raises(DraftReused):
        filed(engine, a_draft(conversation="conversation-2"))


def test_the_year_of_a_reference_is_the_year_in_paris(engine: Engine, a_draft: Drafts) -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # 2027 in Paris since half an hour
    assert filed(engine, a_draft(), now=new_year - timedelta(hours=1)).reference == "REC-2026-000001"
    assert filed(engine, a_draft(id="draft-2"), now=new_year).reference == "REC-2027-000001"


def test_a_transaction_that_fails_files_nothing_and_mails_nothing(engine: Engine, a_draft: Drafts) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as c:
        file_complaint(c, a_draft(email="marie@example.org"), now=NOW)
        raise ZeroDivisionError
    assert mails(engine) == []
    assert filed(engine, a_draft()).reference == "REC-2026-000001"


def test_the_filing_opens_the_history(engine: Engine, a_draft: Drafts) -> None:
    reference = filed(engine, a_draft()).reference
    with writing(engine) as c:
        (line,) = history(c, reference)
    assert (line.kind, line.actor, line.status, line.at) == ("filed", "assistant", "ouverte", NOW)


def test_a_card_number_never_enters_the_register(engine: Engine, a_draft: Drafts) -> None:
    story = "on a utilisé ma carte 4111 1111 1111 1111 hier"
    complaint = filed(engine, a_draft(description=story, creditor="carte 4111111111111111"))
    assert "4111 1111" not in complaint.description and "1111" in complaint.description
    assert complaint.creditor == "carte •••• •••• •••• 1111"


@pytest.mark.parametrize("amount", ["0", "-5", "NaN", "Infinity", "1e12"])
def test_an_absurd_amount_is_refused(engine: Engine, a_draft: Drafts, amount: str) -> None:
    with pytest.raises(ValueError):
        filed(engine, a_draft(amount=Decimal(amount)))


def test_an_unknown_motif_is_refused(engine: Engine, a_draft: Drafts) -> None:
    with pytest.raises(ValueError):
        filed(engine, a_draft(motif="météo"))


def test_what_the_customer_did_not_know_stays_open(engine: Engine, a_draft: Drafts) -> None:
    complaint = filed(engine, a_draft(motif="acces_compte", amount=None, date=None, beneficiary=None))
    assert (complaint.amount, complaint.date, complaint.beneficiary) == (None, None, None)
    assert complaint.as_dict()["amount"] is None


def test_without_an_address_no_mail_is_queued(engine: Engine, a_draft: Drafts) -> None:
    filed(engine, a_draft(email=None))
    assert mails(engine) == []


def test_the_mail_to_an_address_nobody_checked_holds_no_story(engine: Engine, a_draft: Drafts) -> None:
    draft = a_draft(email="marie@example.org")
    filed(engine, draft, link=lambda reference: f"https://aide.example/{reference}")
    ((recipient, body),) = mails(engine)
    assert recipient == "marie@example.org"
    assert "REC-2026-000001" in body and "Virement en retard" in body and "14/12/2026" in body
    for private in (draft.description, "Jeanne Martin", "1\u202f234,56", "https://aide.example"):
        assert private not in body


def test_the_mail_to_the_bank_s_own_address_is_the_whole_copy(engine: Engine, a_draft: Drafts) -> None:
    draft = a_draft(email="marie@example.org", customer="client-1")
    filed(engine, draft, on_file=draft.email, link=lambda reference: f"https://aide.example/{reference}")
    ((_, body),) = mails(engine)
    for told in (draft.description, "Jeanne Martin", "1\u202f234,56", "https://aide.example/REC-2026-000001"):
        assert told in body


def test_a_stranger_s_address_gets_three_mails_a_conversation_and_a_day(
    engine: Engine, a_draft: Drafts
) -> None:
    for number in range(5):
        filed(engine, a_draft(id=f"draft-{number}", email=f"marie{number}@example.org"))
    assert len(mails(engine)) == 3
    filed(engine, a_draft(id="other", conversation="conversation-2", email="marie@example.org"))
    assert len(mails(engine)) == 4
    filed(engine, a_draft(id="tomorrow", email="marie@example.org"), now=NOW + timedelta(days=1))
    assert len(mails(engine)) == 5


def test_an_address_gets_three_a_day_from_however_many_conversations(engine: Engine, a_draft: Drafts) -> None:
    for number in range(15):
        email = ("victime@example.org", "Victime@Example.org")[number % 2]
        filed(engine, a_draft(id=f"draft-{number}", conversation=f"conversation-{number % 5}", email=email))
    assert len(mails(engine)) == 3
    filed(engine, a_draft(id="else", conversation="conversation-9", email="autre@example.org"))
    assert len(mails(engine)) == 4


def test_the_day_s_share_of_mails_is_a_setting(engine: Engine, a_draft: Drafts) -> None:
    filed(engine, a_draft(email="marie@example.org"), mails_per_day=0)
    assert mails(engine) == []


def test_a_customer_s_own_address_is_never_rationed(engine: Engine, a_draft: Drafts) -> None:
    draft = a_draft(email="marie@example.org", customer="client-1")
    for number in range(5):
        filed(engine, replace(draft, id=f"draft-{number}"), on_file=draft.email)
    assert len(mails(engine)) == 5


def test_several_operations_are_kept_with_their_sums_and_their_days(engine: Engine, a_draft: Drafts) -> None:
    told = (Operation(Decimal("9.90"), date(2026, 9, 12)), Operation(Decimal("9.90")))
    reference = filed(engine, a_draft(operations=told, amount=Decimal("19.80"))).reference
    with writing(engine) as c:
        complaint = get(c, reference)
    assert (complaint.operations, complaint.amount) == (told, Decimal("19.80"))
    assert complaint.as_dict()["operations"] == [
        {"amount": "9.90", "date": "2026-09-12"},
        {"amount": "9.90", "date": None},
    ]
