"""« vous pouvez pas chercher à mon nom ? je suis connectée »: of a file, and no access that fails. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.message import Message
from aide.dialogue.motif_told import ACCESS, TWICE

SURE = 0.9


def meant_of_file(message: Message) -> Message:
    """The message without the problem of access where it speaks of the number or the search of a file, and of
    nothing that he cannot open; taken for the refund that he asks of beside it.
    """
    if message.top != ACCESS or not _OF_FILE.search(message.plain) or _CANNOT_OPEN.search(message.plain):
        return message
    others = [(name, share) for name, share in message.subjects if name != ACCESS]
    if _OF_REFUND.search(message.plain) is None:
        return replace(message, subjects=tuple(others))
    rest = [(name, share * (1 - SURE)) for name, share in others if name != TWICE]
    return replace(message, subjects=((TWICE, SURE), *rest))


_OF_FILE = re.compile(
    r"\b(?:cherch\w*|(?:re)?trouv\w*|regard\w*) (?:\w+ ){0,3}?(?:a|par|avec|sous) mon "
    r"(?:nom|compte|mail|e mail)\b|"
    r"\b(?:pas|plus|perdu|sans) (?:(?:de|le|la|mon|ma|l|d) )?"
    r"(?:num\w*|numeros?|references?|ref|papier|dossier)\b|"
    r"\b(?:mon|ma|l|ancien\w*) (?:dossier|reclam\w*|plainte)\b"
)
_CANNOT_OPEN = re.compile(
    r"\b(?:acces|connexions?|mots? de passe|mdp|identifiants?|codes?|sms|appli\w*|app|site|espace|"
    r"telephone|tel|portable|entrer|rentrer|ouvrir|bloque\w*|verrouill\w*|connecter|deconnect\w*)\b|"
    r"\b(?:pas|plus|peux|arrive\w*) (?:a )?(?:me |m )?connect\w*"
)
"""What fails to open, in whatever words."""
_OF_REFUND = re.compile(r"\brembours\w*\b")
