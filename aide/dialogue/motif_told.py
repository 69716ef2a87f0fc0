"""« ce ne sont pas des frais, c'est un prélèvement »: the motive that he puts in place of another. Pure."""

from __future__ import annotations

import re

from aide.folding import plain

_NOUNS = {
    "paiement_frauduleux": r"vol|fraude|arnaque|escroquerie|piratage|pirat\w+|usurp\w+|(?:a )?utilise ma carte|paiement (?:que je n ai pas|frauduleux|inconnu)|pas moi qui",
    "prelevement_abusif": r"prelevements?|abonnement|(?:m a|a) preleve\w*|assurance",
    "virement_en_retard": r"virements?|salaire",
    "frais": r"frais|commissions?|agios|cotisation",
    "remboursement_erreur": r"erreur|double|doublon|deux fois",
}
"""The nouns that name each problem; a denied one is not meant."""
_DENIED = re.compile(r"\b(?:pas|n est|ni)(?: \w+){0,2}$")


def names(text: str, subject: str) -> bool:
    """Whether a noun of that problem stands in the text; True for one that has none of its own."""
    noun = _NOUNS.get(subject)
    return noun is None or re.search(rf"\b(?:{noun})\b", plain(text)) is not None


def instead(text: str, motif: str) -> str | None:
    """The subject that he names while he denies the nouns of `motif`, or after « c'est plutôt »; None otherwise."""
    said = plain(text)
    named = [
        (found.start(), subject) for subject, noun in _NOUNS.items() for found in re.finditer(rf"\b(?:{noun})\b", said)
    ]
    denied = {subject for start, subject in named if _DENIED.search(said[:start].strip())}
    if any(subject == motif and not _DENIED.search(said[:start].strip()) for start, subject in named):
        return None  # « 3,50 c'est pas le virement, le virement c'est 250 »: it stays what it is
    meant = [subject for start, subject in sorted(named) if subject not in denied]
    return meant[0] if motif in denied and meant else None
