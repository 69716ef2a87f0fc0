"""What no scenario can say: parts killed at the worst moment, then started again and the message sent again.

Each time exactly one effect, and an answer (AMENDMENTS 15, 46).
"""

from __future__ import annotations

import contextlib
import socket
import sqlite3
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from aide import db
from aide.db import writing
from aide.handoff import queue

from .bank import Bank
from .client import Chat
from .conftest import Products
from .servers import Product

MONDAY = "2026-11-23T10:00:00"
WAIT_SECONDS = 2.0
TRIES = 8


@dataclass
class World:
    """One product that may be broken, and who talks to it."""

    product: Product
    bank: Bank
    desk: httpx.Client

    def customer(self, *cards: str) -> tuple[str, str]:
        """A fresh customer and the token of his login."""
        customer = self.bank.new_customer(list(cards), email="client@example.org")
        return customer, self.bank.token(customer)

    def opens(self, token: str | None = None, session: str | None = None, *, after: int = 0) -> Chat:
        return Chat(self.product.assistant.url, token=token, session=session).open(after=after)

    def complaints(self, conversation: str) -> list[dict[str, Any]]:
        return self._items("complaints", conversation)

    def handoffs(self, conversation: str) -> list[dict[str, Any]]:
        return self._items("handoffs", conversation)

    def rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(f"file:{self.product.database}?mode=ro", uri=True)) as base:
            return base.execute(question, values).fetchall()

    def _items(self, what: str, conversation: str) -> list[dict[str, Any]]:
        answer = self.desk.get(f"/api/{what}", params={"conversation": conversation}).raise_for_status()
        items: list[dict[str, Any]] = answer.json()["items"]
        return items


@pytest.fixture(scope="module")
def short_wait(products: Products) -> Product:
    """Its customers wait two seconds for an agent; a test may stop its parts."""
    return products.at(MONDAY, WAIT_SECONDS)


@pytest.fixture
def world(short_wait: Product) -> Iterator[World]:
    """Whatever a test stops is working again afterwards."""
    world = _world(short_wait)
    yield world
    world.bank.works_again()
    for server in (short_wait.actions, short_wait.assistant):
        server.resume()
        if not server.is_running():
            server.restart()


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
    world = _world(short_wait)
    customer, in_the_bank_call, token = _at_the_confirmation(world)
    in_the_queue = world.opens()
    assert "Je transmets" in in_the_queue.says("je veux parler à un conseiller").text
    (before_the_answer, _), (left_alone, _) = _at_the_summary(world, token), _at_the_summary(world, token)
    said = {name: uuid.uuid4().hex for name in ("before_the_answer", "left_alone", "in_the_bank_call")}
    world.bank.fails(customer, "bloque sans répondre")
    in_the_bank_call.sends("oui", id=said["in_the_bank_call"])
    assert in_the_bank_call.waits_for(lambda: bool(world.bank.posts(customer)), 10), "la banque n'a pas été appelée"
    world.product.actions.pause()
    for chat, name in ((before_the_answer, "before_the_answer"), (left_alone, "left_alone")):
        chat.sends("oui", id=said[name])
        assert chat.waits_for(lambda chat=chat, name=name: chat.has_received(said[name]), 10), "rien d'inscrit"
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
    text = _sends_again(crash.world, chat, crash.token, crash.said["before_the_answer"])
    assert "REC-2026-" in text
    assert len(crash.world.complaints(chat.conversation)) == 1


def test_killed_before_the_answer_it_comes_by_itself_at_the_next_visit(crash: Crash) -> None:
    chat = crash.left_alone
    back = crash.world.opens(crash.token, chat.session, after=_last_seq(chat))
    assert back.waits_for(lambda: "REC-2026-" in _text(back), 15), _text(back)
    assert len(crash.world.complaints(chat.conversation)) == 1
    back.close()


def test_the_assistant_killed_during_the_bank_call(crash: Crash) -> None:
    text = _sends_again(crash.world, crash.in_the_bank_call, crash.token, crash.said["in_the_bank_call"])
    assert "4321" in text and "bloquée" in text
    assert len(crash.world.bank.oppositions(crash.customer)) == 1


