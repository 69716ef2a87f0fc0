"""A correction taken back: what was before it is put back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.dialogue.commands import Command
from aide.dialogue.frame_facts import BEFORE_CORRECTION, BEFORE_TEXT
from aide.dialogue.message import Message


def undoing(message: Message, facts: Mapping[str, Any]) -> list[Command] | None:
    """« annulez la correction », « vous avez effacé mon message »: what was before it,
    where something was changed.
    """
    if not wants_undone(message):
        return None
    kind = BEFORE_TEXT if _ERASED.search(message.plain) else BEFORE_CORRECTION
    return [Command("correct_fact", kind)] if facts.get(kind) is not None else None


def wants_undone(message: Message) -> bool:
    """Whether he wants what there was before, be there something to put back or not."""
    return _ERASED.search(message.plain) is not None or _UNDO.search(message.plain) is not None


_MINE = (
    r"(?:mon|ma|mes|le|la|l|tout|tt|ce) (?:\w+ ){0,2}?(?:mess?age|texte|description|histoire|recit|phrase)"
)

_UNDO = re.compile(
    r"\b(?:remet\w*|remis|rend\w*|reprend\w*|redonn\w*) (?:\w+ ){0,3}?"
    r"(?:d ?)?(?:avant|precedente?|ancien\w*|origin\w*)\b|"
    r"\bannul\w* (?:la|ma|cette|votre|ta|les|vos|tes|mes) (?:derniere )?(?:correction|modif\w*|changement)|"
    r"\b(?:revien\w*|reven\w*|retour\w*) (?:en arriere|a l ancien\w*|comme avant)"
)

_ERASED = re.compile(
    rf"\b(?:remet\w*|rend\w*|redonn\w*|retrouv\w*) (?:moi )?{_MINE}\b|"
    rf"\b(?:ta|tas|t as|as|avez|a|ont) (?:tout )?(?:efface|supprime|vire|ecrase|perdu|enleve) {_MINE}\b"
)
