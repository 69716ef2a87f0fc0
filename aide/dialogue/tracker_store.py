"""Rasa's tracker store, ours: one compacted JSON row a conversation, and each turn told to the journal."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide import clock, db
from aide.db import reading, writing
from aide.dialogue.actions_endpoint import check_turn
from aide.dialogue.compaction import compact
from aide.dialogue.last_turn import last_turn
from aide.dialogue.newest_state import without_old_states
from aide.dialogue.tables import trackers
from aide.journal import turn_log
from aide.journal.tables import conversations
from aide.journal.turn_log import TurnRecord
from aide.settings import Settings


class AideTrackerStore(TrackerStore):
    """`type: aide.dialogue.tracker_store.AideTrackerStore` in endpoints.yml;
    the database comes from the settings.

    An error is raised, never hidden: the channel then tells the customer (docs/rules.md R38).
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        settings = Settings.from_env()
        db.upgrade(settings.database_url)
        self.engine = db.connect(settings.database_url)
        self.kept_turns = settings.tracker_turns

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Raises ActionsUnavailable, and saves nothing, for a turn whose actions did not run."""
        check_turn()
        await self.stream_events(tracker)
        events = without_old_states(_listening(list(tracker.events)))
        events = compact(events, self.domain.slots, turns=self.kept_turns)
        turn = last_turn(tracker)
        await asyncio.get_running_loop().run_in_executor(None, self._write, tracker.sender_id, events, turn)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The stored conversation; None when there is none."""
        stored = await asyncio.get_running_loop().run_in_executor(None, self._read, sender_id)
        if stored is None:
            return None
        events = [
            event
            for event in map(_event, json.loads(stored))
            if event is not None and not _is_of_a_form(event)
        ]
        return DialogueStateTracker.from_events(sender_id, events, slots=self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """The ids of all stored conversations."""
        return await asyncio.get_running_loop().run_in_executor(None, self._keys)

    def _write(self, sender_id: str, events: list[Event], turn: TurnRecord | None) -> None:
        stored = json.dumps([event.as_dict() for event in events], ensure_ascii=False)
        with writing(self.engine) as c:
            c.execute(delete(trackers).where(trackers.c.conversation == sender_id))
            c.execute(trackers.insert().values(conversation=sender_id, events=stored, updated_at=clock.now()))
            if turn is not None and _is_known(c, sender_id):
                turn_log.record(c, sender_id, turn, now=clock.now())

    def _read(self, sender_id: str) -> str | None:
        with reading(self.engine) as c:
            return c.execute(
                select(trackers.c.events).where(trackers.c.conversation == sender_id)
            ).scalar_one_or_none()

    def _keys(self) -> list[str]:
        with reading(self.engine) as c:
            return list(c.execute(select(trackers.c.conversation)).scalars())


def _event(parameters: dict[str, Any]) -> Event | None:
    """As `Event.from_parameters`, which looks through all event classes again for each event."""
    kind = _event_class(parameters["event"])
    return None if kind is None else kind._from_parameters(parameters)


def _is_of_a_form(event: Event) -> bool:
    """A conversation from before the flows may stand in a form,
    which no longer exists (read for one release).
    """
    return isinstance(event, ActiveLoop)


@lru_cache(maxsize=64)
def _event_class(name: str) -> type[Event] | None:
    return Event.resolve_by_type(name)


def _listening(events: list[Event]) -> list[Event]:
    """A turn that Rasa cut short (its circuit breaker) would silence the bot for ever:
    it always ends by listening.
    """
    last = next((event for event in reversed(events) if isinstance(event, ActionExecuted)), None)
    is_open = last is not None and last.action_name not in (ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME)
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)] if is_open else events


def _is_known(c: Connection, sender_id: str) -> bool:
    return c.execute(select(conversations.c.id).where(conversations.c.id == sender_id)).first() is not None
