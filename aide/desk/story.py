"""A conversation as a story test: what the customer said, the intent, the actions; a tester reads it before keeping it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.desk.shapes import HIDDEN_ENTITIES
from aide.journal import conversations, turns
from aide.journal.messages import CUSTOMER
from aide.journal.search import transcript
from aide.masking import mask_personal

LISTEN = "action_listen"


def story(c: Connection, name: str) -> dict[str, Any]:
    """In Rasa's format for `tests/stories`. Personal data is hidden; a pressed button is its intent alone. A form's slots are the tester's to add."""
    understood = {turn.seq: turn for turn in turns.of(c, name)}
    steps: list[dict[str, Any]] = []
    for line in transcript(c, name):
        turn = understood.get(line.seq)
        if line.author != CUSTOMER or turn is None or turn.intent is None:
            continue
        said = f"/{turn.intent}" if line.parse else _annotated(line.text, turn.entities)
        steps.append({"user": said, "intent": turn.intent})
        steps += [{"action": action} for action in turn.actions if action != LISTEN]
    began = conversations.get(c, name).created_at.astimezone(PARIS)
    return {"version": "3.1", "stories": [{"story": f"conversation du {began:%d/%m/%Y à %Hh%M}", "steps": steps}]}


def _annotated(text: str, entities: list[dict[str, Any]]) -> str:
    """« [50 €]{"entity": "montant", "value": "50.00"} », without which Rasa counts each entity as an error."""
    if (masked := mask_personal(text)) != text:
        return masked
    parts, at = [], 0
    for one in sorted((one for one in entities if "start" in one), key=lambda one: int(one["start"])):
        if at <= one["start"] < one["end"] <= len(text):
            told = json.dumps({"entity": one["entity"], "value": one["value"]}, ensure_ascii=False)
            read = f"[{text[one['start'] : one['end']]}]{told}"
            parts += [text[at : one["start"]], HIDDEN_ENTITIES.get(one["entity"], read)]
            at = one["end"]
    return "".join([*parts, text[at:]])
