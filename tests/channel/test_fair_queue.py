"""Who is answered next when more wait than can be answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from aide.channel.fair_queue import FairQueue


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


Turns = Sequence[tuple[str, str]]
"""Of each its conversation and its address."""


async def served(arrivals: Turns, *, width: int = 1, used: Turns = ()) -> list[str]:
    """The conversations of `arrivals`, all waiting at once, in the order of their turns, after `used`."""
    queue = FairQueue(width, clock=Time())
    order: list[str] = []
    for conversation, address in used:
        async with queue.turn(conversation, address):
            pass
    hold = asyncio.Event()

    async def first() -> None:
        async with queue.turn("first", "first"):
            await hold.wait()

    async def one(conversation: str, address: str) -> None:
        async with queue.turn(conversation, address):
            order.append(conversation)
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(first()) for _ in range(width)]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(one(*arrival)) for arrival in arrivals]
    await asyncio.sleep(0)
    hold.set()
    await asyncio.gather(*tasks)
    return order


def test_equals_are_served_as_they_came():
    assert asyncio.run(served([("a", "1"), ("b", "2"), ("c", "3")])) == ["a", "b", "c"]


def test_who_writes_once_goes_before_who_writes_without_end():
    arrivals = [("flood", "1")] * 50 + [("honest", "2")]
    assert asyncio.run(served(arrivals)).index("honest") <= 1


def test_many_conversations_of_one_address_wait_for_each_other():
    arrivals = [(f"flood{number}", "1") for number in range(50)] + [("honest", "2")]
    # So many of an address that weigh as one conversation, and not fifty.
    assert asyncio.run(served(arrivals, used=[(f"f{n}", "1") for n in range(5)])).index("honest") <= 1


def test_what_was_had_is_forgotten_also_after_days():
    async def run() -> list[float]:
        time = Time()
        queue, seen = FairQueue(1, clock=time), []
        for _ in range(8):
            async with queue.turn("a", "1"):
                pass
        for time.now in (0.0, 10.0, 20.0):
            seen.append(queue.had("a"))
        for time.now in (1e5, 1e6, 1e6 + 1):
            async with queue.turn("b", "2"):
                pass
        return [*seen, queue.had("a"), queue.had("b")]

    assert asyncio.run(run()) == pytest.approx([8.0, 4.0, 2.0, 0.0, 1.93], abs=0.01)


def test_who_had_much_takes_one_place_and_the_others_stay_free():
    async def run() -> list[str]:
        queue, going, hold = FairQueue(4, clock=Time()), [], asyncio.Event()

        async def turn(conversation: str, address: str) -> None:
            async with queue.turn(conversation, address):
                going.append(conversation)
                await hold.wait()

        for _ in range(40):
            async with queue.turn("flood", "1"):
                pass
        tasks = [asyncio.create_task(turn(f"flood{n}", "1")) for n in range(10)]
        await asyncio.sleep(0)
        tasks += [asyncio.create_task(turn(f"honest{n}", f"{n + 2}")) for n in range(3)]
        await asyncio.sleep(0)
        before = list(going)
        hold.set()
        await asyncio.gather(*tasks)
        return [*before, f"{len(going)} in all"]

    assert asyncio.run(run()) == ["flood0", "honest0", "honest1", "honest2", "13 in all"]


def test_one_that_is_cancelled_takes_nobodys_place():
    async def run() -> int:
        queue = FairQueue(1)
        hold = asyncio.Event()

        async def turn() -> None:
            async with queue.turn("a", "1"):
                await hold.wait()

        tasks = [asyncio.create_task(turn()) for _ in range(3)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        tasks[0].cancel()
        await asyncio.sleep(0)
        hold.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with queue.turn("b", "2"):
            return queue.waiting

    assert asyncio.run(asyncio.wait_for(run(), 5)) == 0


def test_as_many_run_at_once_as_it_is_wide():
    async def run() -> int:
        queue, running, most = FairQueue(3), 0, 0

        async def turn(number: int) -> None:
            nonlocal running, most
            async with queue.turn(f"c{number}", "1"):
                running += 1
                most = max(most, running)
                await asyncio.sleep(0.001)
                running -= 1

        await asyncio.gather(*(turn(number) for number in range(20)))
        return most

    assert asyncio.run(run()) == 3
