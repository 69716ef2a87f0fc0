"""Long work in the database, in short transactions: purges and demo data never hold up who talks."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Table, delete, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.elements import ColumnElement

from aide.db import writing

PAUSE_SECONDS = 0.025
"""Between two transactions of one work: who waits to write comes in."""


def one_turn(engine: Engine, work: Callable[[Connection], int]) -> int:
    """What `work` gives, done in a transaction of its own; then a pause in which others write."""
    with writing(engine) as c:
        done = work(c)
    time.sleep(PAUSE_SECONDS)
    return done


def in_turns(engine: Engine, work: Callable[[Connection], int]) -> int:
    """Do `work` until it has nothing left to do, each time in a short transaction; how much in all.

    `work` does some of it, and gives how much that was.
    """
    total = 0
    while done := one_turn(engine, work):
        total += done
    return total


def delete_some(c: Connection, table: Table, condition: ColumnElement[bool], *, limit: int) -> int:
    """Delete at most `limit` rows of a table that has one key; how many."""
    (key,) = table.primary_key
    some = select(key).where(condition).limit(limit)
    return int(c.execute(delete(table).where(key.in_(some))).rowcount)
