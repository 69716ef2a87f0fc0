"""« contester les 8 € de frais », « oui enregistrez », of a problem that he told before. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.yes_no import NEGATION
from aide.dialogue.message import Message


def contests_it(message: Message) -> bool:
    """An infinitive alone that asks for it, « contester les 8 € », « me faire rembourser ces frais »."""
    is_meant = _INFINITIVE.match(message.plain) is not None
    return is_meant and not message.is_question and NEGATION.search(message.plain) is None


def agrees_to_file(message: Message) -> bool:
    """« je suis pas d'accord, oui enregistrez »: one of its sentences orders it."""
    sentences = message.sentences or (message,)
    return not message.has("annuler", "retirer") and any(
        _ORDER.search(one.plain) and not (one.is_question or _NOT_IT.search(one.plain)) for one in sentences
    )


def disagrees(message: Message) -> bool:
    """« je suis pas d'accord, notez-la »: with what was taken from him, and no refusal of its complaint."""
    return _DISAGREES.search(message.plain) is not None


_DISAGREES = re.compile(
    r"\b(?:je (?:ne )?suis|chui|j suis|jsuis) pas (?:du tout )?d ?accord\b|\bje conteste\b"
)
_INFINITIVE = re.compile(
    r"(?:(?:bonjour|bon|alors|ok|oui|et|bah|ben|svp|donc|pour|juste|merci de) ){0,6}"
    r"(?:contester|reclamer|(?:me )?faire rembourser|recuperer)\b(?! (?:pas|rien|quoi|comment))"
)
_ORDER = re.compile(r"\b(?:enregistre|depose|signale|conteste|note|declare)[zr]?\b|\bfaites? (?:le|la)\b")
_NOT_IT = re.compile(
    r"\b(?:enregistr|depos|signal|contest|not|declar)\w* (?:pas|rien|plus)\b|"
    r"\b(?:ne|vous|a|ont|deja|il|elle|on|ils) (?:l |le |la )?(?:enregistr|depos|signal|contest|not|declar)\w*"
)
"""« vous notez », « il dépose »: told of others."""
