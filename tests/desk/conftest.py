from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete
from sqlalchemy.engine import Engine

from aide.cards import tables as _cards  # noqa: F401  (declares the tables)
from aide.db import connect, metadata, writing
from aide.desk import tables as _desk  # noqa: F401  (declares the tables)
from aide.desk.staff import accounts, cli
from aide.dialogue import tables as _dialogue  # noqa: F401  (declares the tables)
from aide.mail import tables as _mail  # noqa: F401  (declares the tables)

from .server import DeskServer
from .web import Browser
from .world import NOW, World

YOUNG_SECONDS = 90.0


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """The same in this process as in the server's (see server.py)."""
    accounts._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Place:
    """A database, and the desk that serves it."""

    def __init__(self, url: str, folder: Callable[[], Path]) -> None:
        self.url = url
        # One engine for all: a new one compiles each statement again,
        # and looking which tables are there takes long.
        self.engine = connect(url)
        metadata.create_all(self.engine)
        self._folder = folder
        self._server: DeskServer | None = None
        self._since = 0.0

    def server(self) -> DeskServer:
        """Started again before its clock is far from NOW."""
        if time.time() - self._since > YOUNG_SECONDS:
            self.stop()
            self._since = time.time()
            clock = {"AIDE_NOW": NOW.isoformat(), "AIDE_NOW_SINCE": str(self._since)}
            self._server = DeskServer(self._folder(), self.url, **clock)
        assert self._server is not None
        return self._server

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None


@pytest.fixture(scope="session")
def places(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    """By kind of database, kept from one file to the next: each file begins again with the first kind."""
    urls = {
        "sqlite": f"sqlite:///{tmp_path_factory.mktemp('database') / 'aide.db'}",
        "postgresql": postgres.url(postgres.copy()),
    }
    made = {kind: Place(url, partial(tmp_path_factory.mktemp, "desk")) for kind, url in urls.items()}
    yield made
    for place in made.values():
        place.stop()
        place.engine.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, places: dict[str, Place]) -> Place:
    return places[request.param]


@pytest.fixture
def database_url(place: Place) -> str:
    return place.url


@pytest.fixture
def engine(place: Place) -> Engine:
    """The server's database, emptied."""
    with writing(place.engine) as c:
        for table in reversed(metadata.sorted_tables):
            c.execute(delete(table))
    return place.engine


@pytest.fixture
def desk(place: Place, engine: Engine) -> DeskServer:
    return place.server()


@pytest.fixture
def world(engine: Engine) -> World:
    return World(engine)


@pytest.fixture
def browser(desk: DeskServer, engine) -> Browser:
    with writing(engine) as c:
        cli.seed_demo(c)
    browser = Browser(desk)
    browser.logs_in("malik")
    return browser


@pytest.fixture
def sophie(desk: DeskServer, browser: Browser) -> Browser:
    other = Browser(desk)
    other.logs_in("sophie")
    return other
