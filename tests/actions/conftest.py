"""Actions run as Rasa runs them: on a database of their own, a bank in memory, and a clock that stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from cards.fake_bank import FakeBank, a_card
from rasa.shared.core.events import SlotSet
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import base
from actions.base import AideAction
from actions.wiring import Services
from aide import clock, db
from aide.clock import PARIS
from aide.db import reading, writing
from aide.dialogue.state import Frame, State
from aide.dialogue.tracked import result_of
from aide.journal import conversations
from aide.journal.conversations import Customer
from aide.settings import Settings

T = TypeVar("T")
MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=PARIS)
CLAIRE = Customer("claire", "Claire Martin", "claire@exemple.fr")


@dataclass
class Seen:
    """What an action said and left: responses with their values, the result that the flow reads,
    the failure for the desk.
    """

    said: list[dict[str, Any]]
    result: dict[str, Any]
    failure: str | None

    @property
    def names(self) -> list[str]:
        return [one["response"] for one in self.said]

    @property
    def issue(self) -> str:
        return str(self.result["issue"])

    @property
    def values(self) -> dict[str, Any]:
        """Of the last sentence."""
        return self.said[-1]


@dataclass
class Desk:
    """One conversation with its bank and its database."""

    engine: Any
    bank: FakeBank
    customer: Customer | None = CLAIRE
    authenticated: bool = True
    moment: datetime = MONDAY
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.write(conversations.create, customer=self.customer, now=self.moment).id

    def runs(
        self, action: AideAction, *frames: Frame, text: str = "oui", intent: str = "affirmer", **state: Any
    ) -> Seen:
        """The action with these flows open, the last one talked of."""
        etat = State(stack=list(frames), **state).dumps()
        user = {"event": "user", "text": text, "metadata": {"authenticated": self.authenticated}}
        latest = {"text": text, "intent": {"name": intent}}
        tracker = Tracker(self.id, {"etat": etat}, latest, [user], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action.run(dispatcher, tracker, {}))
        slots = {event["name"]: event["value"] for event in events}
        read = result_of([SlotSet("resultat", slots["resultat"])], action.name())
        return Seen(dispatcher.messages, read, slots["echec"])

    def write(self, function: Callable[..., T], *args: Any, **options: Any) -> T:
        with writing(self.engine) as c:
            return function(c, *args, **options)

    def read(self, function: Callable[..., T], *args: Any, **options: Any) -> T:
        with reading(self.engine) as c:
            return function(c, *args, **options)

    def rows(self, table: Any) -> list[Any]:
        with reading(self.engine) as c:
            return c.execute(table.select()).all()

    def waits(self, **lapse: float) -> None:
        self.moment += timedelta(**lapse)


@pytest.fixture
def opens(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Desk]]:
    """Opens a conversation: `opens()` of a customer who is logged in, `opens(customer=None)` of a visitor."""
    engine = db.connect(sqlite_url)
    bank = FakeBank(a_card("card-1", "4321"), a_card("card-2", "8765", product="Carte SmartPay virtuelle"))
    settings = Settings(session_secret="s" * 32, public_url="https://aide.exemple.fr")
    opened: list[Desk] = []

    def build(**options: Any) -> Desk:
        opened.append(Desk(engine, bank, **options))
        return opened[-1]

    monkeypatch.setattr(base, "services", lambda: Services(settings, engine, bank))
    monkeypatch.setattr(clock, "now", lambda: opened[-1].moment if opened else MONDAY)
    yield build
    engine.dispose()


@pytest.fixture
def desk(opens: Callable[..., Desk]) -> Desk:
    return opens()
