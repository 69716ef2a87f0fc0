"""After an aside that he asked in fear or anger, the open question comes back more softly."""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.moves import BEFORE
from aide.dialogue.planning import ANSWERS
from aide.dialogue.turn import Turn

AT_ONCE = ("bloque", "carte")
"""A card that is to be blocked does not wait."""


def soften(turn: Turn) -> None:
    """A sentence for what he feels, at the head of the question that is put again."""
    asked, name = turn.asked, _for(turn.message)
    if asked is None or name is None or asked.expects is None or asked.expects["field"] in AT_ONCE:
        return
    if any(note.name.startswith(ASIDE) for note in turn.notes):
        asked.values = {**asked.values, BEFORE: name}


ASIDE = (*ANSWERS, "utter_information_inconnue")


def _for(message: Message) -> str | None:
    if _FEARS.search(message.plain):
        return "utter_en_douceur_peur"
    if message.has("reprocher") or _IS_ANGRY.search(message.plain):
        return "utter_en_douceur_colere"
    return None


_FEARS = re.compile(
    r"\b(?:peur|trouille|angoiss\w*|inquiet\w*|stress\w*|panique\w*|flipp\w*|trembl\w*|pleur\w*|dors plus)\b"
)
_IS_ANGRY = re.compile(
    r"\b(?:marre|ras le bol|honteu\w*|une honte|scandal\w*|enerv\w*|furieu\w*|en colere|foutez)\b"
)