def test_a_wait_that_ends_while_the_assistant_is_down_gives_the_word_back_to_the_bot(crash: Crash) -> None:
    chat = crash.in_the_queue
    back = crash.world.opens(session=chat.session, after=_last_seq(chat))
    assert back.waits_for(lambda: "Aucun conseiller n'a pu vous répondre à temps" in _text(back), 5), _text(back)
    assert crash.world.handoffs(chat.conversation)[0]["state"] == "abandoned"
    assert "jour ouvrable" in back.says("mon virement n'est pas arrivé").text
    back.close()


def test_killed_after_the_register_and_before_the_memory_is_saved(world: World) -> None:
    for _ in range(TRIES):
        chat, token = _at_the_summary(world)
        said = uuid.uuid4().hex
        if _killed_once_filed(world, chat, said):
            break
        chat.close()
    else:
        pytest.fail(f"le moment n'a pas été atteint en {TRIES} essais")
    world.product.assistant.restart()
    text = _sends_again(world, chat, token, said)
    filed = world.complaints(chat.conversation)
    assert len(filed) == 1
    assert filed[0]["reference"] in text


def test_the_actions_killed_during_the_bank_call(world: World) -> None:
    customer, chat, token = _at_the_confirmation(world)
    world.bank.fails(customer, "bloque sans répondre")
    said, before = uuid.uuid4().hex, len(chat.lines)
    chat.sends("oui", id=said)
    assert chat.waits_for(lambda: bool(world.bank.posts(customer)), 10), "la banque n'a pas été appelée"
    world.product.actions.kill()
    assert chat.waits_for(lambda: len(chat.lines) > before, 15), "le client n'a rien su de la panne"
    told = "\n".join(line.text for line in chat.lines[before:])
    assert "09 75 18 40 52" in told, told
    world.bank.works_again()
    world.product.actions.restart()
    text = _sends_again(world, chat, token, said)
    assert "4321" in text and "bloquée" in text, f"{told}\n---\n{text}"
    assert len(world.bank.oppositions(customer)) == 1


def test_a_complaint_is_filed_after_the_actions_came_back(world: World) -> None:
    chat, token = _at_the_summary(world)
    world.product.actions.kill()
    said = uuid.uuid4().hex
    told = chat.says("oui", id=said)
    assert told.lines and "REC-" not in told.text
    world.product.actions.restart()
    text = _sends_again(world, chat, token, said)
    assert "REC-2026-" in text, f"{told.text}\n---\n{text}"
    assert len(world.complaints(chat.conversation)) == 1


def test_a_confirmation_asked_half_an_hour_ago_is_void(world: World) -> None:
    chat, _token = _at_the_summary(world)
    customer, other, _token = _at_the_confirmation(world)
    later = {"AIDE_NOW_SINCE": repr(world.product.since - 31 * 60)}
    world.product.actions.restart(**later)
    try:
        assert "plus d'une demi-heure" in chat.says("oui").text
        assert world.complaints(chat.conversation) == []
        assert "plus d'une demi-heure" in other.says("oui").text
        assert world.bank.oppositions(customer) == []
        assert "REC-2026-" in chat.says("oui").text
        assert "est bloquée" in other.says("oui").text
    finally:
        world.product.actions.restart()
    chat.close()
    other.close()


def test_a_reply_begun_before_an_agent_took_over_is_dropped(world: World) -> None:
    _customer, token = world.customer("4321")
    chat = world.opens(token)
    world.product.actions.pause()
    said, before = uuid.uuid4().hex, len(chat.lines)
    chat.sends("j'ai perdu ma carte", id=said)
    assert chat.waits_for(lambda: chat.has_received(said), 10)
    time.sleep(0.3)
    handoff = _queued_by_another_process(world, chat.conversation)
    world.desk.post(f"/api/handoffs/{handoff}/claim", json={"agent": "Sophie"}).raise_for_status()
    world.product.actions.resume()
    done = "SELECT 1 FROM messages WHERE client_id = ? AND done_at IS NOT NULL"
    assert chat.waits_for(lambda: bool(world.rows(done, said)), 15), "le tour ne s'est pas terminé"
    time.sleep(0.5)
    assert {line.author for line in chat.lines[before:]} == {"system"}, _text(chat)
    assert chat.status["mode"] == "agent"
    chat.close()


def test_two_windows_of_one_conversation_show_the_same(world: World) -> None:
    first = world.opens()
    second = world.opens(session=first.session)
    first.says("mon virement n'est pas arrivé")
    assert second.waits_for(lambda: [line.seq for line in second.lines] == [line.seq for line in first.lines], 5)
    assert [echo["text"] for echo in second.echoes] == ["mon virement n'est pas arrivé"]
    assert first.echoes == []
    second.presses("Non merci")
    assert first.waits_for(lambda: first.lines == second.lines, 5)
    assert [echo["text"] for echo in first.echoes] == ["Non merci"]
    first.close()
    second.close()


