from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy.engine import Engine

from aide.db import writing
from aide.journal import conversations, history, messages
from aide.journal.conversations import Customer
from aide.journal.message import Message

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Journal:
    """Each call is a transaction of its own, as in production."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, function: Callable[..., T], *args: Any, **options: Any) -> T:
        with writing(self.engine) as c:
            return function(c, *args, **options)

    def conversation(self, customer: Customer | None = None) -> str:
        return self(conversations.create, customer=customer, now=NOW).id

    def hears(
        self, conversation: str, text: str, client_id: str | None = None, **more: Any
    ) -> tuple[Message, bool]:
        return self(messages.receive, conversation, client_id=client_id or text, text=text, now=NOW, **more)

    def answers(
        self, conversation: str, text: str, *, to: int, index: int = 0, generation: int = 0
    ) -> Message | None:
        return self(
            messages.reply,
            conversation,
            generation=generation,
            reply_to=to,
            reply_index=index,
            text=text,
            now=NOW,
        )

    def lines(self, conversation: str) -> list[tuple[int, str, str]]:
        return [(line.seq, line.author, line.text) for line in self(history.after, conversation, 0)]


@pytest.fixture
def journal(engine: Engine) -> Journal:
    return Journal(engine)
