"""The base of all our actions: what one sees and says.

It catches, tells the customer, logs, and sets a failure.

Rasa goes on as if a crashed action had run, so none may crash. An action has an effect and says what it saw;
what comes next is decided by the flow policy, from the `resultat` that it leaves.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.engine import Connection

from actions.wiring import Services, services
from aide import db_threads, slots
from aide.dialogue.state import Frame, State
from aide.journal import conversations
from aide.journal.conversations import Conversation

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
Events = list[EventType]


class ActionContext:
    """What an action sees of the conversation, and how it speaks."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher = dispatcher
        self.tracker = tracker
        self.services: Services = services()
        self.state = State.loads(tracker.get_slot(slots.STATE))

    @property
    def conversation_id(self) -> str:
        """Rasa's `sender_id`, which is the journal's name of the conversation."""
        return str(self.tracker.sender_id)

    async def conversation(self) -> Conversation:
        """Whose it is comes from the journal by the sender's id, never from a slot."""
        return await self.read(conversations.get, self.conversation_id)

    @property
    def is_authenticated(self) -> bool:
        """Whether the bank's token was still valid when the channel took this message."""
        return (self._last_user_event().get("metadata") or {}).get("authenticated") is True

    @property
    def text(self) -> str:
        """The customer's last message."""
        return str((self.tracker.latest_message or {}).get("text") or "")

    @property
    def intent(self) -> str:
        """What the last message was understood as, « frais »; empty when there was none."""
        return str(((self.tracker.latest_message or {}).get("intent") or {}).get("name") or "")

    def frame(self, flow: str) -> Frame:
        """The flow's facts and its id, the key of its effect; an empty one when there is none."""
        return self.state.of(flow) or Frame(flow, "")

    def say(self, response: str, *, card: dict[str, Any] | None = None, **values: Any) -> None:
        """Say a response of the domain; `card` goes beside it, for clients that show a summary."""
        self._dispatcher.utter_message(
            response=response, json_message={"card": card} if card else None, **values
        )

    async def read(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `function(connection, …)` in a reading transaction, off the event loop."""
        return await db_threads.read(self.services.engine, function, *args, **kwargs)

    async def write(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `function(connection, …)` in a writing transaction, off the event loop."""
        return await db_threads.write(self.services.engine, function, *args, **kwargs)

    def _last_user_event(self) -> dict[str, Any]:
        return next((event for event in reversed(self.tracker.events) if event["event"] == "user"), {})


class AideAction(Action):
    """Subclasses give `NAME` and `act`."""

    NAME = ""

    def name(self) -> str:
        """As the domain and the flows call it, « action_lister_cartes »."""
        return self.NAME

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The events of `act`, or a sentence and a failure when it broke."""
        try:
            return await self.act(ActionContext(dispatcher, tracker))
        except Exception as error:  # what broke becomes a sentence, a log line, a failure
            logger.exception("action failed name=%s conversation=%s", self.NAME, tracker.sender_id)
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_echec")
            return result("echec", failure=f"{self.NAME}: {type(error).__name__}")

    async def act(self, context: ActionContext) -> Events:
        """The effect; gives `result(…)`, which the flow reads."""
        raise NotImplementedError


def result(outcome: str, *, failure: str | None = None, **values: Any) -> Events:
    """The outcome's word, with what the flow needs of it; `failure` is shown to agents."""
    word = json.dumps({"issue": outcome, **values}, ensure_ascii=False)
    return [SlotSet(slots.RESULT, word), SlotSet(slots.FAILURE, failure)]
