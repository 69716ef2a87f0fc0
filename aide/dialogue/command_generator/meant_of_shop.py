"""« 40 € partis chez Zalbo, j'ai rien pris là-bas »: a payment that is not his,
whatever else its words are near to. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.means_told import CARD_PAYMENT, DEBIT
from aide.dialogue.message import Message
from aide.dialogue.motif_told import TWICE

SURE = 0.9
TAKEN = frozenset({CARD_PAYMENT, DEBIT, TWICE, "virement_en_retard"})
"""Between these the words of money that is gone hesitate."""
MOST = 0.5
"""What they weigh together, at least, and what none of them does alone."""


SHOP_REFUNDS, LEANS, MOST_TRANSFER = "remboursement_commercant_non_recu", 0.2, 0.8
"""The question that a refund of a shop asks; how far the message tends to an error,
and to a transfer at most.
"""


def meant_of_shop(message: Message) -> Message:
    """The message, taken for the payment that is not his where he says so of a shop,
    and no one problem is likely.

    Also for the refund that a shop says it made, where it reads nearly as much as a transfer that is late.
    """
    if _is_refund_of_shop(message):
        return _taken_for(message, TWICE)
    weighs = {name: share for name, share in message.subjects if name in TAKEN}
    is_open = sum(weighs.values()) >= MOST and max(weighs.values(), default=1.0) < MOST
    is_other = _OTHER_WAY.search(message.plain) is not None
    if not is_open or is_other or not message.values("montant") or _NEVER_THERE.search(message.plain) is None:
        return message
    return _taken_for(message, CARD_PAYMENT)


def _is_refund_of_shop(message: Message) -> bool:
    asked, share = message.top_question
    shares = dict(message.subjects)
    is_near = shares.get(TWICE, 0.0) >= LEANS and TRANSFER in shares and shares[TRANSFER] < MOST_TRANSFER
    return is_near and asked == SHOP_REFUNDS and share >= SURELY_ASKED and not _OF_CARE.search(message.plain)


def _taken_for(message: Message, subject: str) -> Message:
    others = [(name, share * (1 - SURE)) for name, share in message.subjects if name != subject]
    return replace(message, subjects=((subject, SURE), *others))


TRANSFER, SURELY_ASKED = "virement_en_retard", 0.5
_OF_CARE = re.compile(
    r"\b(?:mutuelle|secu|securite sociale|cpam|ameli|caf|impots|assurance\w*|employeur|patron)\b"
)
"""Who pays back by a transfer, and sold nothing."""


_NEVER_THERE = re.compile(
    r"\b(?:pas|rien|jamais)(?: (?:rien|ete|alle|allee))? (?:achete|pris|commande|paye|depense|consomme|"
    r"mis les pieds)\w*(?: \w+){0,3}? "
    r"(?:la bas|chez (?:eux|elle|lui)|(?:dans|a) (?:ce|cette) \w+)\b|"
    r"\b(?:jamais|pas) (?:mis les pieds|alle\w*|entre\w*) (?:la bas|"
    r"chez (?:eux|lui|elle)|(?:dans|a) (?:ce|cette) \w+)\b"
)
"""He bought nothing in that shop."""
_OTHER_WAY = re.compile(
    r"\b(?:virements?|virer|preleve\w*|prelevements?|abonne\w*|mandat|"
    r"rembours\w*|frais|(?:deux|2) fois|double)\b"
)
"""By which else the money left, or that it is of the other kinds."""
