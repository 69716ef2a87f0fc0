from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from aide.cards import tables as _tables  # noqa: F401  (declares the tables)
from aide.db import connect, metadata

from .server import SandboxServer


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxServer]:
    server = SandboxServer(tmp_path_factory.mktemp("var"))
    yield server
    server.stop()


@pytest.fixture
def sandbox(_server: SandboxServer) -> SandboxServer:
    _server.reset()
    return _server


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path / 'aide.db'}", durable=True)
    metadata.create_all(engine)
    yield engine
    engine.dispose()
