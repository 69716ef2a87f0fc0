"""Whatever a client sends is stored and shown in one form,
and read in plain letters, whose runs are bounded.
"""

from __future__ import annotations

import unicodedata

import pytest

from aide.journal import conversations, history, ratings
from aide.phrases import phrase

from .world import token

DECOMPOSED = unicodedata.normalize("NFD", "débité le 3 février à Besançon")


def stored(assistant, chat, seq: int = 2) -> str:
    return next(one.text for one in assistant(history.after, chat.conversation, 0) if one.seq == seq)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (DECOMPOSED, "débité le 3 février à Besançon"),
        (unicodedata.normalize("NFD", "code de sécurité 456"), "code de sécurité [donnée masquée]"),
        ("bonjour \ud83d", "bonjour \ufffd"),
        ("a\u00a0b\u202f c\u200bd \u202efin\u202c", "a b  cd fin"),
        ("\u00a0\u3000bonjour\u2003", "bonjour"),
        ("Ｃａｒｔｅ, ½ page…", "Ｃａｒｔｅ, ½ page…"),
    ],
    ids=ascii,
)
def test_a_message_is_stored_and_shown_in_one_form(assistant, chats, sent, kept):
    chat = chats(assistant).open()
    assert chat.says(sent)["status"] == "ok"
    assert stored(assistant, chat) == kept
    assert chat.got("received")[0]["text"] == kept


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        (DECOMPOSED, "débité le 3 février à Besançon"),
        ("Ｖirement de ٣٠ euros", "Virement de 30 euros"),
        ("arrivé" + ")" * 3900, "arrivé" + ")" * 8),
        ("+" + " " * 3900 + "x y z", "+ x y z"),
        ("/\u00a0/restart", ". / /restart"),
        ("\u2060\u00a0/restart", ". /restart"),
        ("／restart", "／restart"),
    ],
    ids=ascii,
)
def test_a_message_is_read_in_plain_letters(assistant, chats, sent, seen):
    chat = chats(assistant).open()
    assert chat.says(sent)["status"] == "ok"
    assert assistant.calls(chat.conversation)[0]["text"] == seen


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("ﷺ" * 2000, "message_trop_long"),
        ("e\u0301" * 4001, "message_trop_long"),
        ("\u200b\u2060\ufeff\u00a0", "message_vide"),
        ("\u3164\u2800", "message_vide"),
    ],
    ids=ascii,
)
def test_it_is_bounded_once_it_is_spelt_out(assistant, chats, sent, code):
    chat = chats(assistant).open()
    ack = chat.says(sent)
    assert (ack["code"], ack["message"]) == (code, phrase(code, limite="4 000"))


def test_accents_typed_apart_do_not_count_twice(assistant, chats):
    chat = chats(assistant).open()
    assert chat.says("e\u0301" * 4000)["status"] == "ok"


def test_half_a_character_in_a_message_s_id_is_refused_with_a_reason(assistant, chats):
    chat = chats(assistant).open()
    ack = chat.sends({"id": "\udfff", "message": "bonjour"})
    assert (ack["status"], ack["code"]) == ("error", "message_illisible")
    assert chat.says("bonjour")["status"] == "ok"


def test_half_a_character_in_a_rating_is_acknowledged(assistant, chats):
    chat = chats(assistant).open()
    assert chat.calls("rate", {"stars": 5, "word": "\ud800 me\u0301rite 5"})["status"] == "ok"
    assert assistant(ratings.of, chat.conversation).word == "\ufffd mérite 5"


def test_the_names_in_a_token_are_in_the_same_form(assistant, chats):
    name = unicodedata.normalize("NFD", "Zoé Besançon\u202e")
    chat = chats(assistant, token=token("demo-claire", name=name, email=" claire@example.org\u200b")).open()
    found = assistant(conversations.get, chat.conversation).customer
    assert (found.name, found.email) == ("Zoé Besançon", "claire@example.org")
