"""Engines, transactions and the schema: SQLite by default, PostgreSQL with the same code."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import DateTime, MetaData, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.types import TypeDecorator

from aide.folding import searchable

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
BUSY_SECONDS = 5.0
"""How long one writer waits for another; then DatabaseBusy."""
_UPGRADING = Lock()
"""Alembic keeps its context in the module: one upgrade at a time in a process."""


class DatabaseBusy(Exception):
    """Others wrote for longer than one waits here: nothing was written, and it may be tried again."""


class Moment(TypeDecorator):
    """An aware datetime, stored as naive UTC: the same on SQLite and PostgreSQL."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Written in UTC, without its zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Read back as aware, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def connect(url: str, *, durable: bool = False) -> Engine:
    """An engine for `url`; `durable` makes SQLite wait for the disk at each commit.

    A complaint or an opposition must survive a power cut; the journal may lose its last second.
    """
    target = make_url(url)
    if target.get_backend_name() != "sqlite":
        server = create_engine(target, future=True, pool_pre_ping=True, hide_parameters=True)
        event.listen(server, "begin", _postgresql_begin)
        return server
    if target.database and target.database != ":memory:":
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        target,
        future=True,
        # An error's text goes to a log: never with the values of a customer's row.
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        # The default for files closes at each use, and the last to close rewrites the whole write-ahead log.
        poolclass=StaticPool if target.database in (None, "", ":memory:") else QueuePool,
    )
    event.listen(engine, "connect", _sqlite_pragmas(durable))
    event.listen(engine, "begin", _sqlite_begin)
    return engine


@contextmanager
def writing(engine: Engine, *, patience: float = BUSY_SECONDS) -> Iterator[Connection]:
    """One short write transaction: BEGIN IMMEDIATE on SQLite, so that writers queue, not fail.

    Raises DatabaseBusy when others still write after `patience` seconds.
    """
    waits = {"aide_patience": _milliseconds(patience)}
    try:
        with engine.connect().execution_options(**waits) as connection, connection.begin():
            yield connection
    except OperationalError as error:
        if _is_busy(error):
            raise DatabaseBusy("another writer holds the database") from None
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction that takes no write lock."""
    with engine.connect().execution_options(aide_read_only=True) as connection:
        yield connection


def insert(c: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT of this database's own kind, which knows `on_conflict_do_nothing` and `…_do_update`."""
    return postgresql.insert(table) if c.dialect.name == "postgresql" else sqlite.insert(table)


def upgrade(url: str) -> None:
    """Bring the schema of `url` to the newest migration; safe to run by several processes at once."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    with _UPGRADING:
        if not _is_upgraded(url, config):
            command.upgrade(config, "head")


def _is_upgraded(url: str, config: Any) -> bool:
    """Asked by reading: a process that starts holds no writer up."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    newest = ScriptDirectory.from_config(config).get_current_head()
    engine = connect(url)
    with reading(engine) as c:
        is_newest = MigrationContext.configure(c).get_current_revision() == newest
    engine.dispose()
    return is_newest


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))


def _is_busy(error: OperationalError) -> bool:
    """SQLite's lock; PostgreSQL's `lock_timeout` and deadlock."""
    primary = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    state = getattr(error.orig, "pgcode", None) or getattr(error.orig, "sqlstate", None)
    return primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state in ("55P03", "40P01")


def _sqlite_pragmas(durable: bool) -> Any:
    def configure(dbapi_connection: Any, _record: Any) -> None:
        # SQLAlchemy says BEGIN itself below; pysqlite's own would come too late to be IMMEDIATE.
        dbapi_connection.isolation_level = None
        for pragma in (
            f"busy_timeout={_milliseconds(BUSY_SECONDS)}",
            "foreign_keys=ON",
            f"synchronous={'FULL' if durable else 'NORMAL'}",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}")
        dbapi_connection.create_function("aide_fold", 1, _folded, deterministic=True)
        _write_ahead(dbapi_connection)

    return configure


def _folded(text: str | None) -> str | None:
    return None if text is None else searchable(text)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite's own busy wait does not cover the first change of a new file."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _sqlite_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    patience = options.get("aide_patience", _milliseconds(BUSY_SECONDS))
    connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
    connection.exec_driver_sql("BEGIN" if options.get("aide_read_only") else "BEGIN IMMEDIATE")


def _postgresql_begin(connection: Connection) -> None:
    """Only for what `writing` begins: a migration waits for its turn as long as it takes."""
    if patience := connection.get_execution_options().get("aide_patience"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience}")
