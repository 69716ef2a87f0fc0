"""The stream of events of an open page, over HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from sqlalchemy import delete

from aide.db import connect, writing
from aide.desk import commands
from aide.desk.tables import agent_sessions

from .server import DeskServer
from .web import Browser
from .world import World


@pytest.fixture
def browser(desk: DeskServer, engine) -> Browser:
    with writing(engine) as c:
        commands.seed_demo(c)
    browser = Browser(desk)
    browser.logs_in()
    return browser


@pytest.fixture
def stream(browser: Browser) -> Iterator[Iterator[str]]:
    with browser.http.stream("GET", "/direct/flux") as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        assert answer.headers["cache-control"] == "no-store"
        lines = answer.iter_lines()
        assert next(lines).startswith("retry:")
        yield lines


def hears(lines: Iterator[str], event: str, data: str = "") -> None:
    """Read on until that event; the others are passed over."""
    for line in lines:
        if line == f"event: {event}" and next(lines) == f"data: {data}":
            return
    raise AssertionError(f"the stream ended without {event} {data}")


def test_a_customers_message_is_told_at_once_with_no_word_of_it(stream: Iterator[str], world: World) -> None:
    name = world.conversation("Bonjour")
    handoff = world.handoff(name)
    hears(stream, "moved", handoff.id)
    world.says(name, "un secret")
    started = time.monotonic()
    hears(stream, "moved", handoff.id)
    assert time.monotonic() - started < 5


def test_a_session_that_ends_ends_the_stream(stream: Iterator[str], engine) -> None:
    with writing(engine) as c:
        c.execute(delete(agent_sessions))
    hears(stream, "over")
    assert all(not line for line in stream)


def test_nobody_listens_without_an_account(desk: DeskServer) -> None:
    answer = httpx.get(f"{desk.url}/direct/flux", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/connexion?suite=%2Fdirect%2Fflux")


def test_the_menus_number_is_asked_for_by_itself(browser: Browser, world: World) -> None:
    assert browser.get("/direct/attente").text.strip() == ""
    world.handoff(world.conversation("Un conseiller"))
    assert ">1<" in browser.get("/direct/attente").text


def test_open_streams_do_not_delay_the_stop(tmp_path) -> None:
    url = f"sqlite:///{tmp_path / 'aide.db'}"
    server = DeskServer(tmp_path, url)
    engine = connect(url)
    with writing(engine) as c:
        commands.seed_demo(c)
    browser = Browser(server)
    browser.logs_in()
    with ExitStack() as opened:
        for _ in range(3):
            stream = opened.enter_context(browser.http.stream("GET", "/direct/flux"))
            next(stream.iter_lines())
        started = time.monotonic()
        assert server.stop() == 0
    assert time.monotonic() - started < 5
    engine.dispose()
