"""Who may speak: the bot, nobody while waiting, an agent; whichever process says so.
And several tabs at once.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from aide import clock
from aide.channel.broadcaster import POLL_SECONDS
from aide.handoff import agent_chat, queue
from aide.handoff.model import Handoff
from aide.journal import conversations, history, presence
from aide.phrases import phrase

POLLS = 4 * POLL_SECONDS


def wait_for_agent(assistant, chat, *, of_card: bool = False) -> Handoff:
    """The customer asks for a person, as our actions do it: from another process."""
    told = {"reason": "test", "summary": "test", "wait_minutes": 10, "of_card": of_card}
    return assistant(queue.request, chat.conversation, **told, now=clock.now())


def claimed(assistant, chat) -> Handoff:
    handoff = wait_for_agent(assistant, chat)
    return assistant(agent_chat.claim, handoff.id, agent="Zoé", now=clock.now())


def test_a_turn_that_hands_over_announces_it_before_the_acknowledgement_and_says_no_more(assistant, chats):
    chat = chats(assistant).open()
    before = len(chat.events)
    assert chat.says("un conseiller")["status"] == "ok"
    announced = [name for name, _ in chat.events[before:]]
    assert announced[announced.index("status") - 1] == "bot_uttered"
    assert chat.got("status")[-1]["mode"] == "waiting" and chat.got("status")[-1]["position"] >= 1
    lines = chat.lines()[1:]
    assert [(seq, author) for seq, author, _ in lines] == [(3, "system")]
    assert lines[0][2].startswith("Je transmets votre échange")


def test_while_waiting_the_answerer_is_never_called(assistant, chats):
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat)
    assert chat.says("c'est pour un virement")["status"] == "ok"
    assert assistant.calls(chat.conversation) == []
    assert "c'est pour un virement" in [m.text for m in assistant(history.after, chat.conversation, 0)]


def test_with_an_agent_the_answerer_is_never_called_not_even_by_a_button(assistant, chats):
    chat = chats(assistant).open()
    chat.says("boutons")
    claimed(assistant, chat)
    chat.waits_for(lambda: chat.got("status")[-1] == {"mode": "agent", "name": "Zoé"})
    assert chat.presses("Déposer une réclamation")["status"] == "ok"
    assert chat.says("/restart")["status"] == "ok"
    assert len(assistant.calls(chat.conversation)) == 1


def test_an_agents_message_written_by_another_process_is_pushed(assistant, chats):
    chat = chats(assistant).open()
    handoff = claimed(assistant, chat)
    assistant(agent_chat.say, handoff.id, text="Bonjour, je regarde.", client_id="1", now=clock.now())
    chat.waits_for(lambda: "Bonjour, je regarde." in chat.texts(), POLLS)
    line = chat.got("bot_uttered")[-1]
    assert (line["metadata"]["author"], line["metadata"]["name"]) == ("agent", "Zoé")
    time.sleep(2 * POLL_SECONDS)
    assert chat.texts().count("Bonjour, je regarde.") == 1


def test_after_the_agent_the_bot_answers_again(assistant, chats):
    chat = chats(assistant).open()
    handoff = claimed(assistant, chat)
    assistant(agent_chat.close, handoff.id, reason="résolu", now=clock.now())
    chat.waits_for(lambda: chat.got("status")[-1] == {"mode": "bot"}, POLLS)
    assert chat.says("bonjour")["status"] == "ok"
    assert chat.texts()[-1] == "Vous dites : bonjour"


def test_a_late_reply_of_the_bot_is_dropped(assistant, chats):
    chat = chats(assistant).open()
    chat.emits("user_uttered", {"id": "id-1", "message": "attends 0.6"})
    chat.waits_for(lambda: chat.got("received"))
    claimed(assistant, chat)
    assert chat.says("merci", id="id-2")["status"] == "ok"
    assert not [text for text in chat.texts() if text.startswith("Vous dites")]
    assert chat.says("attends 0.6", id="id-1")["status"] == "ok"


def test_a_late_reply_is_dropped_even_when_the_bot_is_back(assistant, chats):
    chat = chats(assistant).open()
    chat.emits("user_uttered", {"id": "id-1", "message": "attends 0.6"})
    chat.waits_for(lambda: chat.got("received"))
    handoff = claimed(assistant, chat)
    assistant(agent_chat.close, handoff.id, reason="résolu", now=clock.now())
    assert chat.says("bonjour", id="id-2")["status"] == "ok"
    assert [text for text in chat.texts() if text.startswith("Vous dites")] == ["Vous dites : bonjour"]


def test_a_wait_past_its_deadline_is_over_for_the_next_message_at_once(assistant, chats):
    chat = chats(assistant).open()
    now = clock.now() - timedelta(minutes=11)
    assistant(queue.request, chat.conversation, reason="test", summary="test", wait_minutes=0.001, now=now)
    assert chat.says("toujours personne ?")["status"] == "ok"
    assert chat.texts()[-1] == "Vous dites : toujours personne ?"
    assert phrase("attente_terminee") in chat.texts()


def test_the_server_itself_ends_a_wait_without_any_message(assistant, chats):
    chat = chats(assistant).open()
    now = clock.now() - timedelta(minutes=11)
    assistant(queue.request, chat.conversation, reason="test", summary="test", wait_minutes=0.001, now=now)
    chat.waits_for(lambda: phrase("attente_terminee") in chat.texts(), 3)
    chat.waits_for(lambda: chat.got("status")[-1] == {"mode": "bot"}, POLLS)


def test_the_place_in_the_queue_moves_up(assistant, chats):
    first, second = chats(assistant).open(), chats(assistant).open()
    ahead = wait_for_agent(assistant, first)
    wait_for_agent(assistant, second)

    def place() -> int:
        return second.got("status")[-1].get("position", 0)

    second.waits_for(place, POLLS)
    behind = place()
    assistant(agent_chat.claim, ahead.id, agent="Zoé", now=clock.now())
    second.waits_for(lambda: place() == behind - 1, POLLS)


def test_who_comes_back_while_waiting_is_told_so(assistant, chats):
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat)
    back = chats(assistant, session=chat.confirmation["session"]).open()
    back.waits_for(lambda: back.got("status"))
    assert back.got("status")[0]["mode"] == "waiting"


def test_leaving_the_queue_gives_the_bot_back_and_tells_it(assistant, chats):
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat)
    ack = chat.calls("leave_queue", {})
    assert ack["status"] == "ok"
    (call,) = assistant.calls(chat.conversation)
    assert (call["text"], call["parse"]["intent"]["name"]) == ("Ne plus attendre", "ne_plus_attendre")
    chat.waits_for(lambda: chat.got("status")[-1] == {"mode": "bot"}, POLLS)


def test_a_standing_button_gives_the_bot_back(assistant, chats):
    chat = chats(assistant).open()
    wait_for_agent(assistant, chat, of_card=True)
    chat.waits_for(lambda: "Bloquer ma carte" in chat.buttons(), POLLS)
    chat.says("ma carte !")
    assert chat.presses("Bloquer ma carte")["status"] == "ok"
    assert assistant.calls(chat.conversation)[-1]["parse"]["intent"]["name"] == "faire_opposition"
    assert assistant(conversations.get, chat.conversation).owner == "bot"


def test_who_does_not_wait_cannot_leave_the_queue(assistant, chats):
    chat = chats(assistant).open()
    assert chat.calls("leave_queue", {})["code"] == "question_perimee"
    assert chats(assistant).connect().calls("leave_queue", {})["status"] == "error"
    assert assistant.calls(chat.conversation) == []


def test_leaving_the_queue_after_an_agent_came_changes_nothing(assistant, chats):
    chat = chats(assistant).open()
    claimed(assistant, chat)
    chat.calls("leave_queue", {})
    assert assistant(conversations.get, chat.conversation).owner == "agent"
    assert assistant.calls(chat.conversation) == []


def test_ending_while_waiting_leaves_the_queue(assistant, chats):
    chat = chats(assistant).open()
    handoff = wait_for_agent(assistant, chat)
    assert chat.calls("end") == {"status": "ok"}
    assert assistant(queue.get, handoff.id).state == "abandoned"


def test_ending_before_a_conversation_is_open_is_harmless(assistant, chats):
    assert chats(assistant).connect().calls("end") == {"status": "ok"}


def test_the_other_tab_sees_both_sides_once(assistant, chats):
    one = chats(assistant).open()
    two = chats(assistant, session=one.confirmation["session"]).open()
    one.says("bonjour", id="id-1")
    two.waits_for(lambda: "Vous dites : bonjour" in two.texts())
    (echo,) = two.got("user_echo")
    assert (echo["seq"], echo["id"], echo["text"]) == (2, "id-1", "bonjour")
    assert datetime.fromisoformat(echo["at"]).utcoffset() is not None
    assert one.got("user_echo") == [] and two.got("received") == []
    two.says("et moi", id="id-2")
    one.waits_for(lambda: "Vous dites : et moi" in one.texts())
    assert [event["text"] for event in one.got("user_echo")] == ["et moi"]
    time.sleep(2 * POLL_SECONDS)
    assert one.texts() == [phrase("accueil"), "Vous dites : bonjour", "Vous dites : et moi"]
    assert two.texts() == ["Vous dites : bonjour", "Vous dites : et moi"]


def test_a_tab_that_left_disturbs_nobody(assistant, chats):
    one = chats(assistant).open()
    two = chats(assistant, session=one.confirmation["session"]).open()
    two.close()
    assert one.says("bonjour")["status"] == "ok"
    assert one.texts()[-1] == "Vous dites : bonjour"


def test_a_button_pressed_in_both_tabs_serves_once(assistant, chats):
    one = chats(assistant).open()
    two = chats(assistant, session=one.confirmation["session"]).open()
    one.says("boutons")
    two.waits_for(lambda: "Déposer une réclamation" in two.buttons())
    assert one.presses("Déposer une réclamation")["status"] == "ok"
    assert two.presses("Déposer une réclamation")["code"] == "question_perimee"
    assert len(assistant.calls(one.conversation)) == 2


def test_the_customers_typing_is_seen_by_the_desk_and_the_other_tab(assistant, chats):
    one = chats(assistant).open()
    two = chats(assistant, session=one.confirmation["session"]).open()
    one.emits("typing", {})
    two.waits_for(lambda: {"author": "customer"} in two.got("typing"))
    name = one.conversation
    one.waits_for(lambda: assistant(presence.typing_now, [name], "customer", now=clock.now()) == {name})
    assert {"author": "customer"} not in one.got("typing")


def test_an_agents_typing_is_pushed(assistant, chats):
    chat = chats(assistant).open()
    claimed(assistant, chat)
    assistant(presence.typing, chat.conversation, "agent", now=clock.now())
    chat.waits_for(lambda: {"author": "agent"} in chat.got("typing"), POLLS)


def test_typing_before_a_conversation_is_open_is_harmless(assistant, chats):
    chat = chats(assistant).connect()
    chat.emits("typing", {})
    assert chat.asks_session()["status"] == "ok"
