"""At most so many in so long, for each key: one row and one statement, whichever processes ask at once.

The generic cell rate algorithm: the row holds when the key would be free again if it went on at the even
pace; up to `count` may come at once, then one each `seconds / count`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case
from sqlalchemy.engine import Connection

from aide.db import insert
from aide.db_long_work import delete_some
from aide.limits.tables import paces


@dataclass(frozen=True)
class Rate:
    """`count` events in `seconds`."""

    count: int
    seconds: float

    def times(self, factor: int) -> Rate:
        """So many times as many in the same time."""
        return Rate(self.count * factor, self.seconds)


def allows(c: Connection, kind: str, who: str, rate: Rate, *, now: datetime) -> bool:
    """Whether `who` may do this `kind` of thing now; it is counted if he may, and not if he may not.

    `who` is kept as a hash: it may be an address.
    """
    moment, step = now.timestamp(), rate.seconds / rate.count
    begun = insert(c, paces).values(key=_key(kind, who), free_at=moment + step)
    later = case((paces.c.free_at > moment, paces.c.free_at), else_=moment) + step
    counted = c.execute(
        begun.on_conflict_do_update(
            index_elements=["key"],
            set_={"free_at": later},
            where=paces.c.free_at <= moment + (rate.count - 1) * step,
        )
    )
    return bool(counted.rowcount)


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Forget at most `limit` keys that were free again before that; how many."""
    return delete_some(c, paces, paces.c.free_at < before.timestamp(), limit=limit)


def _key(kind: str, who: str) -> str:
    return hashlib.sha256(f"{kind} {who}".encode(errors="surrogatepass")).hexdigest()
