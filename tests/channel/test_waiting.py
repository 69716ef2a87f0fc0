"""While an agent is waited for, and with one: three things are answered,
and only what cannot wait goes to the bot.
"""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from aide import clock
from aide.handoff import queue
from aide.journal import conversations
from aide.phrases import phrase

from .test_ownership import POLLS, claimed, wait_for_agent
from .world import Assistant, Chat

NOTES = [phrase(f"attente_note_{number}") for number in (1, 2, 3)]


def owner(assistant: Assistant, chat: Chat) -> str:
    return assistant(conversations.get, chat.conversation).owner


def system(chat: Chat) -> list[str]:
    return [text for _, author, text in chat.lines() if author == "system"]


@pytest.fixture
def waiting(assistant, chats) -> Chat:
    """A customer in the queue, who has read that he is."""
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat)
    chat.waits_for(lambda: len(system(chat)) == 1, POLLS)
    return chat


def test_two_of_three_messages_are_acknowledged_and_the_place_is_kept(assistant, waiting):
    for text in ("c'est un virement de 430 €", "vers le Maroc", "merci", "et j'ajoute ceci"):
        assert waiting.says(text)["status"] == "ok"
    assert system(waiting)[1:] == NOTES
    assert owner(assistant, waiting) == "waiting"
    assert assistant.calls(waiting.conversation) == []


def test_another_wait_is_acknowledged_again(assistant, waiting):
    waiting.says("c'est un virement")
    waiting.calls("leave_queue", {})
    wait_for_agent(assistant, waiting)
    waiting.says("et j'ajoute ceci")
    assert system(waiting).count(NOTES[0]) == 2


def test_a_question_for_the_agent_is_passed_on_in_so_many_words(assistant, waiting):
    waiting.says("ma carte, vous en savez quoi ?")
    assert system(waiting)[-1] == phrase("attente_question_1")
    assert owner(assistant, waiting) == "waiting"


def test_whether_his_complaint_is_filed_is_told_and_the_place_is_kept(assistant, waiting):
    waiting.says("et la réclamation, elle est partie ?")
    assert system(waiting)[-1] == phrase("attente_rien_depose")
    assert owner(assistant, waiting) == "waiting"


def test_who_writes_in_the_wait_that_he_is_deaf_is_known_to_be_by_the_bot(assistant, waiting):
    for _ in range(2):
        waiting.says("je suis sourde")
    assert system(waiting)[1:] == [phrase("attente_par_ecrit"), NOTES[0]]
    waiting.says("laissez tomber")
    assert assistant.calls(waiting.conversation)[-1]["metadata"]["written"] is True


def test_of_who_never_said_it_the_bot_knows_nothing(assistant, waiting):
    waiting.says("laissez tomber")
    assert assistant.calls(waiting.conversation)[-1]["metadata"]["written"] is False


def test_nobody_yet_gets_the_place_the_deadline_and_what_else_is_possible(assistant, waiting):
    deadline = assistant(queue.active, waiting.conversation).deadline_at
    waiting.says("toujours personne ?")
    told = system(waiting)[-1]
    assert f"{deadline.astimezone(clock.PARIS):%Hh%M}" in told
    assert "en tête de file" in told or "numéro" in told
    assert "carte" not in told and "09\u00a075" in told
    offered = [reply["title"] for reply in waiting.got("bot_uttered")[-1]["quick_replies"]]
    assert offered == ["Ne plus attendre"]
    assert owner(assistant, waiting) == "waiting"


def test_where_a_card_may_be_in_danger_it_is_blocked_at_one_touch_while_he_waits(assistant, chats):
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat, of_card=True)
    chat.waits_for(lambda: "Bloquer ma carte" in chat.buttons(), POLLS)
    chat.says("toujours personne ?")
    offered = [reply["title"] for reply in chat.got("bot_uttered")[-1]["quick_replies"]]
    assert offered == ["Ne plus attendre", "Bloquer ma carte"]


def test_the_place_is_never_told_twice_in_a_row_in_the_same_words(waiting):
    for _ in range(4):
        waiting.says("toujours personne ?")
    told = system(waiting)[1:]
    assert len(told) == 4
    assert all(one != other for one, other in itertools.pairwise(told))


