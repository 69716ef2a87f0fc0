"""What no scenario can say: parts killed at the worst moment, then started again and the message sent again.

Each time exactly one effect, and an answer.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass

import pytest

from .client import Chat, text_of
from .servers import Product
from .world import WAIT_SECONDS, World, at_the_confirmation, at_the_summary, last_seq, sends_again, world_of

TRIES = 8


@dataclass
class Crash:
    """Four conversations under way when one kill -9 ended the assistant, which runs again since."""

    world: World
    token: str
    customer: str
    before_the_answer: Chat
    left_alone: Chat
    in_the_bank_call: Chat
    in_the_queue: Chat
    said: dict[str, str]


@pytest.fixture(scope="module")
def crash(short_wait: Product) -> Crash:
    """One kill for all, because each start of the assistant takes its time."""
    world = world_of(short_wait)
    customer, in_the_bank_call, token = at_the_confirmation(world)
    in_the_queue = world.opens()
    assert "Je transmets" in in_the_queue.says("je veux parler à un conseiller").text
    (before_the_answer, _), (left_alone, _) = at_the_summary(world, token), at_the_summary(world, token)
    said = {name: uuid.uuid4().hex for name in ("before_the_answer", "left_alone", "in_the_bank_call")}
    world.bank.fails(customer, "bloque sans répondre")
    in_the_bank_call.sends("oui", id=said["in_the_bank_call"])
    assert in_the_bank_call.waits_for(lambda: bool(world.bank.posts(customer)), 10), (
        "la banque n'a pas été appelée"
    )
    world.product.actions.pause()
    for chat, name in ((before_the_answer, "before_the_answer"), (left_alone, "left_alone")):
        chat.sends("oui", id=said[name])
        assert chat.waits_for(lambda chat=chat, name=name: chat.has_received(said[name]), 10), (
            "rien d'inscrit"
        )
    world.product.assistant.kill()
    world.product.actions.resume()
    world.bank.works_again()
    for client_id in said.values():
        assert world.rows("SELECT done_at FROM messages WHERE client_id = ?", client_id) == [(None,)]
    time.sleep(WAIT_SECONDS)
    world.product.assistant.restart()
    return Crash(world, token, customer, before_the_answer, left_alone, in_the_bank_call, in_the_queue, said)


def test_killed_after_the_journal_and_before_the_answer(crash: Crash) -> None:
    chat = crash.before_the_answer
    text = sends_again(crash.world, chat, crash.token, crash.said["before_the_answer"])
    assert "REC-2026-" in text
    assert len(crash.world.complaints(chat.conversation)) == 1


def test_killed_before_the_answer_it_comes_by_itself_at_the_next_visit(crash: Crash) -> None:
    chat = crash.left_alone
    back = crash.world.opens(crash.token, chat.session, after=last_seq(chat))
    assert back.waits_for(lambda: "REC-2026-" in text_of(back.lines), 15), text_of(back.lines)
    assert len(crash.world.complaints(chat.conversation)) == 1
    back.close()


def test_the_assistant_killed_during_the_bank_call(crash: Crash) -> None:
    text = sends_again(crash.world, crash.in_the_bank_call, crash.token, crash.said["in_the_bank_call"])
    assert "4321" in text and "bloquée" in text
    assert len(crash.world.bank.oppositions(crash.customer)) == 1


def test_a_wait_that_ends_while_the_assistant_is_down_gives_the_word_back_to_the_bot(crash: Crash) -> None:
    chat = crash.in_the_queue
    back = crash.world.opens(session=chat.session, after=last_seq(chat))
    assert back.waits_for(
        lambda: "Aucun conseiller n'a pu vous répondre à temps" in text_of(back.lines), 5
    ), text_of(back.lines)
    assert crash.world.handoffs(chat.conversation)[0]["state"] == "abandoned"
    assert "jour ouvrable" in back.says("mon virement n'est pas arrivé").text
    back.close()


def test_killed_after_the_register_and_before_the_memory_is_saved(world: World) -> None:
    for _ in range(TRIES):
        chat, token = at_the_summary(world)
        said = uuid.uuid4().hex
        if _killed_once_filed(world, chat, said):
            break
        chat.close()
    else:
        pytest.fail(f"le moment n'a pas été atteint en {TRIES} essais")
    world.product.assistant.restart()
    text = sends_again(world, chat, token, said)
    filed = world.complaints(chat.conversation)
    assert len(filed) == 1
    assert filed[0]["reference"] in text


def test_the_actions_killed_during_the_bank_call(world: World) -> None:
    customer, chat, token = at_the_confirmation(world)
    world.bank.fails(customer, "bloque sans répondre")
    said, before = uuid.uuid4().hex, len(chat.lines)
    chat.sends("oui", id=said)
    assert chat.waits_for(lambda: bool(world.bank.posts(customer)), 10), "la banque n'a pas été appelée"
    world.product.actions.kill()
    assert chat.waits_for(lambda: len(chat.lines) > before, 15), "le client n'a rien su de la panne"
    told = text_of(chat.lines[before:])
    assert "09 75 18 40 52" in told, told
    world.bank.works_again()
    world.product.actions.restart()
    text = sends_again(world, chat, token, said)
    assert "4321" in text and "bloquée" in text, f"{told}\n---\n{text}"
    assert len(world.bank.oppositions(customer)) == 1


def test_a_complaint_is_filed_after_the_actions_came_back(world: World) -> None:
    chat, token = at_the_summary(world)
    world.product.actions.kill()
    said = uuid.uuid4().hex
    told = chat.says("oui", id=said)
    assert told.lines and "REC-" not in told.text
    world.product.actions.restart()
    text = sends_again(world, chat, token, said)
    assert "REC-2026-" in text, f"{told.text}\n---\n{text}"
    assert len(world.complaints(chat.conversation)) == 1


def _killed_once_filed(world: World, chat: Chat, said: str) -> bool:
    """Whether the assistant died with the complaint in the register and the turn not yet in its memory."""
    saved = world.rows("SELECT updated_at FROM trackers WHERE conversation = ?", chat.conversation)
    chat.sends("oui", id=said)
    deadline = time.monotonic() + 10
    while not world.rows("SELECT 1 FROM complaints WHERE conversation = ?", chat.conversation):
        assert time.monotonic() < deadline, "la réclamation n'a pas été déposée"
    world.product.assistant.pause()
    is_done = world.rows("SELECT 1 FROM messages WHERE client_id = ? AND done_at IS NOT NULL", said)
    is_saved = (
        world.rows("SELECT updated_at FROM trackers WHERE conversation = ?", chat.conversation) != saved
    )
    if is_done or is_saved:
        world.product.assistant.resume()
        return False
    world.product.assistant.kill()
    return True
