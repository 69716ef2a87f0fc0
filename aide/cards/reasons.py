"""Why a card is blocked: from the customer's intent to the bank's word."""
from __future__ import annotations

from typing import cast

from aide.cards.bank import Reason

BY_INTENT: dict[str, Reason] = {
    "carte_perdue": "lost",
    "carte_volee": "stolen",
    "paiement_frauduleux": "fraud",
}
WORDS = ("lost", "stolen", "fraud", "other")


def reason_for(word: str | None) -> Reason:
    """The bank's reason for an intent; a bank's own word stays; all else is `other`, for a card is blocked anyway."""
    if word in WORDS:
        return cast(Reason, word)
    return BY_INTENT.get(word or "", "other")
