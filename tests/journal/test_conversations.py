from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from aide.journal import conversations
from aide.journal.conversations import ConversationNotFound, Customer

from .conftest import NOW

CLAIRE = Customer("demo-claire", "Claire Martin", "claire@example.org")
PAUL = Customer("demo-paul")


def test_a_conversation_begins_with_the_bot(journal):
    row = journal(conversations.create, customer=CLAIRE, now=NOW)
    assert (row.owner, row.generation, row.last_seq, row.customer) == ("bot", 0, 0, CLAIRE)
    assert (row.created_at, row.ended_at, row.agent) == (NOW, None, None)


def test_ids_cannot_be_guessed(journal):
    names = {journal.conversation() for _ in range(20)}
    assert len(names) == 20
    assert min(map(len, names)) >= 27


def test_an_anonymous_conversation_is_adopted_by_who_logs_in(journal):
    name = journal.conversation()
    assert journal(conversations.adopt, name, CLAIRE).customer == CLAIRE


def test_a_customers_conversation_is_adopted_by_nobody_else(journal):
    name = journal.conversation()
    journal(conversations.adopt, name, CLAIRE)
    with pytest.raises(ConversationNotFound):
        journal(conversations.adopt, name, PAUL)
    assert journal(conversations.get, name).customer == CLAIRE


def test_of_two_customers_who_log_in_together_one_adopts(journal):
    name = journal.conversation()

    def adopt(customer: Customer) -> bool:
        try:
            journal(conversations.adopt, name, customer)
        except ConversationNotFound:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(adopt, [CLAIRE, PAUL])) == [False, True]


def test_what_the_bank_says_of_a_customer_is_brought_up_to_date(journal):
    name = journal.conversation(CLAIRE)
    renamed = Customer(CLAIRE.id, "Claire Durand", "claire.durand@example.org")
    assert journal(conversations.adopt, name, renamed).customer == renamed


def test_an_unknown_conversation_is_not_found(journal):
    with pytest.raises(ConversationNotFound):
        journal(conversations.get, "inconnue")
    with pytest.raises(ConversationNotFound):
        journal(conversations.adopt, "inconnue", CLAIRE)


def test_each_change_of_owner_is_a_new_generation(journal):
    name = journal.conversation()
    changes = [("waiting", ["bot"]), ("agent", ["waiting"]), ("bot", ["waiting", "agent"])]
    assert [journal(conversations.change_owner, name, owner=o, expected=e) for o, e in changes] == [1, 2, 3]


def test_an_owner_who_was_not_expected_changes_nothing(journal):
    name = journal.conversation()
    assert journal(conversations.change_owner, name, owner="agent", expected=["waiting"], agent="Zoé") is None
    row = journal(conversations.get, name)
    assert (row.owner, row.generation, row.agent) == ("bot", 0, None)


def test_of_two_changes_at_once_one_wins(journal):
    name = journal.conversation()
    change = dict(owner="waiting", expected=["bot"])
    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(lambda _: journal(conversations.change_owner, name, **change), range(2)))
    assert sorted(won, key=str) == [1, None]


def test_the_agent_is_forgotten_when_the_bot_is_back(journal):
    name = journal.conversation()
    journal(conversations.change_owner, name, owner="agent", expected=["bot"], agent="Zoé")
    assert journal(conversations.get, name).agent == "Zoé"
    journal(conversations.change_owner, name, owner="bot", expected=["agent"])
    assert journal(conversations.get, name).agent is None


def test_an_ended_conversation_can_still_be_read(journal):
    name = journal.conversation()
    journal.hears(name, "Au revoir")
    journal(conversations.end, name, now=NOW)
    assert journal(conversations.get, name).ended_at == NOW
    assert journal.lines(name) == [(1, "customer", "Au revoir")]


def test_the_masking_notice_is_due_once(journal):
    name = journal.conversation()
    assert [journal(conversations.mark_masking_told, name) for _ in range(3)] == [True, False, False]
