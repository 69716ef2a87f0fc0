from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from aide.db import writing
from aide.mail.outbox import enqueue
from aide.mail.tables import outbox

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


class Post:
    """The outbox, spoken to in few words."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def queue(
        self,
        key: str = "recu:1",
        *,
        to: str = "marie@example.org",
        body: str = "Bonjour,\nréclamation reçue.",
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
