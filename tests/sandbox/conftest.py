from __future__ import annotations

from collections.abc import Iterator

import pytest

from .server import SandboxServer
from .visitor import Visitor


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
def visitor(sandbox: SandboxServer) -> Iterator[Visitor]:
    visitor = Visitor(sandbox.url)
    yield visitor
    visitor.http.close()


@pytest.fixture
def migrated_url(sqlite_url: str) -> str:
    """One database is enough here: these tests are about the bank's side, and long."""
    return sqlite_url
