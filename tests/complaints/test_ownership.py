from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.complaints.changes import update_complaint
from aide.complaints.complaint import ComplaintNotFound, Draft
from aide.complaints.register import file_complaint, find, get, latest, list_complaints, purge, resend_status
from aide.db import writing
from aide.journal import conversations
from aide.limits import origins
from aide.mail.tables import outbox

from .conftest import NOW

Drafts = Callable[..., Draft]


def test_a_customer_finds_his_complaint_from_any_conversation(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(customer="client-1"), now=NOW).reference
        assert find(c, reference, customer="client-1", conversation="other").reference == reference


def test_an_anonymous_complaint_is_found_in_its_conversation_only(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference
        assert find(c, reference, customer=None, conversation="conversation-1").reference == reference
        with pytest.raises(ComplaintNotFound):
            find(c, reference, customer=None, conversation="conversation-2")
        with pytest.raises(ComplaintNotFound):
            find(c, reference, customer="client-2", conversation="conversation-2")


def test_who_logs_in_afterwards_still_finds_what_he_filed_before(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference
        assert find(c, reference, customer="client-1", conversation="conversation-1").reference == reference


def test_a_customer_s_complaint_is_closed_to_who_is_not_logged_in(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(customer="client-1"), now=NOW).reference
        with pytest.raises(ComplaintNotFound):
            find(c, reference, customer=None, conversation="conversation-1")


def test_a_customer_s_complaint_is_closed_to_another_one_in_the_same_conversation(
    engine: Engine, a_draft: Drafts
) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(customer="client-1"), now=NOW).reference
        with pytest.raises(ComplaintNotFound):
            find(c, reference, customer="client-2", conversation="conversation-1")
        assert latest(c, customer="client-2", conversation="conversation-1") is None


def test_a_stranger_s_complaint_and_none_are_told_alike(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(customer="client-1"), now=NOW).reference
        with pytest.raises(ComplaintNotFound) as theirs:
            find(c, reference, customer="client-2", conversation="conversation-2")
        with pytest.raises(ComplaintNotFound) as nobodys:
            find(c, "REC-2026-999999", customer="client-2", conversation="conversation-2")
    assert type(theirs.value) is type(nobodys.value)
    assert str(theirs.value) == reference and str(nobodys.value) == "REC-2026-999999"


def test_the_latest_is_the_owner_s_newest(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        file_complaint(c, a_draft(id="a", customer="client-1"), now=NOW)
        mine = file_complaint(c, a_draft(id="b", customer="client-1"), now=NOW)
        file_complaint(c, a_draft(id="c", customer="client-2", conversation="conversation-2"), now=NOW)
        found = latest(c, customer="client-1", conversation="elsewhere")
        assert found is not None and found.reference == mine.reference
        assert latest(c, customer=None, conversation="conversation-1") is None


def test_the_status_goes_to_the_file_s_own_address_without_the_story(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        draft = a_draft(email="marie@example.org")
        reference = file_complaint(c, draft, now=NOW, mails_per_day=0).reference
        assert resend_status(c, reference, asker="conversation-9", now=NOW) is None
        mail = c.execute(select(outbox)).one()
    assert mail.recipient == "marie@example.org"
    assert reference in mail.body and "14/12/2026" in mail.body
    assert draft.description not in mail.body and "Jeanne" not in mail.body


def test_asking_for_the_status_again_the_same_day_sends_nothing_more(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(email="marie@example.org"), now=NOW, mails_per_day=0).reference
        resend_status(c, reference, asker="conversation-9", now=NOW)
        resend_status(c, reference, asker="conversation-9", now=NOW + timedelta(hours=1))
        assert len(c.execute(select(outbox)).all()) == 1
        update_complaint(c, reference, actor="Paul", status="en_cours", now=NOW)
        resend_status(c, reference, asker="conversation-9", now=NOW + timedelta(hours=2))
        resend_status(c, reference, asker="conversation-9", now=NOW + timedelta(days=1))
        assert len(c.execute(select(outbox)).all()) == 3


def test_who_asks_about_one_number_after_the_other_is_soon_not_heard(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        references = [
            file_complaint(
                c, a_draft(id=f"draft-{n}", email=f"client{n}@example.org"), now=NOW, mails_per_day=0
            ).reference
            for n in range(40)
        ]
        for reference in references[:15]:
            resend_status(c, reference, asker="conversation-9", now=NOW)
        assert len(c.execute(select(outbox)).all()) == 3
        # From one address, in however many conversations: three times as many.
        for reference in references:
            name = conversations.create(c, customer=None, now=NOW).id
            origins.note(c, name, "somewhere", now=NOW)
            resend_status(c, reference, asker=name, now=NOW)
        assert len(c.execute(select(outbox)).all()) == 3 + 9 - 3


def test_asking_for_the_status_of_nothing_is_as_silent_as_of_something(
    engine: Engine, a_draft: Drafts
) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference
        assert resend_status(c, "REC-2026-999999", asker="conversation-9", now=NOW) is None
        assert resend_status(c, reference, asker="conversation-9", now=NOW) is None  # no address on file
        assert c.execute(select(outbox)).all() == []


def test_agents_turn_the_pages_of_the_register_newest_first(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        for number in range(5):
            file_complaint(c, a_draft(id=f"draft-{number}"), now=NOW)
        first = list_complaints(c, limit=2)
        second = list_complaints(c, limit=2, cursor=first.next)
        third = list_complaints(c, limit=2, cursor=second.next)
    seen = [complaint.reference for page in (first, second, third) for complaint in page.items]
    assert seen == [f"REC-2026-00000{number}" for number in (5, 4, 3, 2, 1)]
    assert third.next is None


def test_a_complaint_filed_while_an_agent_reads_moves_no_page(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        for number in range(3):
            file_complaint(c, a_draft(id=f"draft-{number}"), now=NOW)
        first = list_complaints(c, limit=2)
        file_complaint(c, a_draft(id="late"), now=NOW)
        assert [found.reference for found in list_complaints(c, limit=2, cursor=first.next).items] == [
            "REC-2026-000001"
        ]


def test_only_complaints_closed_long_ago_are_forgotten(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        old, recent, still_open = (
            file_complaint(c, a_draft(id=name), now=NOW).reference for name in ("old", "recent", "open")
        )
        update_complaint(c, old, actor="Paul", status="close", now=NOW)
        update_complaint(c, recent, actor="Paul", status="close", now=NOW + timedelta(days=10))
        assert purge(c, before=NOW + timedelta(days=5), limit=9) == 1
        with pytest.raises(ComplaintNotFound):
            get(c, old)
        assert get(c, recent) and get(c, still_open)


def test_a_forgotten_complaint_s_number_is_not_given_again(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference
        update_complaint(c, reference, actor="Paul", status="close", now=NOW)
        purge(c, before=NOW + timedelta(days=1), limit=9)
        assert file_complaint(c, a_draft(id="draft-2"), now=NOW).reference == "REC-2026-000002"
