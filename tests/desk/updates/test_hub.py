"""The reader and its streams, in this process: how often the database is read, what a stream keeps."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from aide import clock
from aide.db import writing
from aide.desk.staff import accounts, cli, sessions
from aide.desk.staff.accounts import Agent
from aide.desk.updates import sse as web
from aide.desk.updates.hub import LOOK_SECONDS, Hub, Stream

from ..world import World

MALIK = Agent("malik", "Malik Haddad", accounts.AGENT)


@pytest.fixture
def token(engine: Engine) -> str:
    with writing(engine) as c:
        cli.seed_demo(c)
        return sessions.open_session(c, MALIK, now=clock.now())


def while_reading(engine: Engine, story: Callable[[Hub], Awaitable[None]]) -> Hub:
    """Play the story beside a hub that reads."""

    async def play() -> Hub:
        hub = Hub(engine, gone=timedelta(minutes=3))
        reader = asyncio.create_task(hub.run())
        try:
            await asyncio.wait_for(story(hub), 20)
        finally:
            reader.cancel()
            await hub.stop()
        return hub

    return asyncio.run(play())


def test_what_changes_many_times_is_told_once() -> None:
    async def play() -> list[tuple[str, str]]:
        slow = Stream(MALIK, "", ["h"])
        for number in range(1000):
            slow.changed("fil/h")
            slow.counts({"waiting": number})
        return await slow.next(0.1)

    assert asyncio.run(play()) == [("change", "fil/h"), ("counts", '{"waiting": 999}')]


def test_sixty_streams_are_one_reader(engine: Engine, token: str, world: World) -> None:
    world.handoff(world.conversation("Bonjour"))

    async def story(hub: Hub) -> None:
        opened = [hub.open(MALIK, token, []) for _ in range(60)]
        for stream in opened:
            assert ("change", "file") in await stream.next(5)
        await asyncio.sleep(4 * LOOK_SECONDS)
        before = hub.looks
        await asyncio.sleep(4 * LOOK_SECONDS)
        looked = hub.looks - before
        assert looked <= (0 if engine.dialect.name == "sqlite" else 5)
        for stream in opened:
            hub.close(stream)

    while_reading(engine, story)


def test_nothing_is_read_when_nobody_listens(engine: Engine, token: str) -> None:
    async def story(hub: Hub) -> None:
        await asyncio.sleep(2 * LOOK_SECONDS)
        assert hub.looks == 0
        stream = hub.open(MALIK, token, [])
        await stream.next(5)
        hub.close(stream)
        await asyncio.sleep(2 * LOOK_SECONDS)
        before = hub.looks
        await asyncio.sleep(4 * LOOK_SECONDS)
        assert hub.looks == before > 0

    while_reading(engine, story)


def test_a_chat_that_is_opened_late_is_told_though_nobody_wrote_since(
    engine: Engine, token: str, world: World
) -> None:
    handoff = world.handoff(world.conversation("Bonjour")).id

    async def story(hub: Hub) -> None:
        first = hub.open(MALIK, token, [])
        await first.next(5)
        late = hub.open(MALIK, token, [handoff])
        while ("change", f"fil/{handoff}") not in await late.next(2):
            pass
        hub.close(first), hub.close(late)

    while_reading(engine, story)


def test_a_failing_database_is_read_again(
    engine: Engine, token: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    attend, failures = Hub._attend, iter([True, True])

    def fails_twice(hub: Hub, watchers: set[tuple[Agent, str]]) -> None:
        if next(failures, False):
            raise OperationalError("", {}, Exception())
        attend(hub, watchers)

    monkeypatch.setattr(Hub, "_attend", fails_twice)
    monkeypatch.setattr("aide.desk.updates.hub.ATTEND_SECONDS", 0.1)

    async def story(hub: Hub) -> None:
        stream = hub.open(MALIK, token, [])
        assert ("change", "file") in await stream.next(5)
        assert next(failures, None) is None
        hub.close(stream)

    while_reading(engine, story)


def test_an_unknown_session_is_ended_and_the_others_are_not(engine: Engine, token: str) -> None:
    async def story(hub: Hub) -> None:
        mine, lost = hub.open(MALIK, token, []), hub.open(MALIK, "nobody's", [])
        await lost.next(5)
        await mine.next(5)
        assert (mine.ended, lost.ended) == (None, "session")
        hub.close(mine), hub.close(lost)

    while_reading(engine, story)


def test_who_does_not_take_what_is_sent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck:
        async def send(self, _data: bytes) -> None:
            await asyncio.Event().wait()

    monkeypatch.setattr(web, "SEND_SECONDS", 0.05)
    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(web.send(Stuck(), "event: change\n\n"))


def test_a_silent_stream_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sent(list[bytes]):
        async def send(self, data: bytes) -> None:
            self.append(data)

    async def listen() -> Sent:
        sent, stream = Sent(), Stream(MALIK, "", [])
        asyncio.get_running_loop().call_later(0.3, stream.end, "stop")
        await web.follow(sent, stream)
        return sent

    monkeypatch.setattr(web, "HEARTBEAT_SECONDS", 0.1)
    sent = asyncio.run(listen())
    assert sent and set(sent) == {b": \n\n"}
