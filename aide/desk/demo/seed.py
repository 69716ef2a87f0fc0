"""A few thousand conversations in lots: each lot and its marker are one transaction,
so that a lot is written once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.db import reading, writing
from aide.desk.demo.dialogues import Dialogue, dialogues
from aide.desk.demo.follow_up import follow_up
from aide.desk.demo.player import play
from aide.desk.demo.start_times import agents_answer, beginnings
from aide.desk.staff import audit_log
from aide.desk.staff.cli import DEMO, seed_demo
from aide.desk.tables import desk_audit

LOT = 50
"""Conversations in one transaction: the customers of that moment wait for its end."""
ACT, LOGIN = "demonstration", "demo-data"


def seed(
    engine: Engine,
    *,
    count: int,
    days: int,
    seed: int,
    now: datetime,
    told: Callable[[int], None] = lambda _done: None,
) -> int:
    """Add `count` conversations begun in the last `days` days; how many were added.

    Asked again within that time, nothing: each lot leaves its marker in the desk's audit. Stopped halfway, it
    goes on.
    """
    with writing(engine) as c:
        seed_demo(c)
    since = clock.before(now, timedelta(days=days))
    with reading(engine) as c:
        done, now = _written(c, since), _first(c, since) or now
    planned = _plan(Random(seed), count, now=now, days=days)
    added = 0
    for number in range(0, count, LOT):
        if number // LOT not in done:
            with writing(engine) as c:
                for place, (began, dialogue) in enumerate(planned[number : number + LOT], number):
                    _one(c, dialogue, seed=seed, place=place, began=began, now=now)
                audit_log.record(c, LOGIN, ACT, f"lot {number // LOT}", now=now)
            added += len(planned[number : number + LOT])
        told(min(number + LOT, count))
    return added


def _plan(rng: Random, count: int, *, now: datetime, days: int) -> list[tuple[datetime, Dialogue]]:
    every = dialogues()
    alone = [dialogue for dialogue in every if not dialogue.open_only]
    planned = []
    for began in beginnings(rng, count, now=now, days=days):
        possible = every if agents_answer(began) else alone
        planned.append((began, rng.choices(possible, [dialogue.weight for dialogue in possible])[0]))
    return planned


def _one(c: Connection, dialogue: Dialogue, *, seed: int, place: int, began: datetime, now: datetime) -> None:
    rng = Random(f"{seed}-{place}")
    agent = rng.choice(DEMO)[1]
    scene = play(c, dialogue, rng=rng, key=f"{now:%Y%m%d}-{seed}-{place}", began=began, agent=agent)
    follow_up(c, scene, rng, now=now)


def _written(c: Connection, since: datetime) -> set[int]:
    asked = select(desk_audit.c.target).where(desk_audit.c.act == ACT, desk_audit.c.at >= since)
    return {int(target.removeprefix("lot ")) for target in c.execute(asked).scalars()}


def _first(c: Connection, since: datetime) -> datetime | None:
    """The instant of the first lot: what was begun goes on as it was planned."""
    asked = (
        select(desk_audit.c.at)
        .where(desk_audit.c.act == ACT, desk_audit.c.at >= since)
        .order_by(desk_audit.c.at)
    )
    return c.execute(asked.limit(1)).scalar_one_or_none()
