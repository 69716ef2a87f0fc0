from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier

import pytest
from sqlalchemy.exc import NoResultFound

from aide.db import connect, writing
from aide.journal import conversations, history, messages

from .conftest import NOW


def test_numbers_grow_by_conversation_from_one(journal):
    first, second = journal.conversation(), journal.conversation()
    seqs = [journal.hears(name, text)[0].seq for name, text in [(first, "a"), (second, "b"), (first, "c")]]
    assert seqs == [1, 1, 2]


def test_a_message_sent_twice_is_written_once(journal):
    name = journal.conversation()
    message, is_new = journal.hears(name, "Bonjour", "id-1")
    again, is_new_again = journal.hears(name, "Bonjour", "id-1")
    assert (is_new, is_new_again, again) == (True, False, message)
    assert journal.lines(name) == [(1, "customer", "Bonjour")]


def test_a_message_sent_twice_leaves_no_hole_in_the_numbers(journal):
    name = journal.conversation()
    journal.hears(name, "Bonjour", "id-1")
    journal.hears(name, "Bonjour", "id-1")
    assert journal.hears(name, "Virement en retard")[0].seq == 2


def test_the_same_id_in_two_conversations_is_two_messages(journal):
    first, second = journal.conversation(), journal.conversation()
    assert journal.hears(first, "Bonjour", "id-1")[1]
    assert journal.hears(second, "Bonjour", "id-1")[1]


def test_two_copies_arriving_together_are_one_message(journal, migrated_url):
    name = journal.conversation()
    barrier = Barrier(2)

    def send() -> bool:
        engine = connect(migrated_url)
        try:
            barrier.wait()
            with writing(engine) as c:
                return messages.receive(c, name, client_id="id-1", text="Bonjour", now=NOW)[1]
        finally:
            engine.dispose()

    with ThreadPoolExecutor(2) as pool:
        new = [future.result() for future in [pool.submit(send), pool.submit(send)]]
    assert sorted(new) == [False, True]
    assert journal.lines(name) == [(1, "customer", "Bonjour")]


def test_messages_arriving_together_get_different_numbers_without_a_hole(journal):
    name = journal.conversation()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: journal.hears(name, f"message {number}"), range(20)))
    assert [seq for seq, _, _ in journal.lines(name)] == list(range(1, 21))


def test_a_follower_that_reads_while_another_writes_misses_nothing(journal, engine):
    """The number is taken under the row's lock: a higher one is never visible before a lower one."""
    name = journal.conversation()
    journal.hears(name, "un")
    with ThreadPoolExecutor(1) as pool:
        with writing(engine) as c:
            messages.receive(c, name, client_id="deux", text="deux", now=NOW)
            waiting = pool.submit(journal.hears, name, "trois")
            assert not wait([waiting], timeout=0.2).done
        assert waiting.result()[0].seq == 3
    assert [text for _, _, text in journal.lines(name)] == ["un", "deux", "trois"]


def test_a_reply_is_written_while_the_bot_owns_the_conversation(journal):
    name = journal.conversation()
    asked = journal.hears(name, "Bonjour")[0]
    said = journal.answers(name, "Bonjour.", to=asked.seq)
    assert said is not None and (said.seq, said.author) == (2, "bot")


@pytest.mark.parametrize("owner", [conversations.WAITING, conversations.AGENT])
def test_a_reply_is_dropped_once_somebody_else_owns_the_conversation(journal, owner):
    name = journal.conversation()
    asked = journal.hears(name, "Un conseiller")[0]
    journal(conversations.change_owner, name, owner=owner, expected=[conversations.BOT])
    assert journal.answers(name, "Je réponds.", to=asked.seq, generation=1) is None
    assert journal.hears(name, "Allô ?")[0].seq == 2


def test_a_reply_begun_under_an_older_generation_is_dropped_even_when_the_bot_is_back(journal):
    name = journal.conversation()
    asked = journal.hears(name, "Un conseiller")[0]
    journal(conversations.change_owner, name, owner=conversations.WAITING, expected=[conversations.BOT])
    journal(conversations.change_owner, name, owner=conversations.BOT, expected=[conversations.WAITING])
    assert journal.answers(name, "Je réponds tard.", to=asked.seq, generation=0) is None
    assert journal.answers(name, "Je suis là.", to=asked.seq, generation=2) is not None


