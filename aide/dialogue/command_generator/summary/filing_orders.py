"""The order to file, in his words: « oui je veux bien que vous l'enregistriez ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.message import Message


def orders_filing(message: Message) -> bool:
    """« … oui je veux bien que vous l'enregistriez »: the order itself, whatever is told before it."""
    order = _FILE_IT.search(message.plain)
    if order is None or message.is_question or message.has("hesiter", "annuler", "corriger", at=0.6):
        return False
    before, after = message.plain[: order.start()], message.plain[order.end() :]
    if _FIRST_CORRECT.search(message.plain):
        return False
    return _NOT_NOW.search(before) is None and _NOT_THAT.match(after) is None


def orders_as_is(message: Message) -> bool:
    """« pff, bon, envoie comme ça, je pars »: what he tells of himself beside it takes nothing back."""
    takes_back = message.is_question or message.has("hesiter", "annuler", "corriger", "non", at=0.5)
    return to_us.orders_filing_as_is(message.plain) and not takes_back


_FILE_IT = re.compile(
    r"\b(?:enregistrez|oui enregistre|envoyez|validez|deposez|"
    r"vous pouvez (?:l |la )?(?:enregistrer|envoyer|valider|deposer)|"
    r"(?:veux|voudrais) bien que vous (?:l |la )(?:enregistri|envoyi|deposi)\w+|"
    r"(?:vous ai|j ai|deja|viens de) dit?r?e? oui|rien a changer)\b"
)

_NOT_NOW = re.compile(r"\b(?:ne|n|avant|sans|(?<!mais )si|quand|apres|pas (?:encore )?)\s*$")

_NOT_THAT = re.compile(r"\s*(?:(?:moi )?(?:plutot|(?:ca |la )?par)|pas|rien|plus tard|jamais)\b")

_FIRST_CORRECT = re.compile(r"\b(?:mais|avant) (?:corrig|chang|modifi|enlev|rajout|ajout|mett|precis)\w*")
