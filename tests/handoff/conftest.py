from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy.engine import Engine

from aide.clock import PARIS
from aide.db import writing
from aide.handoff import agent_chat, queue
from aide.handoff.model import Handoff
from aide.journal import conversations, history, messages
from aide.journal.conversations import Conversation

T = TypeVar("T")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)


class Desk:
    """The queue as customers and agents use it; each call is a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, function: Callable[..., T], *args: Any, **options: Any) -> T:
        with writing(self.engine) as c:
            return function(c, *args, **options)

    def conversation(self) -> str:
        return self(conversations.create, customer=None, now=MONDAY).id

    def asks(
        self,
        conversation: str | None = None,
        *,
        at: datetime = MONDAY,
        minutes: float = 10,
        of_card: bool = False,
    ) -> Handoff:
        """The customer asks for a person."""
        name = conversation or self.conversation()
        told = {
            "reason": "parler_a_un_humain",
            "summary": "Frais",
            "wait_minutes": minutes,
            "of_card": of_card,
        }
        return self(queue.request, name, **told, now=at)

    def claims(self, handoff: Handoff, agent: str = "Zoé", *, after: float = 1) -> Handoff:
        return self(agent_chat.claim, handoff.id, agent=agent, now=MONDAY + timedelta(minutes=after))

    def row(self, handoff: Handoff) -> Conversation:
        return self(conversations.get, handoff.conversation)

    def state(self, handoff: Handoff) -> str:
        return self(queue.get, handoff.id).state

    def lines(self, handoff: Handoff) -> list[messages.Message]:
        return self(history.after, handoff.conversation, 0)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)
