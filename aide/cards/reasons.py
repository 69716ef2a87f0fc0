"""Why a card is blocked: from the customer's intent to the bank's word."""

from __future__ import annotations

import re
from typing import cast

from aide.cards.bank import Reason

BY_INTENT: dict[str, Reason] = {
    "carte_perdue": "lost",
    "carte_volee": "stolen",
    "paiement_frauduleux": "fraud",
}
WORDS = ("lost", "stolen", "fraud", "other")


def reason_for(word: str | None) -> Reason:
    """The bank's reason for an intent; a bank's own word stays.

    All else is `other`, for a card is blocked anyway.
    """
    if word in WORDS:
        return cast(Reason, word)
    return BY_INTENT.get(word or "", "other")


def reason_in_words(text: str) -> str | None:
    """The intent that a text names as its reason (« bloquez ma carte, elle est perdue »),
    None when it says none or two.
    """
    plain = _DENIED.sub(" ", text.lower().replace("é", "e"))
    named = [intent for intent, words in _WORDS_OF.items() if re.search(words, plain)]
    return named[0] if len(named) == 1 else None


_DENIED = re.compile(r"\b(?:ni|pas)(?: ete)? (?:perdue?|volee?|egaree?)\b")
"""« elle est ni perdue ni volée, c'est un paiement inconnu »: what it is not is no reason."""
_WORDS_OF = {
    "carte_perdue": r"\b(?:perdu|perdue|egare|egaree|perte|introuvable)\b",
    "carte_volee": r"\b(?:vole|volee|vol|piquee?|arrachee?)\b",
    "paiement_frauduleux": r"\b(?:fraude|frauduleux|frauduleuse|piratee?|arnaque)\b|"
    r"\b(?:paiement|achat|debit|retrait)s?(?: l[aà])? (?:inconnus?\b|qu[e']? ?je (?:ne )?(?:re)?connais)",
}
