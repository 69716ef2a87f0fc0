"""Another writer holds the database: a chat waits five seconds at most, is told, and loses nothing."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from aide.db import BUSY_SECONDS
from aide.journal.tables import conversations
from aide.phrases import phrase

BUSY = {"status": "error", "code": "base_occupee", "message": phrase("base_occupee")}
SOON = BUSY_SECONDS + 2.5
"""With what a loaded machine adds."""


@contextmanager
def held(assistant, *names):
    """Another process is writing: SQLite has one writer, PostgreSQL one a row."""
    with assistant.engine.connect() as c, c.begin():
        c.execute(select(conversations).where(conversations.c.id.in_(names)).with_for_update())
        yield


def test_a_chat_is_told_in_time_and_its_message_is_taken_when_it_is_sent_again(assistant, chats):
    chat = chats(assistant).open()
    with held(assistant, chat.conversation):
        start = time.monotonic()
        assert chat.says("bonjour", id="1") == {"id": "1", **BUSY}
        assert time.monotonic() - start < SOON
    assert chat.says("bonjour", id="1")["status"] == "ok"
    assert chat.texts()[1:] == ["Vous dites : bonjour"]
    assert len(assistant.calls(chat.conversation)) == 1


def test_those_who_wait_together_are_told_together(assistants, chats):
    """On SQLite they are all behind one lock: the fifth is not told after five times five seconds."""
    assistant = assistants["sqlite"]
    five = [chats(assistant).open() for _ in range(5)]
    with held(assistant, *[one.conversation for one in five]), ThreadPoolExecutor(5) as pool:
        start = time.monotonic()
        answers = list(pool.map(lambda one: one.says("bonjour", id="1"), five))
        assert answers == [{"id": "1", **BUSY}] * 5
        assert time.monotonic() - start < SOON


def test_a_turn_whose_answer_could_not_be_written_is_no_turn_and_runs_again(assistant, chats):
    chat = chats(assistant).open()
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(chat.says, "attends 1", id="1")
        chat.waits_for(lambda: chat.got("received"))
        with held(assistant, chat.conversation):
            assert sent.result(2 * SOON) == {"id": "1", **BUSY}
    assert chat.says("attends 1", id="1")["status"] == "ok"
    assert chat.texts()[1:] == ["Vous dites : attends 1"]


def test_a_short_writer_is_waited_for_and_nobody_is_told(assistant, chats):
    chat = chats(assistant).open()
    with ThreadPoolExecutor(1) as pool:
        with held(assistant, chat.conversation):
            sent = pool.submit(chat.says, "bonjour", id="1")
            time.sleep(1)
        assert sent.result(SOON)["status"] == "ok"
    assert chat.texts()[1:] == ["Vous dites : bonjour"]


@pytest.mark.parametrize(("event", "data"), [("end", {}), ("rate", {"stars": 4}), ("session_request", {})])
def test_whatever_else_writes_is_told_too(assistants, chats, event, data):
    chat = chats(assistants["sqlite"]).open()
    stranger = chats(assistants["sqlite"]).connect()
    with held(assistants["sqlite"], chat.conversation):
        answer = (stranger if event == "session_request" else chat).client.call(event, data, timeout=2 * SOON)
    assert answer["code"] == "base_occupee" and answer["message"] == phrase("base_occupee")
