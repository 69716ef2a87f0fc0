"""A few thousand conversations, each in a transaction of its own; a marker ends each lot, so that what was
stopped halfway goes on there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.db import reading, writing
from aide.db_long_work import one_turn
from aide.desk.demo.dialogues import Dialogue, dialogues
from aide.desk.demo.follow_up import follow_up
from aide.desk.demo.player import play
from aide.desk.demo.start_times import agents_answer, beginnings
from aide.desk.staff import audit_log
from aide.desk.staff.cli import DEMO, seed_demo
from aide.desk.tables import desk_audit
from aide.journal.tables import messages

LOT = 50
"""Conversations between two markers; no customer waits for a whole lot."""
BEGUN = "start"
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
        done, begun = _written(c, since), _first(c, since)
    if begun is None:
        one_turn(engine, partial(_mark, target=BEGUN, now=now))
    planned, added = _plan(Random(seed), count, now=begun or now, days=days), 0
    for number in range(0, count, LOT):
        if number // LOT not in done:
            for place, (began, dialogue) in enumerate(planned[number : number + LOT], number):
                one = partial(_one, dialogue, seed=seed, place=place, began=began, now=begun or now)
                added += one_turn(engine, one)
            one_turn(engine, partial(_mark, target=f"lot {number // LOT}", now=begun or now))
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


def _one(dialogue: Dialogue, c: Connection, *, seed: int, place: int, began: datetime, now: datetime) -> int:
    """One conversation with what followed it, unless it was written before the lot was stopped; how many."""
    rng, key = Random(f"{seed}-{place}"), f"{now:%Y%m%d}-{seed}-{place}"
    said = select(messages.c.seq).where(messages.c.client_id.startswith(f"{key}-", autoescape=True)).limit(1)
    if c.execute(said).first() is not None:
        return 0
    agent = rng.choice(DEMO)[1]
    scene = play(c, dialogue, rng=rng, key=key, began=began, agent=agent)
    follow_up(c, scene, rng, now=now)
    return 1


def _mark(c: Connection, *, target: str, now: datetime) -> int:
    audit_log.record(c, LOGIN, ACT, target, now=now)
    return 1


def _written(c: Connection, since: datetime) -> set[int]:
    asked = select(desk_audit.c.target).where(desk_audit.c.act == ACT, desk_audit.c.at >= since)
    targets = c.execute(asked).scalars()
    return {int(target.removeprefix("lot ")) for target in targets if target != BEGUN}


def _first(c: Connection, since: datetime) -> datetime | None:
    """The instant of the first lot: what was begun goes on as it was planned."""
    asked = (
        select(desk_audit.c.at)
        .where(desk_audit.c.act == ACT, desk_audit.c.at >= since)
        .order_by(desk_audit.c.at)
    )
    return c.execute(asked.limit(1)).scalar_one_or_none()
