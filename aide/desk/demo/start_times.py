"""When people write to a bank: on working days, in the morning and late in the afternoon,
a little at night.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

from aide import clock
from aide.clock import PARIS
from aide.handoff.hours import is_open

DAYS = (1.0, 0.92, 0.86, 0.84, 0.9, 0.4, 0.28)
HOURS = (1, 1, 0, 0, 0, 1, 2, 5, 9, 14, 16, 14, 11, 10, 12, 13, 13, 14, 13, 10, 8, 7, 5, 3)
LAST_BEGINNING = timedelta(hours=1)
"""The newest conversation began this long ago: none is still going on."""
AN_AGENT_ANSWERS = timedelta(minutes=45)
"""Before closing time, so that the agent has the time to answer."""


def beginnings(rng: Random, count: int, *, now: datetime, days: int) -> list[datetime]:
    """`count` instants of the last `days` days, oldest first."""
    today = now.astimezone(PARIS).date()
    past = [today - timedelta(days=number) for number in range(days)]
    weights = [DAYS[day.weekday()] for day in past]
    found: list[datetime] = []
    while len(found) < count:
        day = rng.choices(past, weights)[0]
        hour = rng.choices(range(24), HOURS)[0]
        moment = datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), PARIS)
        if moment <= clock.before(now, LAST_BEGINNING):
            found.append(moment)
    return sorted(found)


def agents_answer(moment: datetime) -> bool:
    """Whether agents are there at that moment, and still are when one answers."""
    return is_open(moment) and is_open(clock.after(moment, AN_AGENT_ANSWERS))
