"""What moves is told once to every page, whichever process wrote it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from aide import clock
from aide.db import reading, writing
from aide.desk import accounts, live
from aide.desk.watch import QUEUE, Changes, Watcher, changed, look
from aide.handoff import queue
from aide.journal import presence

from .world import World


def stands(engine: Engine, **later: float):
    with reading(engine) as c:
        return look(c, now=clock.now() + timedelta(**later))


@pytest.fixture
def handoff(world: World) -> queue.Handoff:
    return world.handoff(world.conversation("Bonjour"), ago=timedelta(0))


def test_nothing_moves_by_itself(engine: Engine, handoff: queue.Handoff) -> None:
    assert changed(stands(engine), stands(engine)) == set()


def test_a_message_moves_its_chat_only(engine: Engine, world: World, handoff: queue.Handoff) -> None:
    other = world.handoff(world.conversation("Moi aussi"), ago=timedelta(0))
    before = stands(engine)
    world.says(handoff.conversation, "Vous êtes là ?")
    assert changed(before, stands(engine)) == {handoff.id}
    assert other.id in before


def test_a_claim_moves_the_queue_and_the_chat(engine: Engine, handoff: queue.Handoff, world: World) -> None:
    before = stands(engine)
    with writing(engine) as c:
        queue.claim(c, handoff.id, agent="Malik Haddad", now=handoff.created_at)
    assert changed(before, stands(engine)) == {QUEUE, handoff.id}


def test_a_wait_that_ends_moves_the_queue_without_anybody_writing(engine: Engine, handoff: queue.Handoff) -> None:
    soon, late = handoff.deadline_at - timedelta(seconds=1), handoff.deadline_at + timedelta(seconds=1)
    with reading(engine) as c:
        assert changed(look(c, now=soon), look(c, now=late)) == {QUEUE}


def test_who_types_and_who_reads_moves_the_chat_and_so_does_the_end_of_it(
    engine: Engine, handoff: queue.Handoff
) -> None:
    quiet = stands(engine)
    with writing(engine) as c:
        presence.typing(c, handoff.conversation, "customer", now=clock.now())
    typing = stands(engine)
    assert changed(quiet, typing) == {handoff.id}
    assert changed(typing, stands(engine, seconds=presence.TYPING_SECONDS + 1)) == {handoff.id}
    with writing(engine) as c:
        accounts.add(c, login="sophie", name="Sophie", role="conseiller", password="demo-aide-2026", now=clock.now())
        live.reads(c, handoff.conversation, "sophie", now=clock.now())
    assert changed(typing, stands(engine)) == {handoff.id}


def test_a_closed_chat_has_moved_too() -> None:
    assert changed({QUEUE: (1,), "a": 1}, {QUEUE: ()}) == {QUEUE, "a"}


@pytest.mark.asyncio
async def test_however_slowly_a_page_reads_it_holds_each_name_once() -> None:
    changes = Changes()
    for _ in range(1000):
        changes.tell({"a", QUEUE})
    assert await changes.wait(1) == {"a", QUEUE}
    assert await changes.wait(0.01) == set()


class Chats:
    """What a watcher looks at, changed by the test; a look may fail."""

    def __init__(self) -> None:
        self.state: dict[str, int] = {}
        self.failures = 0
        self.looks = 0
        self.looked = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def look(self) -> dict[str, int]:
        self.looks += 1
        self._loop.call_soon_threadsafe(self.looked.set)
        if self.failures:
            self.failures -= 1
            raise OSError("no disk")
        return dict(self.state)

    async def is_looked_at(self, times: int) -> None:
        for _ in range(times):
            self.looked.clear()
            await asyncio.wait_for(self.looked.wait(), 5)


@pytest.mark.asyncio
async def test_every_listener_is_told_and_nobody_looks_for_nobody() -> None:
    chats = Chats()
    watcher = Watcher(chats.look, period=0.01)
    task = asyncio.create_task(watcher.run())
    await asyncio.sleep(0.1)
    assert chats.looks == 0
    with watcher.listening() as one, watcher.listening() as two:
        await chats.is_looked_at(2)
        chats.state = {"a": 1}
        assert [await one.wait(5), await two.wait(5)] == [{"a"}, {"a"}]
    watcher.stop()
    await asyncio.wait_for(task, 5)


@pytest.mark.asyncio
async def test_a_passing_error_of_the_database_ends_nothing() -> None:
    chats = Chats()
    watcher = Watcher(chats.look, period=0.01)
    task = asyncio.create_task(watcher.run())
    with watcher.listening() as changes:
        await chats.is_looked_at(2)
        chats.failures, chats.state = 2, {"a": 1}
        assert await changes.wait(5) == {"a"}
        assert chats.failures == 0
    watcher.stop()
    await asyncio.wait_for(task, 5)


@pytest.mark.asyncio
async def test_stopping_ends_the_wait_of_every_page_at_once() -> None:
    watcher = Watcher(Chats().look)
    with watcher.listening() as changes:
        waiting = asyncio.create_task(changes.wait(60))
        await asyncio.sleep(0)
        watcher.stop()
        assert await asyncio.wait_for(waiting, 5) == set()
