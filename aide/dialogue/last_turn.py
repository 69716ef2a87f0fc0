"""What was understood and done since the customer's last message, for the journal."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.state import SLOT, State, UnreadableState
from aide.journal.turn_log import TurnRecord

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


def _is_failure(event: Event) -> bool:
    return isinstance(event, SlotSet) and event.key == FAILURE_SLOT and bool(event.value)
