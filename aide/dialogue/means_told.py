"""The motive by what the money left, as he says it: « c'est carte pas prélèvement ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.motif_told import DENIED
from aide.folding import plain

CARD_PAYMENT, DEBIT = "paiement_frauduleux", "prelevement_abusif"


def is_by_card(text: str) -> bool:
    """« c'est carte pas prélèvement », « je lis PAIEMENT CB ZALBO »:
    by what the money left, as he says or reads it.
    """
    return _affirms(_BY_CARD, text)


def is_by_debit(text: str) -> bool:
    """« c'est un prélèvement, pas un paiement par carte », « je lis PRLV SEPA ZALBO »."""
    return _affirms(_BY_DEBIT, text) and _DENIES_CARD.search(plain(text)) is not None


def by_means(text: str, motif: str, story: str) -> str | None:
    """The motive by what the money left; None where it stays, or where none fits:
    « payé par carte » may be his own doing.
    """
    if motif == DEBIT and is_by_card(text) and _NEVER_HIS.search(plain(f"{story} {text}")):
        return CARD_PAYMENT
    return DEBIT if motif == CARD_PAYMENT and is_by_debit(text) else None


def _affirms(pattern: re.Pattern[str], text: str) -> bool:
    said = plain(text)
    if "?" in said:
        return False
    return any(
        _SAYS_ANEW.match(found.group()) or DENIED.search(said[: found.start()].strip()) is None
        for found in pattern.finditer(said)
    )


_SAYS_ANEW = re.compile(r"(?:c|c est|c etait|plutot)\b")
"""« c'est pas un prélèvement, c'est sur ma carte »: what is denied stands before it."""

_BY_CARD = re.compile(
    r"\b(?:paiements?|achats?|pay[ei]\w*|regl\w+|debit\w*) (?:fait )?(?:par |en |"
    r"de |avec )?(?:la |ma |une |mon )?(?:cartes?|cb)\b|"
    r"\b(?:c est|c etait|c|est|etait|plutot) (?:une? |la |ma |par |"
    r"de la |en |avec |sur |un truc )*(?:carte|cb)\b"
    r"(?! (?:qui|perdue|volee|virtuelle|bloquee|que|a ete|est))"
)

_BY_DEBIT = re.compile(r"\b(?:prelevements?|prlv|preleve\w*|mandat)\b")

_DENIES_CARD = re.compile(
    r"\b(?:pas|non) (?:un |une |du |de |par |en |la |ma )*(?:paiement |"
    r"achat )?(?:par |de |en )?(?:carte|cb)\b|\bprlv\b"
)

_NEVER_HIS = re.compile(
    r"\bjamais (?:ete )?(?:demande|autorise|signe|souscri|commande|fait|"
    r"faite?s|achete|accepte|donne|pris|entendu|mis|vu)\w*|"
    r"\b(?:pas|rien) (?:moi|de moi|autorise|demande|souscri|commande|"
    r"achete|signe|fait|reconnai|connai|accepte)\w*|"
    r"\bconnais pas\b|\breconnais pas\b|\bconnais (?:meme )?pas\b|\binconnue?s?\b|\bfraud\w*|\bpirat\w*|"
    r"\bsans (?:mon|aucun) accord\b|"
    r"\bsais (?:meme )?pas (?:ce que|c est|c|qui|d ou)\b"
)
"""He did not want it: without that a card payment may be his own,
which the priority of the other motive is not for.
"""
