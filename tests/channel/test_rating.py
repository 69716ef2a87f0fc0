from __future__ import annotations

import pytest

from aide.journal import history, ratings
from aide.phrases import phrase


def test_a_rating_is_kept_also_once_the_conversation_has_ended(assistant, chats):
    chat = chats(assistant).open()
    assert chat.calls("end") == {"status": "ok"}
    assert chat.got("status")[-1]["ended"] is True
    assert chat.calls("rate", {"stars": 4, "word": "clair"}) == {"status": "ok"}
    kept = assistant(ratings.of, chat.conversation)
    assert (kept.stars, kept.word) == (4, "clair")


@pytest.mark.parametrize("said", [None, {}, {"stars": 6}, {"stars": "5"}, {"stars": True}, [5]])
def test_a_rating_that_is_none_is_told(assistant, chats, said):
    answer = chats(assistant).open().calls("rate", said)
    assert (answer["code"], answer["message"]) == ("note_illisible", phrase("note_illisible"))


def test_before_a_conversation_there_is_nothing_to_rate(assistant, chats):
    assert chats(assistant).connect().calls("rate", {"stars": 5})["status"] == "error"


def test_what_a_line_sums_up_comes_with_it_live_and_in_the_history(assistant, chats):
    chat = chats(assistant).open()
    chat.says("carte")
    card = {"kind": "opposition", "last4": "4321"}
    assert [line["metadata"].get("card") for line in chat.got("bot_uttered")][-1] == card
    again = chats(assistant, session=chat.got("session_confirm")[0]["session"]).open()
    assert again.got("session_confirm")[0]["history"][-1]["metadata"]["card"] == card
    assert assistant(history.after, chat.conversation, 0)[-1].card == card


def test_the_limits_are_told_at_the_opening(assistant, chats):
    limits = chats(assistant).open().got("session_confirm")[0]["limits"]
    assert limits["characters"] >= 1000 and limits["keep_days"] > 0
