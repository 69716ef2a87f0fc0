"""The base of all our actions: it catches, tells the customer, logs, and sets a failure that the desk shows.

Rasa goes on as if a crashed action had run (PITFALLS P6), so none may crash.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.engine import Connection

from actions.wiring import Services, services
from aide.db import reading, writing
from aide.intake.reading import Said
from aide.journal import conversations
from aide.journal.conversations import Conversation

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
Events = list[EventType]
LISTEN = FollowupAction("action_listen")
ACCEPT = "action_accepter"


class Turn:
    """What an action sees of the conversation, and how it speaks."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
        self._dispatcher = dispatcher
        self.tracker = tracker
        self.domain = domain
        self.services: Services = services()

    @property
    def conversation_id(self) -> str:
        return self.tracker.sender_id

    async def conversation(self) -> Conversation:
        """Whose it is comes from the journal by the sender's id, never from a slot (AMENDMENTS 22)."""
        return await self.read(conversations.get, self.conversation_id)

    @property
    def is_authenticated(self) -> bool:
        """Whether the bank's token was still valid when the channel took this message."""
        metadata = self._last_user_event().get("metadata") or {}
        return metadata.get("authenticated") is True

    @property
    def said(self) -> Said:
        """The customer's last message as understood."""
        latest = self.tracker.latest_message or {}
        other = self._second_span()
        entities = [one for one in latest.get("entities") or [] if not _is_within(one, other)]
        return Said(
            text=latest.get("text") or "",
            intent=(latest.get("intent") or {}).get("name") or "",
            confidence=float((latest.get("intent") or {}).get("confidence") or 0.0),
            entities=tuple((found["entity"], str(found.get("value"))) for found in entities),
            is_button=self.is_button,
        )

    @property
    def surface(self) -> str | None:
        """What the text is by its mere surface (`aide.dialogue.surface`); None for an ordinary one."""
        return (self.tracker.latest_message or {}).get("surface")

    @property
    def second(self) -> dict[str, Any] | None:
        """The other problem of this message: `{"intent", "text", "entities"}`, its own entities only."""
        latest = self.tracker.latest_message or {}
        found, span = latest.get("seconde"), self._second_span()
        if not found or span is None:
            return None
        own = [one for one in latest.get("entities") or [] if _is_within(one, span)]
        return {**found, "entities": [[one["entity"], str(one.get("value"))] for one in own]}

    def _second_span(self) -> tuple[int, int] | None:
        latest = self.tracker.latest_message or {}
        clause = str((latest.get("seconde") or {}).get("text") or "")
        start = str(latest.get("text") or "").find(clause) if clause else -1
        return None if start < 0 else (start, start + len(clause))

    @property
    def is_button(self) -> bool:
        metadata = self._last_user_event().get("metadata") or {}
        return metadata.get("button") is True

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """(intent, confidence), best first, without the artificial `nlu_fallback` (PITFALLS P19)."""
        ranked = (self.tracker.latest_message or {}).get("intent_ranking") or []
        return [(one["name"], float(one["confidence"])) for one in ranked if one["name"] != "nlu_fallback"]

    @property
    def form(self) -> str | None:
        return (self.tracker.active_loop or {}).get("name")

    def slot(self, name: str) -> Any:
        return self.tracker.get_slot(name)

    def say(
        self,
        response: str,
        *,
        buttons: list[dict[str, str]] | None = None,
        card: dict[str, Any] | None = None,
        **values: Any,
    ) -> None:
        """Say a response of the domain; `card` goes beside it, for clients that show a summary."""
        shown = {"card": card} if card else None
        self._dispatcher.utter_message(response=response, buttons=buttons, json_message=shown, **values)

    def is_answer(self, form: str) -> bool:
        """Whether `form` is being validated on a fresh message: not at its start, nor on its way back from an aside."""
        if self.form != form:
            return False
        for event in reversed(self.tracker.events):
            if event["event"] == "user":
                return True
            if event["event"] == "action_execution_rejected" or (event["event"] == "active_loop" and event.get("name")):
                return False
        return False

    async def read(self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def run() -> T:
            with reading(self.services.engine) as c:
                return function(c, *args, **kwargs)

        return await asyncio.to_thread(run)

    async def write(self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def run() -> T:
            with writing(self.services.engine) as c:
                return function(c, *args, **kwargs)

        return await asyncio.to_thread(run)

    def _last_user_event(self) -> dict[str, Any]:
        return next((event for event in reversed(self.tracker.events) if event["event"] == "user"), {})


class AideAction(Action):
    """Subclasses give `NAME` and `act`."""

    NAME = ""

    def name(self) -> str:
        return self.NAME

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        try:
            events = [*_no_old_proposal(tracker), *await self.act(Turn(dispatcher, tracker, domain))]
        except Exception as error:  # the one boundary: whatever broke becomes a sentence, a log line and a failure
            logger.exception("action failed name=%s conversation=%s", self.NAME, tracker.sender_id)
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_echec")
            return [SlotSet("echec", f"{self.NAME}: {type(error).__name__}"), LISTEN]
        return _ended(events, tracker)

    async def act(self, turn: Turn) -> Events:
        raise NotImplementedError


def _is_within(entity: dict[str, Any], span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= entity.get("start", -1) and entity.get("end", -1) <= span[1]


def clear(*names: str) -> Events:
    return [SlotSet(name, None) for name in names]


def leave_form() -> Events:
    """End whatever form is active; its slots stay."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)]


def _ended(events: Events, tracker: Tracker) -> Events:
    """An action that `action_accepter` chose stands in no rule: it says itself that the turn is over."""
    is_chosen = tracker.latest_action_name == ACCEPT
    return [*events, LISTEN] if is_chosen and not any(event["event"] == "followup" for event in events) else events


def _no_old_proposal(tracker: Tracker) -> Events:
    """An offer and a failure hold for one turn: any action of ours that runs afterwards withdraws them."""
    return [SlotSet(name, None) for name in ("proposition", "echec") if tracker.get_slot(name) is not None]
