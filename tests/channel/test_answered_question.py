"""A yes is an answer to the question that its author had been shown, and to no other (docs/rules.md R60)."""

from __future__ import annotations

import pytest

QUESTION = "bloquer ?"


def read_by(assistant, chat, text):
    """What the answerer was told of the question that the author of `text` had read: of which message it was,
    and whether another was asked since."""
    (told,) = [call["metadata"] for call in assistant.calls(chat.conversation) if call["text"] == text]
    return told["question_of"], told["question_unread"]


def test_a_yes_sent_before_its_question_was_shown_is_known_as_such(assistant, chats):
    chat = chats(assistant).open()
    chat.waits_for(chat.texts)
    chat.emits("user_uttered", {"id": "1", "message": f"{QUESTION} attends 0.3"})
    assert chat.says("oui")["status"] == "ok"
    assert read_by(assistant, chat, "oui") == (None, True)


def test_a_yes_sent_after_it_is_its_answer(assistant, chats):
    chat = chats(assistant).open()
    asked = chat.says(QUESTION)["seq"]
    chat.says("oui")
    assert read_by(assistant, chat, "oui") == (asked, False)


def test_a_yes_that_was_late_on_its_way_answers_what_its_author_had_read(assistant, chats):
    chat = chats(assistant).open()
    first = chat.says(QUESTION)["seq"]
    read = chat.lines()[-1][0]
    chat.says(f"et {QUESTION}")
    chat.says("oui", seen=read)
    assert read_by(assistant, chat, "oui") == (first, True)


@pytest.mark.parametrize("seen", [-1, True, "9", 2**40, None, 10_000])
def test_a_client_that_tells_nothing_or_nonsense_has_seen_what_it_was_sent(assistant, chats, seen):
    chat = chats(assistant).open()
    asked = chat.says(QUESTION)["seq"]
    chat.says("oui", seen=seen)
    assert read_by(assistant, chat, "oui") == (asked, False)


def test_a_message_that_is_run_again_is_read_as_it_was_sent(assistant, chats):
    chat = chats(assistant).open()
    chat.waits_for(chat.texts)
    chat.emits("user_uttered", {"id": "1", "message": f"{QUESTION} attends 0.3"})
    assert chat.says("oui casse une fois", id="2")["status"] == "error"
    assert chat.says("oui casse une fois", id="2")["status"] == "ok"
    told = [call["metadata"]["question_unread"] for call in assistant.calls(chat.conversation)][1:]
    assert told == [True, True]


def test_a_question_of_its_own_turn_is_not_one_that_it_had_not_read(assistant, chats):
    chat = chats(assistant).open()
    asked = chat.says(QUESTION)["seq"]
    assert chat.says(f"oui, et {QUESTION}")["status"] == "ok"
    assert read_by(assistant, chat, f"oui, et {QUESTION}") == (asked, False)


def test_a_pressed_button_answers_the_question_under_which_it_stands(assistant, chats):
    chat = chats(assistant).open()
    asked = chat.says(f"{QUESTION} boutons")["seq"]
    chat.presses("Déposer une réclamation")
    assert read_by(assistant, chat, "Déposer une réclamation") == (asked, False)
