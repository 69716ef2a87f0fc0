"""One conversation, seen from two windows, by an agent, half an hour later, or from another machine."""

from __future__ import annotations

import contextlib
import socket
import time
import uuid

import pytest

from aide import db
from aide.db import writing
from aide.handoff import queue

from .client import text_of
from .world import World, at_the_confirmation, at_the_summary


def test_a_confirmation_asked_half_an_hour_ago_is_void(world: World) -> None:
    _, token = world.customer("4321")
    summary, _ = at_the_summary(world, token)
    customer, confirmation, other_token = at_the_confirmation(world)
    later = {"AIDE_NOW_SINCE": repr(world.product.since - 31 * 60)}
    world.product.assistant.restart(**later)
    try:
        chat, other = world.opens(token, summary.session), world.opens(other_token, confirmation.session)
        assert "plus d'une demi-heure" in chat.says("oui").text
        assert world.complaints(chat.conversation) == []
        assert "plus d'une demi-heure" in other.says("oui").text
        assert world.bank.oppositions(customer) == []
        assert "REC-2026-" in chat.says("oui").text
        assert "est bloquée" in other.says("oui").text
        chat.close()
        other.close()
    finally:
        world.product.assistant.restart()


def test_a_reply_begun_before_an_agent_took_over_is_dropped(world: World) -> None:
    _customer, token = world.customer("4321")
    chat = world.opens(token)
    world.product.actions.pause()
    said, before = uuid.uuid4().hex, len(chat.lines)
    chat.sends("j'ai perdu ma carte", id=said)
    assert chat.waits_for(lambda: chat.has_received(said), 10)
    time.sleep(0.3)
    handoff = _queued_by_another_process(world, chat.conversation)
    world.desk.post(f"/api/handoffs/{handoff}/claim", json={"agent": "Amel"}).raise_for_status()
    world.product.actions.resume()
    done = "SELECT 1 FROM messages WHERE client_id = ? AND done_at IS NOT NULL"
    assert chat.waits_for(lambda: bool(world.rows(done, said)), 15), "le tour ne s'est pas terminé"
    time.sleep(0.5)
    assert {line.author for line in chat.lines[before:]} == {"system"}, text_of(chat.lines)
    assert chat.status["mode"] == "agent"
    chat.close()


def test_two_windows_of_one_conversation_show_the_same(world: World) -> None:
    first = world.opens()
    second = world.opens(session=first.session)
    first.says("mon virement n'est pas arrivé")
    assert second.waits_for(
        lambda: [line.seq for line in second.lines] == [line.seq for line in first.lines], 5
    )
    assert [echo["text"] for echo in second.echoes] == ["mon virement n'est pas arrivé"]
    assert first.echoes == []
    second.presses("Non merci")
    assert first.waits_for(lambda: first.lines == second.lines, 5)
    assert [echo["text"] for echo in first.echoes] == ["Non merci"]
    first.close()
    second.close()


def test_the_same_confirmation_from_two_windows_at_once_files_once(world: World) -> None:
    chat, token = at_the_summary(world)
    twin = world.opens(token, chat.session)
    said = uuid.uuid4().hex
    chat.sends("oui", id=said)
    twin.sends("oui", id=said)
    assert chat.waits_for(lambda: "REC-2026-" in text_of(chat.lines), 10)
    assert twin.waits_for(lambda: "REC-2026-" in text_of(twin.lines), 10)
    assert len(world.complaints(chat.conversation)) == 1
    chat.close()
    twin.close()


@pytest.mark.parametrize("part", ["assistant", "actions", "desk", "sandbox"])
def test_no_part_is_reachable_from_another_address(world: World, part: str) -> None:
    port = world.product.servers[part].part.port
    assert _accepts("127.0.0.1", port)
    # 127.0.0.2 reaches what listens on every address, even on a machine without a network.
    assert [address for address in ("127.0.0.2", *_own_addresses()) if _accepts(address, port)] == []


def _queued_by_another_process(world: World, conversation: str) -> str:
    engine = db.connect(world.product.settings.database_url)
    with writing(engine) as c:
        waiting = queue.request(
            c, conversation, reason="parler_a_un_humain", summary="", wait_minutes=5, now=world.product.now()
        )
    engine.dispose()
    return waiting.id


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
