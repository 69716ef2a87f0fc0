"""Forgetting in time, by kind of data (docs/rules.md R43): each kind has its own delay in the settings.

Each room deletes what is in its own tables; when, is said here. Complaints and oppositions are proofs with
delays of their own: they stay when their conversation goes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.cards import requests
from aide.complaints import register
from aide.db_long_work import in_turns
from aide.desk.staff import attempts, audit_log
from aide.dialogue import retention as memories
from aide.handoff import still_open
from aide.journal import conversations
from aide.limits import pace
from aide.mail import outbox
from aide.settings import Settings

BATCH = 20
"""Rows of a kind in one transaction: the customers of that moment wait for its end."""
LOG_MILLISECONDS = 200
MAILS, LOGIN_FAILURES = timedelta(days=30), timedelta(days=1)


def purge(engine: Engine, settings: Settings, now: datetime) -> dict[str, int]:
    """Delete what is past its delay; how much of each kind.

    Safe to run again, and by several processes at once.
    """
    idle = clock.before(now, timedelta(days=settings.keep_conversations_days))
    closed = clock.before(now, timedelta(days=settings.keep_complaints_days))
    # Never under what the law asks for, whatever the setting says: the other kinds are to be purged all the
    # same.
    notified = clock.before(now, max(timedelta(days=settings.keep_oppositions_days), requests.KEEP))
    audited = clock.before(now, timedelta(days=settings.keep_audit_days))
    failed = clock.before(now, LOGIN_FAILURES)
    mailed, logged = clock.before(now, MAILS), clock.before(now, timedelta(days=settings.keep_logs_days))
    forget = partial(in_turns, engine)
    deleted = {
        "conversations": forget(_securely(partial(_purge_batch, before=idle))),
        "memories": forget(_securely(partial(memories.purge, before=idle, limit=BATCH))),
        "complaints": forget(_securely(partial(register.purge, before=closed, limit=BATCH))),
        "oppositions": forget(_securely(partial(requests.purge, before=notified, now=now, limit=BATCH))),
        "audit": forget(_securely(partial(audit_log.purge, before=audited, limit=BATCH))),
        "login_failures": forget(_securely(partial(attempts.purge, before=failed, limit=BATCH))),
        "paces": forget(_securely(partial(pace.purge, before=failed, limit=BATCH))),
        "mails": forget(_securely(partial(outbox.purge, before=mailed, limit=BATCH))),
        "mail_files": _purge_files(settings.var / "outbox", mailed),
        "logs": _purge_files(settings.var / "logs", logged),
    }
    _empty_wal(engine)
    return deleted


def _purge_batch(c: Connection, *, before: datetime) -> int:
    """What the bot remembers of a conversation goes with it, in the same transaction."""
    gone = conversations.purge(c, before=before, spare=still_open.open_of_conversation(), limit=BATCH)
    memories.forget(c, gone)
    return len(gone)


def _securely(forget: Callable[[Connection], int]) -> Callable[[Connection], int]:
    """On SQLite the words would stay in the file's free pages."""

    def forgotten(c: Connection) -> int:
        if c.dialect.name == "sqlite":
            c.exec_driver_sql("PRAGMA secure_delete=ON")
        return forget(c)

    return forgotten


def _empty_wal(engine: Engine) -> None:
    """SQLite's log still holds the old pages; PostgreSQL's autovacuum sees to its own.

    It keeps writers out while it waits for readers: so it waits shortly, and the next purge tries again.
    """
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.cursor().execute(f"PRAGMA busy_timeout={LOG_MILLISECONDS}")
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _purge_files(folder: Path, before: datetime) -> int:
    """The files of `folder` last written before `before`; links and folders are left alone."""
    total = 0
    for path in sorted(folder.glob("*")):
        # Another process may purge at the same moment.
        with contextlib.suppress(FileNotFoundError):
            if path.is_file() and not path.is_symlink() and path.stat().st_mtime < before.timestamp():
                path.unlink()
                total += 1
    return total
