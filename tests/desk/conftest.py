from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete
from sqlalchemy.engine import Engine

from aide.cards import tables as _cards  # noqa: F401  (declares the tables)
from aide.db import connect, metadata, writing
from aide.desk import accounts
from aide.desk import tables as _desk  # noqa: F401  (declares the tables)
from aide.dialogue import tables as _dialogue  # noqa: F401  (declares the tables)
from aide.mail import tables as _mail  # noqa: F401  (declares the tables)

from .server import DeskServer
from .world import NOW, World


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """The same in this process as in the server's (see server.py)."""
    accounts._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres")
        return postgres.url(postgres.copy())
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'aide.db'}"


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[DeskServer]:
    clock = {"AIDE_NOW": NOW.isoformat(), "AIDE_NOW_SINCE": str(time.time())}
    server = DeskServer(tmp_path_factory.mktemp("desk"), database_url, **clock)
    yield server
    server.stop()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The server's database, emptied."""
    engine = connect(database_url)
    metadata.create_all(engine)
    with writing(engine) as c:
        for table in reversed(metadata.sorted_tables):
            c.execute(delete(table))
    yield engine
    engine.dispose()


@pytest.fixture
def desk(_server: DeskServer, engine: Engine) -> DeskServer:
    return _server


@pytest.fixture
def world(engine: Engine) -> World:
    return World(engine)
