"""Forgetting in time, by kind of data (docs/rules.md R43): each kind has its own delay in the settings.

Complaints and oppositions are proofs with delays of their own: they stay when their conversation goes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import bindparam, delete, exists, inspect, not_, select, text
from sqlalchemy.engine import Connection, Engine

from aide.cards import requests
from aide.complaints import register
from aide.db import writing
from aide.handoff.queue import ACTIVE
from aide.handoff.tables import handoffs
from aide.journal.tables import conversations
from aide.mail import outbox
from aide.settings import Settings

BATCH = 200
"""Conversations in one transaction: the customers of that moment wait for its end."""
MAILS = timedelta(days=30)
MEMORIES = ("trackers",)
"""Tables of other rooms with one row a `conversation` and its `updated_at`; named, for the journal imports none."""
AUDIT, FAILURES, FORGET_FAILURES = "desk_audit", "login_failures", timedelta(days=1)
"""The desk's tables with the instant `at`; named for the same reason."""


def purge(engine: Engine, settings: Settings, now: datetime, *, memories: Sequence[str] = MEMORIES) -> dict[str, int]:
    """Delete what is past its delay; how much of each kind. Safe to run again, and by several processes at once."""
    idle = now - timedelta(days=settings.keep_conversations_days)
    closed = now - timedelta(days=settings.keep_complaints_days)
    # Never under what the law asks for, whatever the setting says: the other kinds are to be purged all the same.
    notified = now - max(timedelta(days=settings.keep_oppositions_days), requests.KEEP)
    audited = now - timedelta(days=settings.keep_audit_days)
    mailed, logged = now - MAILS, now - timedelta(days=settings.keep_logs_days)
    deleted = {
        "conversations": _purge_conversations(engine, idle, memories),
        "memories": _forgotten(engine, lambda c: _purge_orphans(c, idle, memories)),
        "complaints": _forgotten(engine, lambda c: register.purge(c, before=closed)),
        "oppositions": _forgotten(engine, lambda c: requests.purge(c, before=notified, now=now)),
        "audit": _forgotten(engine, lambda c: _purge_by_time(c, AUDIT, audited)),
        "login_failures": _forgotten(engine, lambda c: _purge_by_time(c, FAILURES, now - FORGET_FAILURES)),
        "mails": _forgotten(engine, lambda c: outbox.purge(c, before=mailed)),
        "mail_files": _purge_files(settings.var / "outbox", mailed),
        "logs": _purge_files(settings.var / "logs", logged),
    }
    _empty_wal(engine)
    return deleted


def _purge_conversations(engine: Engine, idle: datetime, memories: Sequence[str]) -> int:
    total = 0
    while batch := _forgotten(engine, lambda c: _purge_batch(c, idle, memories)):
        total += batch
    return total


def _purge_batch(c: Connection, idle: datetime, memories: Sequence[str]) -> int:
    """Messages, buttons, turns, presence and handoffs go with the conversation."""
    waits = exists().where(handoffs.c.conversation == conversations.c.id, handoffs.c.state.in_(ACTIVE))
    due = (
        select(conversations.c.id)
        .where(conversations.c.updated_at < idle, not_(waits))
        .limit(BATCH)
        # On PostgreSQL: one that is being written to now is for the next time.
        .with_for_update(skip_locked=True)
    )
    names = c.execute(due).scalars().all()
    if not names:
        return 0
    for table in memories:
        forget = text(f"DELETE FROM {table} WHERE conversation IN :names")
        c.execute(forget.bindparams(bindparam("names", expanding=True)), {"names": list(names)})
    c.execute(delete(conversations).where(conversations.c.id.in_(names)))
    return len(names)


def _purge_orphans(c: Connection, idle: datetime, memories: Sequence[str]) -> int:
    """What the bot remembers of a conversation that the journal does not hold (a crash, a talk in the terminal)."""
    total = 0
    for table in memories:
        alone = f"NOT EXISTS (SELECT 1 FROM conversations WHERE conversations.id = {table}.conversation)"
        forget = text(f"DELETE FROM {table} WHERE updated_at < :idle AND {alone}")
        before = bindparam("idle", type_=conversations.c.updated_at.type)
        total += c.execute(forget.bindparams(before), {"idle": idle}).rowcount
    return total


def _purge_by_time(c: Connection, table: str, before: datetime) -> int:
    if not inspect(c).has_table(table):
        return 0
    forget = text(f"DELETE FROM {table} WHERE at < :before")
    return int(
        c.execute(forget.bindparams(bindparam("before", before, type_=conversations.c.updated_at.type))).rowcount
    )


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
