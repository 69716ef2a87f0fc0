from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from aide import db

from .world import SECRETS, Assistant, Chat, free_port, running

KEYS = {"RS256": rsa.generate_private_key(65537, 2048), "ES256": ec.generate_private_key(ec.SECP256R1())}
GENEROUS = {"AIDE_RATE_CONVERSATIONS": "10000", "AIDE_RATE_MESSAGES": "1000", "AIDE_TURN_SECONDS": "1.5"}
FEW = {"AIDE_RATE_MESSAGES": "3", "AIDE_RATE_MESSAGES_SECONDS": "60", "AIDE_RATE_CONVERSATIONS": "4"}


@pytest.fixture(scope="session")
def assistants(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, sqlite_template: Path
) -> Iterator[dict[str, Assistant]]:
    """Servers of each sort, all in one process; by name."""
    folder = tmp_path_factory.mktemp("channel")
    postgres = request.getfixturevalue("postgres")
    environs: dict[str, dict[str, str]] = {
        "sqlite": GENEROUS,
        "postgresql": {**GENEROUS, "AIDE_DATABASE_URL": postgres.url(postgres.copy())},
        "strict": FEW,
        "proxied": {**FEW, "AIDE_TRUSTED_PROXIES": "1", "AIDE_PUBLIC_URL": "https://aide.example.org"},
        "few_sockets": {**GENEROUS, "AIDE_RATE_CONNECTIONS": "5"},
    }
    for algorithm, key in KEYS.items():
        file = folder / f"{algorithm}.pem"
        file.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        environs[algorithm] = {**GENEROUS, "AIDE_CUSTOMER_JWT_PUBLIC_KEY": str(file)}
    variants: dict[str, dict[str, Any]] = {}
    found: dict[str, Assistant] = {}
    for name, environ in environs.items():
        database = folder / f"{name}.db"
        shutil.copy(sqlite_template, database)
        full = {
            "AIDE_DATABASE_URL": f"sqlite:///{database}",
            "AIDE_VAR": str(folder / name),
            **SECRETS,
            **environ,
        }
        variants[name] = {
            "port": free_port(),
            "environ": full,
            "calls": str(folder / f"{name}.calls"),
            "ready": str(folder / f"{name}.ready"),
        }
        engine = db.connect(full["AIDE_DATABASE_URL"])
        found[name] = Assistant(
            f"http://127.0.0.1:{variants[name]['port']}", engine, folder / f"{name}.calls"
        )
    with running(folder, variants):
        yield found
    for assistant in found.values():
        assistant.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def assistant(request: pytest.FixtureRequest, assistants: dict[str, Assistant]) -> Assistant:
    """The usual server, on each of the two databases."""
    return assistants[request.param]


@pytest.fixture
def chats() -> Iterator[Callable[..., Chat]]:
    """Makes sockets (not yet connected) of an assistant, closed at the end."""
    made: list[Chat] = []

    def chat(assistant: Assistant, **options: Any) -> Chat:
        made.append(Chat(assistant.url, **options))
        return made[-1]

    yield chat
    for one in made:
        one.close()
