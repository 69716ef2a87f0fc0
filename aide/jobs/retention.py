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

from aide.cards import requests
from aide.complaints import register
from aide.db import writing
from aide.desk.staff import attempts, audit_log
from aide.dialogue import retention as memories
from aide.handoff import still_open
from aide.journal import conversations
from aide.limits import pace
from aide.mail import outbox
from aide.settings import Settings

BATCH = 200
"""Conversations in one transaction: the customers of that moment wait for its end."""
MAILS, LOGIN_FAILURES = timedelta(days=30), timedelta(days=1)


def purge(engine: Engine, settings: Settings, now: datetime) -> dict[str, int]:
    """Delete what is past its delay; how much of each kind.

    Safe to run again, and by several processes at once.
    """
    idle = now - timedelta(days=settings.keep_conversations_days)
    closed = now - timedelta(days=settings.keep_complaints_days)
    # Never under what the law asks for, whatever the setting says: the other kinds are to be purged all the
    # same.
    notified = now - max(timedelta(days=settings.keep_oppositions_days), requests.KEEP)
    audited = now - timedelta(days=settings.keep_audit_days)
    mailed, logged = now - MAILS, now - timedelta(days=settings.keep_logs_days)
    forget = partial(_forgotten, engine)
    deleted = {
        "conversations": _purge_conversations(engine, idle),
        "memories": forget(partial(memories.purge, before=idle)),
        "complaints": forget(partial(register.purge, before=closed)),
        "oppositions": forget(partial(requests.purge, before=notified, now=now)),
        "audit": forget(partial(audit_log.purge, before=audited)),
        "login_failures": forget(partial(attempts.purge, before=now - LOGIN_FAILURES)),
        "paces": forget(partial(pace.purge, before=now - LOGIN_FAILURES)),
        "mails": forget(partial(outbox.purge, before=mailed)),
        "mail_files": _purge_files(settings.var / "outbox", mailed),
        "logs": _purge_files(settings.var / "logs", logged),
    }
    _empty_wal(engine)
    return deleted


def _purge_conversations(engine: Engine, idle: datetime) -> int:
    total = 0
    while batch := _forgotten(engine, partial(_purge_batch, before=idle)):
        total += batch
    return total


def _purge_batch(c: Connection, *, before: datetime) -> int:
    """What the bot remembers of a conversation goes with it, in the same transaction."""
    gone = conversations.purge(c, before=before, spare=still_open.open_of_conversation(), limit=BATCH)
    memories.forget(c, gone)
    return len(gone)


def _forgotten(engine: Engine, forget: Callable[[Connection], int]) -> int:
    with writing(engine) as c:
        if c.dialect.name == "sqlite":
            # Else the words stay in the file's free pages.
            c.exec_driver_sql("PRAGMA secure_delete=ON")
        return forget(c)


def _empty_wal(engine: Engine) -> None:
    """SQLite's log still holds the old pages; PostgreSQL's autovacuum sees to its own."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
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
