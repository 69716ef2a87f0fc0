"""Whom to turn to when an answer does not suit him. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message


def asks_recourse(message: Message) -> bool:
    """Whom to turn to when the answer does not suit him, asked without a file in hand."""
    asks = message.is_question or message.has("demander", "suivre", at=0.3)
    asked = asks and RECOURSE.search(message.plain) is not None
    files = ("saisir_mediateur", "suivre_reclamation", "deposer_reclamation")
    about_files = sum(map(message.subject, files)) >= 0.5 or _NOT_PLEASED.search(message.plain) is not None
    return asked and about_files and not message.values("reference")


def names_recourse(message: Message) -> bool:
    """« … à qui m'adresser, par courrier ou autrement »: of who stands above us."""
    return RECOURSE.search(message.plain) is not None


RECOURSE = re.compile(
    r"\b(?:(?:a|vers|voir) qui|qui (?:saisir|peut trancher)|"
    r"quel recours|recours|mediateur|instance)\b"  # beyond the bank
)
"""« vers qui me tourner si la réponse ne me convient pas ? » asks for no file."""

_NOT_PLEASED = re.compile(
    r"\b(?:si|quand|apres|au cas ou) (?:\w+ ){0,3}(?:reponse|decision|conclusion)s? (?:\w+ ){0,3}(?:pas|"
    r"negative|mauvaise|defavorable|nulle)\b"
)
"""« et si la réponse me va pas, à qui m'adresser »: whatever else its words are of."""
