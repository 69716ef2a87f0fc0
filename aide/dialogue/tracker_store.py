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
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide import clock, db
from aide.db import reading, writing
from aide.dialogue.actions_endpoint import check_turn
from aide.dialogue.compaction import compact
from aide.dialogue.newest_state import without_old_states
from aide.dialogue.state import SLOT, State, UnreadableState
from aide.dialogue.tables import trackers
from aide.journal import turn_log
from aide.journal.tables import conversations
from aide.journal.turn_log import TurnRecord
from aide.settings import Settings

FAILURE_SLOT = "echec"
RANKED = 5
NOT_UNDERSTOOD = "nlu_fallback"
NOT_READ = frozenset({"unclear", "clarify"})
SHOWN_FACTS = (
    "motif",
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "operations",
    "date_precision",
    "raison",
    "reference",
)
"""Facts that an agent reads beside a message: what was understood, not the customer's own text."""


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


def last_turn(tracker: DialogueStateTracker) -> TurnRecord | None:
    """What was understood and done since the customer's last message;
    None when it did not come through the channel.
    """
    said = tracker.get_last_event_for(UserUttered)
    if said is None or not str(said.message_id or "").isdigit():
        return None
    since: list[Event] = []
    for event in reversed(tracker.events):
        if event is said:
            break
        since.append(event)
    found = said.parse_data.get("intent_ranking") or []
    ranking = [[ranked["name"], round(float(ranked["confidence"]), 4)] for ranked in found[:RANKED]]
    decided = _decided(since[::-1])
    intent, confidence = _understood_as(said, ranking, decided["commands"])
    return TurnRecord(
        seq=int(said.message_id),
        intent=intent,
        confidence=confidence,
        ranking=ranking,
        entities=[_kept(found) for found in said.entities],
        actions=[event.action_name for event in reversed(since) if isinstance(event, ActionExecuted)],
        failures=[str(event.value) for event in reversed(since) if _is_failure(event)],
        **decided,
    )


def _understood_as(
    said: UserUttered, ranking: list[list[Any]], commands: list[str]
) -> tuple[str | None, float | None]:
    """The label, or « not understood » when the conversation could do nothing with the message,
    whatever its label.

    A value that answered the open question is understood, though no label is sure of it:
    it keeps the likeliest.
    """
    intent, confidence = said.intent_name, said.intent.get("confidence")
    kinds = {command.split()[0] for command in commands}
    if kinds & NOT_READ:
        return NOT_UNDERSTOOD, confidence
    if kinds and intent == NOT_UNDERSTOOD:
        return next(((name, sure) for name, sure in ranking if name != NOT_UNDERSTOOD), (intent, confidence))
    return intent, confidence


def _decided(since: list[Event]) -> dict[str, Any]:
    """What the message was read as, what the flow holds,
    and with which model and wordings it was answered.
    """
    stored = next(
        (event.value for event in reversed(since) if isinstance(event, SlotSet) and event.key == SLOT), None
    )
    try:
        state = State.loads(stored)
    except UnreadableState:
        state = State()
    frame = state.frame
    facts = {name: value for name, value in frame.facts.items() if name in SHOWN_FACTS} if frame else {}
    model = next(
        ((event.metadata or {}).get("model_id") for event in since if isinstance(event, ActionExecuted)), None
    )
    said = [(event.metadata or {}).get("id") for event in since if isinstance(event, BotUttered)]
    return {
        "commands": state.commands,
        "facts": facts,
        "flow": frame.flow if frame else None,
        "spoken": {"model": model, "sentences": [one for one in said if one]},
    }


def _kept(entity: dict[str, Any]) -> dict[str, Any]:
    """Its value and, when it was read in a text, where."""
    place = {name: entity[name] for name in ("start", "end") if entity.get(name) is not None}
    return {"entity": entity["entity"], "value": entity.get("value"), **place}


def _listening(events: list[Event]) -> list[Event]:
    """A turn that Rasa cut short (its circuit breaker) would silence the bot for ever:
    it always ends by listening.
    """
    last = next((event for event in reversed(events) if isinstance(event, ActionExecuted)), None)
    is_open = last is not None and last.action_name not in (ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME)
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)] if is_open else events


def _is_failure(event: Event) -> bool:
    return isinstance(event, SlotSet) and event.key == FAILURE_SLOT and bool(event.value)


def _is_known(c: Connection, sender_id: str) -> bool:
    return c.execute(select(conversations.c.id).where(conversations.c.id == sender_id)).first() is not None
