"""What a message names without concern for a bank: the shop of a lost parcel debits nobody here."""

from __future__ import annotations

from collections.abc import Iterable

from aide.nlu.entities.extract import Entity

_PARTIES = frozenset({"creancier", "beneficiaire"})
_IRRELEVANT = {
    "hors_sujet": _PARTIES | {"date"},
    "autre_demande_bancaire": frozenset({"beneficiaire"}),
    "envoyer_courrier": _PARTIES,
    "contacter_service_client": _PARTIES,
    "parler_a_un_humain": _PARTIES,
}
SHORT = 4
"""Words: « Netflix » or « c'est chez Darty » answers a question, whatever it looks like alone."""


def relevant(entities: Iterable[Entity], *, intent: str | None, text: str) -> list[Entity]:
    """Without what cannot be meant when the message is about `intent`."""
    dropped = frozenset() if len(text.split()) <= SHORT else _IRRELEVANT.get(intent or "", frozenset())
    return [entity for entity in entities if entity.label not in dropped]
