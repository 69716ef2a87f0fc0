"""What a number is called in the words before it: a card's, or an operation's, a file's, a parcel's."""

from __future__ import annotations

import re

CARD = re.compile(
    r"\b(?:cartes?|cb|cartebleue|visa|mastercard|maestro|amex|american express|numeros?|num|pan|bancaire)\b"
)
OTHER = re.compile(
    r"\b(?:operations?|references?|ref|dossiers?|commandes?|transactions?|virements?|mandats?|rum|ics|"
    r"contrats?|clients?|factures?|"
    r"colis|suivi|siret|siren|comptes?|reclamations?|tickets?|autorisations?|cheques?|imei|isbn|ean|"
    r"adherents?|identifiants?|"
    r"prelevements?|securite sociale|tracking|serie|abonnements?|police|sinistres?|iban|rib|bic|"
    r"code barres?)\b"
)
NEAR = 40
"""Characters before a number in which its name is looked for."""


def said_before(plain: str, start: int) -> re.Pattern[str] | None:
    """Which of the two stands nearest before the number at `start` of a folded text, CARD or OTHER."""
    before = plain[max(0, start - NEAR) : start]
    last = {kind: max((word.start() for word in kind.finditer(before)), default=-1) for kind in (CARD, OTHER)}
    nearest = max(last, key=lambda kind: last[kind])
    return nearest if last[nearest] >= 0 else None
