from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from aide.db import writing
from aide.journal import buttons, history, messages
from aide.journal.buttons import Button, ButtonExpired

from .conftest import NOW

YES = Button("Oui, bloquer", "affirmer", {})
NO = Button("Non", "refuser", {})
CARD = Button("Carte •••• 4321", "choisir_carte", {"carte": "card-1"})
LEAVE = Button("Ne plus attendre", "ne_plus_attendre", {}, standing=True)


def offer(journal, conversation: str, *offered: Button) -> list[dict[str, str]]:
    line = journal(messages.say, conversation, author=messages.BOT, text="Que faire ?", now=NOW)
    return journal(buttons.issue, conversation, line.seq, list(offered))


def press(journal, conversation: str, reply: dict[str, str], client_id: str = "press-1") -> Button:
    return journal(buttons.press, conversation, reply["payload"], client_id=client_id)


def test_a_button_shows_its_title_and_an_opaque_id(journal):
    replies = offer(journal, journal.conversation(), YES, CARD)
    assert [reply["title"] for reply in replies] == ["Oui, bloquer", "Carte •••• 4321"]
    for reply in replies:
        assert set(reply) == {"content_type", "title", "payload"}
        assert reply["payload"].startswith("b_") and len(reply["payload"]) > 20
        assert not any(word in reply["payload"] for word in ("affirmer", "carte", "card-1", "/"))


def test_a_pressed_button_means_what_the_server_holds(journal):
    name = journal.conversation()
    assert press(journal, name, offer(journal, name, CARD)[0]) == CARD


def test_a_button_serves_once(journal):
    name = journal.conversation()
    reply = offer(journal, name, YES)[0]
    press(journal, name, reply)
    with pytest.raises(ButtonExpired):
        press(journal, name, reply, "press-2")


def test_the_same_press_sent_again_means_the_same(journal):
    name = journal.conversation()
    reply = offer(journal, name, YES)[0]
    press(journal, name, reply)
    journal.hears(name, "Oui, bloquer", "press-1")
    assert press(journal, name, reply) == YES


def test_pressed_twice_at_once_it_serves_once(journal):
    name = journal.conversation()
    reply = offer(journal, name, YES)[0]

    def pressed(client_id: str) -> bool:
        try:
            press(journal, name, reply, client_id)
        except ButtonExpired:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(pressed, ["press-1", "press-2"])) == [False, True]


def test_of_two_answers_to_a_question_at_once_the_first_holds(journal, engine):
    name = journal.conversation()
    yes, no = offer(journal, name, YES, NO)
    with ThreadPoolExecutor(1) as pool:
        with writing(engine) as c:
            buttons.press(c, name, yes["payload"], client_id="press-1")
            messages.receive(c, name, client_id="press-1", text="Oui, bloquer", now=NOW)
            second = pool.submit(press, journal, name, no, "press-2")
            wait([second], timeout=0.3)
        with pytest.raises(ButtonExpired):
            second.result()


def test_a_question_is_past_once_the_customer_has_spoken(journal):
    name = journal.conversation()
    reply = offer(journal, name, YES)[0]
    journal.hears(name, "Attendez")
    with pytest.raises(ButtonExpired):
        press(journal, name, reply)


def test_a_question_is_not_past_when_the_bot_only_added_a_line(journal):
    name = journal.conversation()
    reply = offer(journal, name, YES)[0]
    journal(messages.say, name, author=messages.SYSTEM, text="Zoé a rejoint la conversation.", now=NOW)
    assert press(journal, name, reply) == YES


def test_one_answer_to_a_question_ends_its_other_buttons(journal):
    name = journal.conversation()
    yes, no = offer(journal, name, YES, NO)
    press(journal, name, yes)
    journal.hears(name, "Oui, bloquer", "press-1")
    with pytest.raises(ButtonExpired):
        press(journal, name, no, "press-2")


def test_a_standing_button_stays(journal):
    name = journal.conversation()
    reply = offer(journal, name, LEAVE)[0]
    journal.hears(name, "Il y a quelqu'un ?")
    assert press(journal, name, reply) == LEAVE
    assert press(journal, name, reply, "press-2") == LEAVE


def test_another_conversations_button_is_refused(journal):
    mine, other = journal.conversation(), journal.conversation()
    for reply in offer(journal, other, YES, LEAVE):
        with pytest.raises(ButtonExpired):
            press(journal, mine, reply)


@pytest.mark.parametrize("made_up", ["b_", "b_inconnu", "b_' OR 1=1 --", "affirmer"])
def test_a_made_up_id_is_refused(journal, made_up):
    with pytest.raises(ButtonExpired):
        journal(buttons.press, journal.conversation(), made_up, client_id="press-1")


def test_the_newest_standing_button_of_an_intent_is_found(journal):
    name = journal.conversation()
    offer(journal, name, LEAVE)
    newest = offer(journal, name, LEAVE, YES)[0]["payload"]
    assert journal(buttons.standing, name, "ne_plus_attendre") == newest
    assert journal(buttons.standing, name, "affirmer") is None
    assert journal(buttons.standing, journal.conversation(), "ne_plus_attendre") is None


def test_attached_buttons_come_back_with_their_message(journal):
    name = journal.conversation()
    line = journal(messages.say, name, author=messages.BOT, text="Que faire ?", now=NOW)
    replies = journal(buttons.issue, name, line.seq, [YES])
    assert journal(messages.attach, line, replies).quick_replies == tuple(replies)
    assert journal(history.after, name, 0)[0].quick_replies == tuple(replies)
