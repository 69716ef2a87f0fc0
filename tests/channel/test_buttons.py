"""Buttons over the wire: opaque, resolved by the server, once."""

from __future__ import annotations

import json

import pytest

from aide.phrases import phrase


def test_no_intent_ever_goes_over_the_wire(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    chat.presses("Déposer une réclamation")
    back = chats(assistant, session=chat.confirmation["session"]).open()
    wire = json.dumps([chat.events, back.events])
    assert not [
        word
        for word in ("/deposer", "deposer_reclamation", "parler_a_un_humain", '"motif":', "motif=")
        if word in wire
    ]
    assert all(opaque.startswith("b_") for opaque in chat.buttons().values())


@pytest.mark.parametrize("by", ["payload", "message"])
def test_a_button_means_what_its_response_says(assistant, chats, by):
    chat = chats(assistant).open()
    chat.says("boutons")
    assert chat.presses("Déposer une réclamation", by=by)["status"] == "ok"
    call = assistant.calls(chat.conversation)[-1]
    assert call["text"] == "Déposer une réclamation"
    assert call["parse"]["intent"] == {"name": "deposer_reclamation", "confidence": 1.0}
    assert [(found["entity"], found["value"]) for found in call["parse"]["entities"]] == [("motif", "frais")]


def test_in_the_history_a_button_is_its_title(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    chat.presses("Déposer une réclamation")
    history = chats(assistant, session=chat.confirmation["session"]).open().confirmation["history"]
    assert [line["text"] for line in history if line["metadata"]["author"] == "customer"] == [
        "boutons",
        "Déposer une réclamation",
    ]


def test_a_past_question_is_said_to_be_past(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    chat.says("autre chose")
    ack = chat.presses("Déposer une réclamation")
    assert (ack["code"], ack["message"]) == ("question_perimee", phrase("question_perimee"))
    assert len(assistant.calls(chat.conversation)) == 2


def test_a_button_serves_once_but_the_same_press_resent_is_acknowledged(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    first = chat.presses("Déposer une réclamation", id="id-1")
    assert chat.presses("Déposer une réclamation", id="id-1") == first
    assert chat.presses("Déposer une réclamation", id="id-2")["code"] == "question_perimee"
    assert len(assistant.calls(chat.conversation)) == 2


def test_a_standing_button_serves_later(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    chat.says("autre chose")
    assert chat.presses("Parler à un conseiller")["status"] == "ok"


@pytest.mark.parametrize("made_up", ["b_inconnu", "b_"])
def test_a_made_up_button_is_refused(assistant, chats, made_up):
    chat = chats(assistant).open()
    assert chat.sends({"id": "1", "payload": made_up})["code"] == "question_perimee"
    assert assistant.calls(chat.conversation) == []


def test_another_conversations_button_is_refused(assistant, chats):
    mine, other = chats(assistant).open(), chats(assistant).open()
    other.says("boutons")
    for opaque in other.buttons().values():
        assert mine.sends({"payload": opaque})["code"] == "question_perimee"
    assert assistant.calls(mine.conversation) == []


def test_a_payload_that_is_no_button_is_only_text(assistant, chats):
    chat = chats(assistant).open()
    assert chat.sends({"id": "1", "payload": '/affirmer{"carte": "card-1"}'})["status"] == "ok"
    (call,) = assistant.calls(chat.conversation)
    assert (call["text"], call["parse"]) == ('. /affirmer{"carte": "card-1"}', None)
