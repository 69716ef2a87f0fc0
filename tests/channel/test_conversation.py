"""What is said over the wire (docs/contracts.md), by the official client against the real channel."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pytest

from aide.journal import history, messages
from aide.phrases import phrase


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_new_conversation_begins_with_a_machines_greeting(assistant, chats, transport):
    chat = chats(assistant, transport=transport).connect()
    ack = chat.asks_session()
    assert ack == {"status": "ok", "conversation": chat.conversation}
    confirmation = chat.confirmation
    assert confirmation["session"] == confirmation["session_id"]
    assert confirmation["history"] == []
    chat.waits_for(lambda: chat.got("status"))
    (greeting,) = chat.got("bot_uttered")
    assert greeting["text"] == phrase("accueil") and "assistant automatique" in greeting["text"]
    assert (greeting["metadata"]["seq"], greeting["metadata"]["author"]) == (1, "bot")
    assert greeting["metadata"]["expects"] == {"field": "motif", "kind": "choice"}
    assert len(greeting["quick_replies"]) == 4
    assert datetime.fromisoformat(greeting["metadata"]["at"]).utcoffset() is not None
    assert chat.got("status") == [{"mode": "bot"}]
    chat.says("bonjour")
    assert chat.lines()[1:] == [(3, "bot", "Vous dites : bonjour")]


def test_the_acknowledgement_comes_after_every_reply(assistant, chats):
    chat = chats(assistant).open()
    before = len(chat.events)
    ack = chat.says("deux bulles, attends 0.2", id="id-1")
    names = [name for name, _ in chat.events[before:]]
    assert ack == {"id": "id-1", "status": "ok", "seq": 2}
    assert names == ["received", "typing", "bot_uttered", "bot_uttered"]
    (received,) = chat.got("received")
    assert received.items() >= {"id": "id-1", "seq": 2, "text": "deux bulles, attends 0.2"}.items()
    assert datetime.fromisoformat(received["at"]).utcoffset() is not None
    assert chat.lines()[1:] == [(3, "bot", "Vous dites : deux bulles, attends 0.2"), (4, "bot", "Et ceci.")]


def test_the_customer_is_told_that_the_message_is_kept_before_the_answer(assistant, chats):
    chat = chats(assistant).open()
    chat.emits("user_uttered", {"id": "id-1", "message": "attends 1"})
    chat.waits_for(lambda: chat.got("received"), 0.8)
    assert chat.texts() == [phrase("accueil")]
    chat.waits_for(lambda: len(chat.texts()) == 2)


def test_each_number_of_the_journal_is_seen_once_and_in_order(assistant, chats):
    chat = chats(assistant).open()
    for number in range(5):
        chat.says(f"message {number}")
    seqs = sorted([seq for seq, _, _ in chat.lines()] + [event["seq"] for event in chat.got("received")])
    assert seqs == list(range(1, 12))


def test_messages_sent_at_once_are_answered_in_order(assistant, chats):
    chat = chats(assistant).open()
    for number in range(4):
        chat.emits("user_uttered", {"id": str(number), "message": f"attends 0.{4 - number}"})
    chat.waits_for(lambda: len(chat.texts()) == 5)
    assert chat.texts()[1:] == [f"Vous dites : attends 0.{4 - number}" for number in range(4)]


def test_the_same_id_twice_is_processed_once(assistant, chats):
    chat = chats(assistant).open()
    first, second = chat.says("bonjour", id="id-1"), chat.says("bonjour", id="id-1")
    assert first == second == {"id": "id-1", "status": "ok", "seq": 2}
    assert len(assistant.calls(chat.conversation)) == 1
    assert len(chat.texts()) == 2


def test_the_same_id_twice_at_once_is_processed_once(assistant, chats):
    chat = chats(assistant).open()
    for _ in range(3):
        chat.emits("user_uttered", {"id": "id-1", "message": "attends 0.3"})
    chat.waits_for(lambda: len(chat.texts()) == 2)
    assert chat.says("encore")["status"] == "ok"
    assert [call["text"] for call in assistant.calls(chat.conversation)] == ["attends 0.3", "encore"]


def test_a_message_that_a_dead_process_left_undone_runs_again_when_resent(assistant, chats):
    chat = chats(assistant).open()
    now = datetime.now().astimezone()
    assistant(messages.receive, chat.conversation, client_id="id-1", text="bonjour", now=now)
    assert chat.says("bonjour", id="id-1")["status"] == "ok"
    assert [call["text"] for call in assistant.calls(chat.conversation)] == ["bonjour"]
    assert chat.texts()[-1] == "Vous dites : bonjour"


def test_a_message_left_undone_is_answered_as_soon_as_the_customer_is_back(assistant, chats):
    chat = chats(assistant).open()
    now = datetime.now().astimezone()
    chat.close()
    assistant(messages.receive, chat.conversation, client_id="id-1", text="bonjour", now=now)
    back = chats(assistant, session=chat.confirmation["session"]).open(after=1)
    back.waits_for(lambda: "Vous dites : bonjour" in back.texts())
    assert back.says("bonjour", id="id-1")["status"] == "ok"
    assert len(assistant.calls(chat.conversation)) == 1


def test_an_answer_that_breaks_is_said_and_can_be_asked_again(assistant, chats):
    chat = chats(assistant).open()
    ack = chat.says("casse une fois", id="id-1")
    assert ack == {"id": "id-1", "status": "error", "code": "incident", "message": phrase("incident")}
    assert chat.lines()[1:] == [(3, "system", phrase("incident"))]
    assert chat.says("casse une fois", id="id-1")["status"] == "ok"
    assert chat.texts()[2:] == ["Vous dites : casse une fois"]


def test_an_answer_that_keeps_breaking_is_said_once(assistant, chats):
    chat = chats(assistant).open()
    assert [chat.says("casse", id="id-1")["status"] for _ in range(3)] == ["error"] * 3
    assert chat.texts()[1:] == [phrase("incident")]
    assert chat.says("bonjour")["status"] == "ok"


def test_an_answer_that_never_comes_ends_with_an_error(assistant, chats):
    chat = chats(assistant).open()
    assert chat.says("attends 60")["code"] == "incident"
    assert chat.says("bonjour")["status"] == "ok"


def test_a_turn_that_says_nothing_still_gets_a_sentence(assistant, chats):
    chat = chats(assistant).open()
    assert chat.says("muet")["status"] == "ok"
    assert chat.lines()[1:] == [(3, "bot", phrase("incident"))]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("", "message_vide"),
        ("   \n\t", "message_vide"),
        ("\x00\x00", "message_vide"),
        (None, "message_vide"),
        pytest.param("a" * 4001, "message_trop_long", id="4001 characters"),
        ({"text": "bonjour"}, "message_illisible"),
        (["bonjour"], "message_illisible"),
        (42, "message_illisible"),
        (True, "message_illisible"),
    ],
)
def test_what_is_no_message_is_refused_with_a_sentence(assistant, chats, message, code):
    chat = chats(assistant).open()
    ack = chat.says(message, id="id-1")
    assert (ack["id"], ack["status"], ack["code"]) == ("id-1", "error", code)
    assert ack["message"] == phrase(code, limite="4 000")
    assert assistant.calls(chat.conversation) == []
    assert chat.says("bonjour")["seq"] == 2


@pytest.mark.parametrize(
    "data",
    [None, "bonjour", ["bonjour"], 42, {}, {"id": 42, "message": "a"}, {"id": "i" * 81, "message": "a"}],
)
def test_what_is_no_object_is_refused_with_a_sentence(assistant, chats, data):
    chat = chats(assistant).open()
    ack = chat.sends(data)
    assert ack["status"] == "error" and ack["code"] in ("message_illisible", "message_vide")
    assert chat.says("bonjour")["status"] == "ok"


def test_a_long_message_is_accepted_up_to_the_limit(assistant, chats):
    chat = chats(assistant).open()
    assert chat.says("é" * 4000)["status"] == "ok"


def test_nul_characters_are_dropped(assistant, chats):
    chat = chats(assistant).open()
    assert chat.says("bon\x00jour")["status"] == "ok"
    assert chat.texts()[-1] == "Vous dites : bonjour"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/restart", ". /restart"),
        ('/affirmer@1.0{"carte": "card-1"}', '. /affirmer@1.0{"carte": "card-1"}'),
        ("  //back", ". //back"),
        ("/ /restart", ". / /restart"),
        ("/", ". /"),
        ("  bonjour", "bonjour"),
        ("12/10 et 50€/mois", "12/10 et 50€/mois"),
    ],
)
def test_a_typed_slash_commands_nothing(assistant, chats, typed, seen):
    chat = chats(assistant).open()
    assert chat.says(typed)["status"] == "ok"
    (call,) = assistant.calls(chat.conversation)
    assert (call["text"], call["parse"]) == (seen, None)


def test_the_journal_and_the_answer_keep_a_slash_as_it_was_typed(assistant, chats):
    chat = chats(assistant).open()
    chat.says("/restart")
    assert next(line.text for line in assistant(history.after, chat.conversation, 1)) == "/restart"


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "😀👍", "مرحبا", "'; DROP TABLE messages; --", "%(x)s {y}"]
)
def test_any_text_goes_through_as_it_is(assistant, chats, text):
    chat = chats(assistant).open()
    chat.says(text)
    assert chat.texts()[-1] == f"Vous dites : {text}"


def test_a_card_number_is_masked_before_anybody_sees_it_and_told_once(assistant, chats):
    chat, other = chats(assistant).open(), chats(assistant)
    other.session = chat.confirmation["session"]
    other.open()
    chat.says("ma carte 5555 5555 5555 4444")
    chat.says("ma carte 5555-5555-5555-4444")
    other.waits_for(lambda: len(other.got("user_echo")) == 2)
    seen = json.dumps([chat.events, other.events, assistant.calls(chat.conversation)], ensure_ascii=False)
    seen += str(assistant(history.after, chat.conversation, 0))
    assert not re.search(r"5555[ -]?5555", seen)
    assert "•••• •••• •••• 4444" in seen
    assert [author for _, author, _ in chat.lines()].count("system") == 1


def test_the_answerer_learns_who_is_logged_in_and_what_was_pressed(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    chat.presses("Déposer une réclamation")
    said, pressed = assistant.calls(chat.conversation)
    of_a_visitor = dict.fromkeys(("authenticated", "customer", "waited", "written", "question_unread"), False)
    of_a_visitor["question_of"] = None
    assert said["metadata"] == {**of_a_visitor, "button": False}
    assert pressed["metadata"] == {**of_a_visitor, "button": True}
    assert (said["seq"], pressed["seq"]) == ("2", "4")


def test_a_bubble_says_what_it_asks_and_that_a_yes_is_final_live_and_in_the_history(assistant, chats):
    chat = chats(assistant).open()
    chat.says("bloquer ? boutons")
    bubble = chat.got("bot_uttered")[-1]
    assert bubble["metadata"]["expects"] == {"field": "bloque", "kind": "yes_no"}
    assert bubble["metadata"]["danger"] is True and bubble["quick_replies"]
    back = chats(assistant, session=chat.confirmation["session"]).open()
    assert back.confirmation["history"][-1] == bubble


def test_a_bubble_that_asks_nothing_says_nothing_of_it(assistant, chats):
    chat = chats(assistant).open()
    chat.says("bonjour")
    assert not {"expects", "danger", "id"} & set(chat.got("bot_uttered")[-1]["metadata"])


def test_an_existing_rasa_clients_protocol_holds_a_conversation(assistant, chats):
    """As rasa-webchat speaks: a `session_id`, no `id`, a button sent back as a message."""
    chat = chats(assistant).connect()
    chat.emits("session_request", {"session_id": None})
    chat.waits_for(lambda: chat.got("session_confirm"))
    session = chat.got("session_confirm")[0]["session_id"]
    chat.emits("user_uttered", {"message": "boutons", "customData": {}, "session_id": session})
    chat.waits_for(lambda: len(chat.texts()) == 2)
    reply = chat.got("bot_uttered")[-1]
    assert set(reply) - {"metadata"} == {"text", "quick_replies"}
    assert set(reply["quick_replies"][0]) == {"content_type", "title", "payload"}
    chat.emits("user_uttered", {"message": reply["quick_replies"][0]["payload"], "session_id": session})
    chat.waits_for(lambda: len(chat.texts()) == 3)
    assert chat.texts()[-1] == "Vous dites : Déposer une réclamation"
    chat.close()
    back = chats(assistant).connect()
    back.emits("session_request", {"session_id": session})
    back.waits_for(lambda: back.got("session_confirm"))
    assert len(back.confirmation["history"]) == 5


def test_a_rasa_client_may_speak_first(assistant, chats):
    chat = chats(assistant).open()
    session = chat.confirmation["session"]
    again = chats(assistant).connect()
    ack = again.sends({"message": "bonjour", "session_id": session})
    assert (ack["status"], ack["seq"]) == ("ok", 2)
    assert again.texts()[-1] == "Vous dites : bonjour"


def test_nothing_is_said_before_a_conversation_is_open(assistant, chats):
    chat = chats(assistant).connect()
    assert chat.says("bonjour")["code"] == "session_absente"