def test_the_same_confirmation_from_two_windows_at_once_files_once(world: World) -> None:
    chat, token = _at_the_summary(world)
    twin = world.opens(token, chat.session)
    said = uuid.uuid4().hex
    chat.sends("oui", id=said)
    twin.sends("oui", id=said)
    assert chat.waits_for(lambda: "REC-2026-" in _text(chat), 10)
    assert twin.waits_for(lambda: "REC-2026-" in _text(twin), 10)
    assert len(world.complaints(chat.conversation)) == 1
    chat.close()
    twin.close()


@pytest.mark.parametrize("part", ["assistant", "actions", "desk", "sandbox"])
def test_no_part_is_reachable_from_another_address(world: World, part: str) -> None:
    port = world.product.servers[part].part.port
    assert _accepts("127.0.0.1", port)
    # 127.0.0.2 reaches what listens on every address, even on a machine without a network.
    assert [address for address in ("127.0.0.2", *_own_addresses()) if _accepts(address, port)] == []


def _world(product: Product) -> World:
    headers = {"Authorization": f"Bearer {product.settings.desk_api_token}"}
    return World(product, Bank(product), httpx.Client(base_url=product.desk.url, headers=headers, timeout=20))


def _at_the_summary(world: World, token: str | None = None) -> tuple[Chat, str]:
    """A logged-in customer who only has to say yes for his complaint to be filed."""
    token = token or world.customer("4321")[1]
    chat = world.opens(token)
    chat.says("on m'a facturé 50 € de frais le 5 novembre")
    assert "Votre réclamation :" in chat.presses("Déposer une réclamation").text
    return chat, token


def _at_the_confirmation(world: World) -> tuple[str, Chat, str]:
    """A logged-in customer who only has to say yes for his card to be blocked."""
    customer, token = world.customer("4321")
    chat = world.opens(token)
    assert "définitif" in chat.says("j'ai perdu ma carte").text
    return customer, chat, token


def _sends_again(world: World, chat: Chat, token: str, said: str) -> str:
    """The same message with the same id, on a new socket; all that was said since the customer's screen went blank."""
    back = world.opens(token, chat.session, after=_last_seq(chat))
    answer = back.says("oui", id=said)
    assert answer.ack["status"] == "ok", answer.ack
    text = _text(back)
    back.close()
    return text


def _killed_once_filed(world: World, chat: Chat, said: str) -> bool:
    """Whether the assistant died with the complaint in the register and the turn not yet in its memory."""
    saved = world.rows("SELECT updated_at FROM trackers WHERE conversation = ?", chat.conversation)
    chat.sends("oui", id=said)
    deadline = time.monotonic() + 10
    while not world.rows("SELECT 1 FROM complaints WHERE conversation = ?", chat.conversation):
        assert time.monotonic() < deadline, "la réclamation n'a pas été déposée"
    world.product.assistant.pause()
    is_done = world.rows("SELECT 1 FROM messages WHERE client_id = ? AND done_at IS NOT NULL", said)
    is_saved = world.rows("SELECT updated_at FROM trackers WHERE conversation = ?", chat.conversation) != saved
    if is_done or is_saved:
        world.product.assistant.resume()
        return False
    world.product.assistant.kill()
    return True


def _queued_by_another_process(world: World, conversation: str) -> str:
    engine = db.connect(world.product.settings.database_url)
    with writing(engine) as c:
        waiting = queue.request(
            c, conversation, reason="parler_a_un_humain", summary="", wait_minutes=5, now=world.product.now()
        )
    engine.dispose()
    return waiting.id


def _text(chat: Chat) -> str:
    return "\n".join(line.text for line in chat.lines)


def _last_seq(chat: Chat) -> int:
    return max(line.seq for line in chat.lines)


def _accepts(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=2).close()
    except OSError:
        return False
    return True


def _own_addresses() -> set[str]:
    """The addresses under which others see this machine; none without a network."""
    found: set[str] = set()
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Nothing is sent: connecting a datagram socket only chooses the address it would leave from.
        probe.connect(("192.0.2.1", 9))
        found.add(probe.getsockname()[0])
    return {address for address in found if not address.startswith("127.")}
