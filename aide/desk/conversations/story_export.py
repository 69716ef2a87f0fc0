"""A conversation as a story test: what the customer said, the intent, the actions.

A tester reads it before keeping it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.engine import Connection

from aide import slots
from aide.clock import PARIS
from aide.desk.http.serializers import HIDDEN_ENTITIES
from aide.journal import conversations, turn_log
from aide.journal.message import CUSTOMER
from aide.journal.search import transcript
from aide.masking import mask_personal
from aide.phrases import beside

french = beside(__file__)

SILENT = ("action_listen", "action_session_start")
TO_WRITE = french("a_ecrire")


def story(c: Connection, name: str) -> dict[str, Any]:
    """In Rasa's format for `tests/stories`.

    Personal data is hidden; a pressed button is its intent alone, with its values.

    What an effect gave is not in the journal: TO_WRITE stands there until a tester has written it.
    """
    conversation = conversations.get(c, name)
    understood = {turn.seq: turn for turn in turn_log.of(c, name)}
    steps: list[dict[str, Any]] = (
        [{"slot_was_set": [{slots.CUSTOMER: "connecte"}]}] if conversation.customer else []
    )
    for line in transcript(c, name):
        turn = understood.get(line.seq)
        if line.author != CUSTOMER or turn is None or turn.intent is None:
            continue
        if line.parse:
            steps.append(_button(line.parse))
        else:
            steps.append({"user": _annotated(line.text, turn.entities), "intent": turn.intent})
        for action in turn.actions:
            if action not in SILENT:
                steps.append({"action": action})
                if action.startswith("action_"):
                    steps.append({"slot_was_set": [{slots.RESULT: TO_WRITE}]})
    began = conversation.created_at.astimezone(PARIS)
    return {
        "version": "3.1",
        "stories": [{"story": french("titre_de_l_histoire", debut=began), "steps": steps}],
    }


def _button(parse: dict[str, Any]) -> dict[str, Any]:
    entities = [{name: value} for name, value in (parse.get("entities") or {}).items()]
    return {"intent": parse["intent"], **({"entities": entities} if entities else {})}


def _annotated(text: str, entities: list[dict[str, Any]]) -> str:
    """« [50 €]{"entity": "montant", "value": "50.00"} », else Rasa counts each entity as an error."""
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
