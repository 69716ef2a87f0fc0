"""What a message names without concern for a bank: the shop of a lost parcel debits nobody here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aide.nlu.entities.extract import Entity
from aide.nlu.entities.folding import fold

_PARTIES = frozenset({"creancier", "beneficiaire"})
_WITHOUT_PARTIES = (
    "acces_compte",
    "carte_perdue",
    "carte_volee",
    "contacter_service_client",
    "demander_capacites",
    "envoyer_courrier",
    "est_un_robot",
    "parler_a_un_humain",
    "renouvellement_carte",
    "saisir_mediateur",
    "saluer",
)
"""Where nobody took or received money: a theft at the supermarket, the transport pass lost with the card."""
_IRRELEVANT = {**dict.fromkeys(_WITHOUT_PARTIES, _PARTIES), "hors_sujet": _PARTIES | {"date"}}
_RARELY_DEBITED = frozenset({"autre_demande_bancaire", "frais", "exprimer_mecontentement"})
"""No file of theirs asks who debits: a name counts when a debit is told as well,
perhaps as a second problem.
"""
_DEBIT_TOLD = re.compile(r"pre?le?v|prlv|abonn|\babo\b|debit|mandat|resili")
SHORT = 4
"""Words: « Netflix » or « c'est chez Darty » answers a question, whatever it looks like alone."""


def relevant(entities: Iterable[Entity], *, intent: str | None, text: str) -> list[Entity]:
    """Without what cannot be meant when the message is about `intent`.

    A period (« en octobre ») is no day of an operation, unless it is a short answer.
    """
    if len(text.split()) <= SHORT:
        return list(entities)
    dropped = _IRRELEVANT.get(intent or "", frozenset())
    if intent in _RARELY_DEBITED and not _DEBIT_TOLD.search(fold(text)):
        dropped |= {"creancier"}
    return [entity for entity in entities if entity.label not in dropped and not entity.is_period]
