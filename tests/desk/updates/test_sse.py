"""The stream of the live pages, on the real desk: who is told what, how soon, and when it ends."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aide.db import writing
from aide.desk.http.layout import COOKIE
from aide.desk.staff import accounts, cli
from aide.journal import presence

from ..server import DeskServer
from ..web import Browser, hidden
from ..world import NOW, World
from .stream import Stream

SOON = 1.0
"""Seconds within which an agent sees what a customer wrote."""


@pytest.fixture
def browser(desk: DeskServer, engine) -> Browser:
    with writing(engine) as c:
        cli.seed_demo(c)
    browser = Browser(desk)
    browser.logs_in("malik")
    return browser


@pytest.fixture
def follows(browser: Browser) -> Iterator[Callable[..., Stream]]:
    opened: list[Stream] = []

    def follow(*chats: str, by: Browser = browser) -> Stream:
        opened.append(Stream(by, *chats))
        return opened[-1]

    yield follow
    for stream in opened:
        stream.leaves()


@pytest.fixture
def chat(world: World) -> tuple[str, str]:
    """A conversation and its handoff, waiting."""
    name = world.conversation("Bonjour")
    return name, world.handoff(name).id


def test_it_is_a_stream_that_no_proxy_keeps(follows) -> None:
    headers = follows().answer.headers
    assert headers["content-type"].startswith("text/event-stream")
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


def test_a_message_of_the_customer_is_told_to_whoever_shows_the_chat_and_to_no_other(
    follows, world, chat
) -> None:
    name, handoff = chat
    shows, other = follows(handoff), follows()
    shows.settles(), other.settles()
    world.says(name, "Vous êtes là ?")
    assert shows.hears("change", f"fil/{handoff}") < SOON
    assert other.settles() == []


def test_the_event_says_which_page_changed_and_nothing_of_what_was_said(follows, world, chat) -> None:
    name, handoff = chat
    stream = follows(handoff)
    stream.settles()
    world.says(name, "mon code est 1234")
    assert stream.settles() == [("change", f"fil/{handoff}")]


def test_somebody_new_in_the_queue_is_told_with_the_count_of_the_navigation(follows, world) -> None:
    stream = follows()
    stream.settles()
    world.handoff(world.conversation("Bonjour"))
    assert stream.hears("change", "file") < SOON
    stream.hears("counts", '{"waiting": 1, "pressing": 0}')


def test_a_claim_by_a_colleague_is_told(follows, browser, desk, chat) -> None:
    _, handoff = chat
    stream = follows(handoff)
    stream.settles()
    sophie = Browser(desk)
    sophie.logs_in("sophie")
    sophie.sends(f"/direct/{handoff}/prise", "/direct")
    assert stream.hears("change", "file") < SOON


def test_a_customer_who_types_is_told_and_when_he_stops_too(follows, desk, world, chat) -> None:
    name, handoff = chat
    stream = follows(handoff)
    stream.settles()
    with writing(world.engine) as c:
        presence.typing(c, name, "customer", now=desk.now())
    assert stream.hears("change", f"fil/{handoff}") < SOON
    assert stream.hears("change", f"fil/{handoff}", seconds=8) > 2


def test_a_wait_that_ends_by_itself_leaves_the_queue(follows, desk, world) -> None:
    stream = follows()
    stream.settles()
    ago = NOW - desk.now()
    world.handoff(world.conversation("Bonjour"), ago=ago, wait=2 / 60)
    stream.hears("counts", '{"waiting": 1, "pressing": 0}')
    stream.hears("counts", '{"waiting": 0, "pressing": 0}', seconds=8)


def test_whoever_follows_a_chat_is_seen_to_read_it(follows, browser, desk, chat) -> None:
    _, handoff = chat
    sophie = Browser(desk)
    sophie.logs_in("sophie")
    follows(handoff, by=sophie).settles()
    assert "Sophie Lambert lit" in browser.get(f"/direct/{handoff}/fil").text


def test_without_a_session_it_says_so_and_ends(follows, desk, browser) -> None:
    stranger = follows(by=Browser(desk))
    stranger.hears("fin", "session")
    assert stranger.ended.wait(2)


def test_logging_out_ends_the_stream(follows, browser) -> None:
    stream = follows()
    stream.settles()
    browser.http.post("/deconnexion", data={"form_token": hidden(browser.get("/direct").text)})
    stream.hears("fin", "session")
    assert stream.ended.wait(2)


def test_a_disabled_account_hears_nothing_more(follows, world, chat) -> None:
    stream = follows(chat[1])
    stream.settles()
    with writing(world.engine) as c:
        accounts.set_disabled(c, "malik", True, now=NOW)
    stream.hears("fin", "session")
    assert stream.ended.wait(2)


def test_twenty_agents_who_leave_are_all_forgotten_and_the_next_is_served(follows, world) -> None:
    for stream in [follows() for _ in range(20)]:
        stream.leaves()
    last = follows()
    last.settles()
    world.handoff(world.conversation("Bonjour"))
    assert last.hears("change", "file") < SOON


def test_a_reader_who_reads_nothing_delays_nobody(follows, browser, desk, world, chat) -> None:
    name, handoff = chat
    with socket.create_connection(("127.0.0.1", browser.http.base_url.port)) as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        cookie = f"{COOKIE}={browser.http.cookies[COOKIE]}"
        silent.sendall(f"GET /flux?fil={handoff} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n".encode())
        stream = follows(handoff)
        stream.settles()
        for number in range(5):
            world.says(name, f"encore {number}")
            assert stream.hears("change", f"fil/{handoff}") < SOON


def test_stopping_the_desk_ends_the_streams_at_once(tmp_path: Path) -> None:
    server = DeskServer(tmp_path, f"sqlite:///{tmp_path / 'aide.db'}")
    browser = Browser(server)
    assert browser.logs_in("malik").url.path == "/conversations"
    streams = [Stream(browser) for _ in range(5)]
    streams[0].settles()
    started = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(timeout=10) == 0
    assert time.monotonic() - started < 3
    assert all(stream.ended.wait(1) for stream in streams)
    assert "Traceback" not in server.log() and ("fin", "session") not in streams[1].settles(0.1)
