"""Runs the migrations in one transaction, under a lock: several processes may start at once."""

from __future__ import annotations

from alembic import context

# Every room's tables, for alembic's own comparison if somebody asks for it. Revisions are written by hand,
# and tests/test_migrations.py compares what they make with these tables.
from aide.cards import tables as _cards  # noqa: F401
from aide.complaints import tables as _complaints  # noqa: F401
from aide.db import connect, metadata
from aide.desk import tables as _desk  # noqa: F401
from aide.dialogue import tables as _dialogue  # noqa: F401
from aide.handoff import tables as _handoff  # noqa: F401
from aide.journal import tables as _journal  # noqa: F401
from aide.limits import tables as _limits  # noqa: F401
from aide.mail import tables as _mail  # noqa: F401

LOCK = 1_631_879


def run() -> None:
    engine = connect(context.config.attributes["url"])
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            transactional_ddl=True,
            render_as_batch=True,
            compare_type=True,
        )
        # SQLite's BEGIN IMMEDIATE (aide.db) already keeps the others out; PostgreSQL needs to be told.
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            context.run_migrations()
    engine.dispose()


run()
