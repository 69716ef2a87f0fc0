"""Long works write in short transactions: who talks meanwhile waits a moment, no more."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from aide import db
from aide.db_long_work import delete_some, in_turns
from aide.desk.demo.seed import seed
from aide.desk.tables import desk_audit
from aide.jobs.retention import purge
from aide.journal import conversations, messages
from aide.settings import Settings

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LONGEST_WAIT = 1.0
"""In seconds, on a machine that does other things too; a lot of fifty was one transaction of nearly three."""


def longest_wait(engine, work):
    """What `work` gives, and how many seconds a message waited at most to be written meanwhile."""
    given, waits, is_over = [], [], threading.Event()

    def works():
        given.append(work())
        is_over.set()

    with db.writing(engine) as c:
        name = conversations.create(c, customer=None, now=NOW).id
    thread = threading.Thread(target=works)
    thread.start()
    while not is_over.is_set():
        start = time.monotonic()
        with db.writing(engine) as c:
            messages.receive(c, name, client_id=f"talk-{len(waits)}", text="bonjour", now=NOW)
        waits.append(time.monotonic() - start)
        time.sleep(0.02)
    thread.join()
    return given[0], max(waits)


def test_demo_data_never_holds_up_who_talks(engine):
    with db.writing(engine) as c:  # the accounts, made before anybody talks
        seed_accounts(c)
    added, waited = longest_wait(engine, lambda: seed(engine, count=60, days=30, seed=1, now=NOW))
    assert added == 60 and waited < LONGEST_WAIT


def seed_accounts(c):
    from aide.desk.staff.cli import seed_demo

    seed_demo(c)


def test_a_purge_never_holds_up_who_talks(engine, migrated_url, tmp_path):
    old = NOW - timedelta(days=4000)
    with db.writing(engine) as c:
        rows = [{"login": "x", "act": "lecture", "target": str(n), "at": old} for n in range(3000)]
        c.execute(desk_audit.insert(), rows)
    settings = Settings(var=tmp_path / "var", database_url=migrated_url)
    deleted, waited = longest_wait(engine, lambda: purge(engine, settings, NOW))
    assert deleted["audit"] == 3000 and waited < LONGEST_WAIT


def test_it_deletes_all_of_it_a_little_at_a_time_and_nothing_else(engine):
    with db.writing(engine) as c:
        rows = [
            {"login": "x", "act": "lecture", "target": str(n), "at": NOW - timedelta(days=n)}
            for n in range(10)
        ]
        c.execute(desk_audit.insert(), rows)
    some = []

    def work(c):
        some.append(delete_some(c, desk_audit, desk_audit.c.at < NOW - timedelta(days=2), limit=3))
        return some[-1]

    assert in_turns(engine, work) == 7 and some == [3, 3, 1, 0]
    with db.reading(engine) as c:
        assert c.execute(select(func.count()).select_from(desk_audit)).scalar_one() == 3


def test_a_process_that_starts_asks_for_no_lock_when_the_schema_is_the_newest(engine, migrated_url):
    with db.writing(engine) as c:
        if c.dialect.name == "postgresql":
            c.execute(text("LOCK TABLE alembic_version IN EXCLUSIVE MODE"))
        start = time.monotonic()
        db.upgrade(migrated_url)
        assert time.monotonic() - start < db.BUSY_SECONDS / 2


def test_a_writer_who_waited_in_vain_is_told_so_and_not_by_the_words_of_the_database(engine):
    with db.writing(engine) as c:
        name = conversations.create(c, customer=None, now=NOW).id
    with db.writing(engine) as held:
        messages.receive(held, name, client_id="1", text="bonjour", now=NOW)
        with pytest.raises(db.DatabaseBusy) as told, db.writing(engine, patience=0.1) as c:
            messages.receive(c, name, client_id="2", text="bonsoir", now=NOW)
    assert "locked" not in str(told.value) and "bonsoir" not in str(told.value)
