"""How the API writes things: instants in ISO 8601 with the offset of Europe/Paris, personal data masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from aide.clock import PARIS
from aide.complaints.complaint import Complaint, ComplaintEvent
from aide.complaints.receipt import RECEIPT_PATH
from aide.handoff.model import Handoff
from aide.journal.conversations import Conversation
from aide.journal.message import CUSTOMER, Message
from aide.journal.turn_log import TurnRecord
from aide.masking import HIDDEN_EMAIL, HIDDEN_PHONE, mask_personal
from aide.phrases import beside

french = beside(__file__)

RECEIPT = re.compile(rf"https?://\S{{1,300}}?{RECEIPT_PATH}\S+")
"""Opens the customer's copy to whoever has it."""
HIDDEN_ENTITIES = {"email": HIDDEN_EMAIL, "telephone": HIDDEN_PHONE}
"""Hidden whatever their spelling; what else is personal is found by its form."""


def stamp(moment: datetime | None) -> str | None:
    """« 2026-11-23T10:00:00+01:00 »; None stays None."""
    return None if moment is None else moment.astimezone(PARIS).isoformat()


def conversation(row: Conversation, outcomes: list[str]) -> dict[str, Any]:
    """As docs/contracts.md describes it; the first of `outcomes` is the main one."""
    customer = row.customer
    return {
        "id": row.id,
        "customer": customer
        and {"id": customer.id, "name": masked(customer.name), "email": masked(customer.email)},
        "owner": row.owner,
        "agent": row.agent,
        "outcome": outcomes[0],
        "outcomes": outcomes,
        "messages_count": row.last_seq,
        "created_at": stamp(row.created_at),
        "updated_at": stamp(row.updated_at),
        "ended_at": stamp(row.ended_at),
    }


def message(row: Message, turn: TurnRecord | None = None) -> dict[str, Any]:
    """One line of a transcript; a customer's carries its turn.

    Buttons are their titles: the ids are the customer's.
    """
    shaped: dict[str, Any] = {
        "seq": row.seq,
        "author": row.author,
        "name": row.name,
        "text": RECEIPT.sub(french("lien_de_la_copie"), mask_personal(row.text)),
        "quick_replies": [mask_personal(str(reply.get("title", ""))) for reply in row.quick_replies],
        "at": stamp(row.at),
    }
    if row.author == CUSTOMER:
        shaped["turn"] = turn and _turn(turn)
    return shaped


def lines(messages: Iterable[Message], understood: Mapping[int, TurnRecord]) -> list[dict[str, Any]]:
    """A transcript: each customer's message with its turn, and the question that the assistant's answer left
    open.
    """
    shaped: list[dict[str, Any]] = []
    turn: dict[str, Any] | None = None
    for line in messages:
        shaped.append(message(line, understood.get(line.seq)))
        if line.author == CUSTOMER:
            turn = shaped[-1]["turn"]
        elif turn is not None and line.asks:
            turn["question"] = (line.asks.get("expects") or {}).get("field")
    return shaped


def handoff(row: Handoff) -> dict[str, Any]:
    """As docs/contracts.md describes it, its summary without personal data."""
    return {
        "id": row.id,
        "conversation": row.conversation,
        "state": row.state,
        "reason": row.reason,
        "summary": mask_personal(row.summary),
        "agent": row.agent,
        "created_at": stamp(row.created_at),
        "deadline_at": stamp(row.deadline_at),
        "claimed_at": stamp(row.claimed_at),
        "closed_at": stamp(row.closed_at),
        "close_reason": row.close_reason,
    }


def complaint(row: Complaint) -> dict[str, Any]:
    """Whole: who works a complaint writes to its address and needs its story."""
    instants = {name: stamp(getattr(row, name)) for name in ("filed_at", "answered_at", "closed_at")}
    return {**row.as_dict(), **instants}


def event(row: ComplaintEvent) -> dict[str, Any]:
    """A line of a complaint's history."""
    return {
        "at": stamp(row.at),
        "actor": row.actor,
        "kind": row.kind,
        "status": row.status,
        "note": row.note,
    }


def masked(value: Any) -> Any:
    """`value` with the personal data of every text in it hidden."""
    if isinstance(value, str):
        return mask_personal(value)
    if isinstance(value, dict):
        return {key: masked(inner) for key, inner in value.items()}
    return [masked(inner) for inner in value] if isinstance(value, list) else value


def _turn(turn: TurnRecord) -> dict[str, Any]:
    return {
        "intent": turn.intent,
        "confidence": turn.confidence,
        "ranking": [{"intent": intent, "confidence": confidence} for intent, confidence in turn.ranking],
        "entities": [_entity(entity) for entity in turn.entities],
        "actions": turn.actions,
        "failures": masked(turn.failures),
        "commands": turn.commands,
        "facts": masked(turn.facts),
        "flow": turn.flow,
        "question": None,
        "spoken": turn.spoken,
    }


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    hidden = HIDDEN_ENTITIES.get(str(entity.get("entity")))
    return {**entity, "value": hidden} if hidden else masked(entity)
