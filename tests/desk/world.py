"""What happened before the agent looks, written through the rooms' own functions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Engine

from aide.cards.tables import oppositions
from aide.complaints.complaint import Complaint, Draft
from aide.complaints.register import file_complaint
from aide.db import reading, writing
from aide.handoff import queue
from aide.handoff.model import Handoff
from aide.journal import conversations, history, messages, turn_log
from aide.journal.conversations import Conversation, Customer
from aide.journal.message import Message
from aide.journal.turn_log import TurnRecord

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Monday, 10h in Paris: the desk's clock starts here."""
CLAIRE = Customer("demo-claire", "Claire Martin", "claire.martin@example.org")


class World:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._drafts = 0

    def conversation(
        self, *said: str, ago: timedelta = timedelta(hours=1), customer: Customer | None = None
    ) -> str:
        """A conversation begun `ago`, in which the customer said that, each understood as `frais`."""
        at = NOW - ago
        with writing(self.engine) as c:
            name = conversations.create(c, customer=customer, now=at).id
            messages.say(c, name, author=messages.BOT, text="Bonjour.", now=at)
        for text in said:
            self.says(name, text, at=at)
        return name

    def says(
        self, name: str, text: str, *, intent: str | None = "frais", at: datetime = NOW, **understood: Any
    ) -> int:
        with writing(self.engine) as c:
            line, _ = messages.receive(c, name, client_id=f"m{text[:60]}", text=text, now=at)
            turn_log.record(c, name, TurnRecord(line.seq, intent, 0.9, **understood), now=at)
        return line.seq

    def complaint(self, name: str, motif: str = "frais", *, at: datetime = NOW, **fields: Any) -> Complaint:
        self._drafts += 1
        draft = Draft(
            f"draft-{self._drafts}", name, "demo-claire", motif, Decimal("50"), date(2026, 11, 20), **fields
        )
        with writing(self.engine) as c:
            return file_complaint(c, draft, now=at)

    def opposition(self, name: str, outcome: str | None = "blocked", *, at: datetime = NOW) -> None:
        self._drafts += 1
        with writing(self.engine) as c:
            c.execute(
                oppositions.insert().values(
                    draft=f"draft-{self._drafts}",
                    conversation=name,
                    customer="demo-claire",
                    card="card-1",
                    reason="lost",
                    requested_at=at,
                    outcome=outcome,
                    attempts=1,
                )
            )

    def handoff(self, name: str, *, ago: timedelta = timedelta(minutes=2), wait: float = 10) -> Handoff:
        with writing(self.engine) as c:
            return queue.request(
                c,
                name,
                reason="demande",
                summary="Frais, écrire à zoe@example.org",
                wait_minutes=wait,
                now=NOW - ago,
            )

    def transcript(self, name: str) -> list[Message]:
        with reading(self.engine) as c:
            return history.after(c, name, 0)

    def row(self, name: str) -> Conversation:
        with reading(self.engine) as c:
            return conversations.get(c, name)