def test_a_turn_run_again_does_not_say_the_same_bubble_twice(journal):
    name = journal.conversation()
    asked = journal.hears(name, "Frais")[0]
    first = [
        journal.answers(name, text, to=asked.seq, index=i)
        for i, text in enumerate(["Voici.", "Autre chose."])
    ]
    again = [
        journal.answers(name, text, to=asked.seq, index=i)
        for i, text in enumerate(["Voici.", "Autre chose."])
    ]
    assert [line.seq for line in again] == [line.seq for line in first] == [2, 3]
    assert len(journal.lines(name)) == 3


def test_a_turn_run_again_that_says_something_else_is_heard(journal):
    name = journal.conversation()
    asked = journal.hears(name, "Bloquez")[0]
    journal.answers(name, "Je ne peux pas confirmer.", to=asked.seq)
    said = journal.answers(name, "Votre carte est bloquée.", to=asked.seq)
    assert said is not None and said.seq == 3
    assert journal.answers(name, "Je ne peux pas confirmer.", to=asked.seq).seq == 2


def test_the_same_words_twice_in_one_turn_are_two_bubbles(journal):
    name = journal.conversation()
    asked = journal.hears(name, "Frais")[0]
    assert journal.answers(name, "Patientez.", to=asked.seq, index=0).seq == 2
    assert journal.answers(name, "Patientez.", to=asked.seq, index=1).seq == 3


def test_what_the_customer_said_without_an_end_of_turn_is_found_oldest_first(journal):
    name = journal.conversation()
    seqs = [journal.hears(name, text)[0].seq for text in ("un", "deux", "trois")]
    journal(messages.say, name, author=messages.SYSTEM, text="info", now=NOW)
    journal(messages.finish, name, seqs[1], now=NOW)
    assert [line.text for line in journal(history.undone, name)] == ["un", "trois"]


def test_a_finished_message_says_when(journal):
    name = journal.conversation()
    journal.hears(name, "un", "id-1")
    journal(messages.finish, name, 1, now=NOW)
    assert journal(messages.by_client_id, name, "id-1").done_at == NOW


def test_after_gives_what_follows_a_number_oldest_first(journal):
    name = journal.conversation()
    for number in range(1, 6):
        journal.hears(name, str(number))
    assert [line.seq for line in journal(history.after, name, 3)] == [4, 5]
    assert journal(history.after, name, 5) == []


def test_after_with_a_limit_keeps_the_newest(journal):
    name = journal.conversation()
    for number in range(1, 6):
        journal.hears(name, str(number))
    assert [line.seq for line in journal(history.after, name, 0, limit=2)] == [4, 5]


def test_moments_come_back_as_they_were_given(journal):
    name = journal.conversation()
    journal.hears(name, "un")
    assert journal(history.after, name, 0)[0].at == NOW


def test_an_agents_message_is_written_once_for_each_of_its_ids(journal):
    name = journal.conversation()
    line = {"author": messages.AGENT, "name": "Zoé", "now": NOW, "client_id": "agent:1"}
    first = journal(messages.say, name, text="Bonjour", **line)
    again = journal(messages.say, name, text="Bonjour", **line)
    assert (again.seq, again.name) == (first.seq, "Zoé")
    assert journal(messages.say, name, text="Bonjour", **{**line, "client_id": "agent:2"}).seq == 2


def test_lines_without_an_id_are_all_written(journal):
    name = journal.conversation()
    for _ in range(2):
        journal(messages.say, name, author=messages.SYSTEM, text="info", now=NOW)
    assert len(journal.lines(name)) == 2


@pytest.mark.parametrize(
    "text", ["é" * 4000, "😀 مرحبا", "<script>alert(1)</script>", "'; DROP TABLE messages; --", "%s {x}"]
)
def test_any_text_comes_back_as_it_was(journal, text):
    name = journal.conversation()
    journal.hears(name, text, "id")
    assert journal.lines(name)[0][2] == text


def test_nothing_is_written_in_a_conversation_that_does_not_exist(journal):
    with pytest.raises(NoResultFound):
        journal.hears("inconnue", "Bonjour")
    assert journal.lines("inconnue") == []