def test_the_same_question_resent_is_answered_once(waiting):
    for _ in range(2):
        waiting.says("toujours personne ?", id="id-1")
    assert len(system(waiting)) == 2


def test_to_ask_for_a_person_again_by_its_button_keeps_the_place(assistant, chats):
    chat = chats(assistant).open()
    handoff = wait_for_agent(assistant, chat)
    chat.presses("Parler à un conseiller")
    assert assistant(queue.active, chat.conversation).id == handoff.id
    assert assistant.calls(chat.conversation) == []


def test_who_waits_no_more_leaves_the_queue_and_the_bot_is_told_so(assistant, waiting):
    waiting.says("laissez tomber")
    (call,) = assistant.calls(waiting.conversation)
    assert (call["text"], call["parse"]["intent"]["name"]) == ("laissez tomber", "ne_plus_attendre")
    assert owner(assistant, waiting) == "bot"
    assert assistant(queue.active, waiting.conversation) is None


@pytest.mark.parametrize("text", ["on m'a volé la carte", "il me rappelle encore, il veut le code"])
def test_a_card_to_block_and_a_danger_are_the_bots_at_once(assistant, waiting, text):
    assert waiting.says(text)["status"] == "ok"
    (call,) = assistant.calls(waiting.conversation)
    assert (call["text"], call["parse"]) == (text, None)
    assert waiting.texts()[-1] == f"Vous dites : {text}"
    assert owner(assistant, waiting) == "bot"


def test_a_message_that_cannot_be_understood_is_still_noted(assistant, waiting):
    assert waiting.says("incompris")["status"] == "ok"
    assert system(waiting)[1:] == NOTES[:1]


def test_with_an_agent_a_typed_block_is_the_agents(assistant, chats):
    chat = chats(assistant).open()
    claimed(assistant, chat)
    chat.says("on m'a volé la carte")
    assert assistant.calls(chat.conversation) == []
    assert owner(assistant, chat) == "agent"


def test_with_an_agent_the_button_to_block_is_the_bots(assistant, chats):
    chat = chats(assistant).open()
    handoff = claimed(assistant, chat)
    chat.waits_for(lambda: "Bloquer ma carte" in chat.buttons(), POLLS)
    assert chat.presses("Bloquer ma carte")["status"] == "ok"
    assert assistant.calls(chat.conversation)[-1]["parse"]["intent"]["name"] == "faire_opposition"
    assert owner(assistant, chat) == "bot"
    assert assistant(queue.get, handoff.id).close_reason == "carte à bloquer"
    assert phrase("conseiller_bloquer", nom="Zoé") in system(chat)


def test_with_an_agent_to_leave_the_queue_or_to_ask_for_a_person_changes_nothing(assistant, chats):
    chat = chats(assistant).open()
    claimed(assistant, chat)
    chat.presses("Parler à un conseiller")
    assert owner(assistant, chat) == "agent"
    assert assistant.calls(chat.conversation) == []


def ended_in_vain(assistant: Assistant, chat: Chat) -> None:
    asked = clock.now() - timedelta(minutes=11)
    assistant(queue.request, chat.conversation, reason="test", summary="test", wait_minutes=0.001, now=asked)
    chat.waits_for(lambda: phrase("attente_terminee") in chat.texts(), POLLS + 2)


def test_the_bot_learns_that_the_first_words_follow_a_wait_in_vain(assistant, chats):
    chat = chats(assistant).open()
    chat.says("bonjour")
    ended_in_vain(assistant, chat)
    for text in ("toujours personne", "allô", "mon virement"):
        chat.says(text)
    assert [call["metadata"]["waited"] for call in assistant.calls(chat.conversation)] == [
        False,
        True,
        True,
        False,
    ]


def test_who_left_the_queue_himself_did_not_wait_in_vain(assistant, waiting):
    waiting.says("laissez tomber")
    waiting.says("bonjour")
    assert [call["metadata"]["waited"] for call in assistant.calls(waiting.conversation)] == [False, False]


def test_who_comes_back_from_the_queue_is_not_greeted_anew(assistant, chats):
    chat = chats(assistant).open()
    ended_in_vain(assistant, chat)
    back = chats(assistant, session=chat.confirmation["session"]).open()
    lines = [line["text"] for line in back.confirmation["history"]] + back.texts()
    assert sum("assistant automatique" in line for line in lines) == 1
