"""« 40 € partis chez Zalbo, j'ai rien pris là-bas »: a payment that is not his, whatever else its words are near to. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.message import Message
from aide.dialogue.motif_told import CARD_PAYMENT, DEBIT, TWICE

SURE = 0.9
TAKEN = frozenset({CARD_PAYMENT, DEBIT, TWICE, "virement_en_retard"})
"""Between these the words of money that is gone hesitate."""
MOST = 0.5
"""What they weigh together, at least, and what none of them does alone."""


def meant_of_shop(message: Message) -> Message:
    """The message, taken for the payment that is not his where he says so of a shop, and no one problem is likely."""
    weighs = {name: share for name, share in message.subjects if name in TAKEN}
    is_open = sum(weighs.values()) >= MOST and max(weighs.values(), default=1.0) < MOST
    is_other = _OTHER_WAY.search(message.plain) is not None
    if not is_open or is_other or not message.values("montant") or _NEVER_THERE.search(message.plain) is None:
        return message
    others = [(name, share * (1 - SURE)) for name, share in message.subjects if name != CARD_PAYMENT]
    return replace(message, subjects=((CARD_PAYMENT, SURE), *others))


_NEVER_THERE = re.compile(
    r"\b(?:pas|rien|jamais)(?: (?:rien|ete|alle|allee))? (?:achete|pris|commande|paye|depense|consomme|mis les pieds)\w*(?: \w+){0,3}? "
    r"(?:la bas|chez (?:eux|elle|lui)|(?:dans|a) (?:ce|cette) \w+)\b|"
    r"\b(?:jamais|pas) (?:mis les pieds|alle\w*|entre\w*) (?:la bas|chez (?:eux|lui|elle)|(?:dans|a) (?:ce|cette) \w+)\b"
)
"""He bought nothing in that shop."""
_OTHER_WAY = re.compile(
    r"\b(?:virements?|virer|preleve\w*|prelevements?|abonne\w*|mandat|rembours\w*|frais|(?:deux|2) fois|double)\b"
)
"""By which else the money left, or that it is of the other kinds."""
