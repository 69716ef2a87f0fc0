"""What is left on the account is no sum in dispute. Pure."""

from __future__ import annotations

import re

_BALANCE = re.compile(
    r"\b(?:il (?:me )?reste(?:rait)?|(?:j['’ ]?ai|jai|g)(?: plus)?(?: que)?(?: genre| juste| à peine|"
    r" peut[- ]être)?|plus que|solde (?:de|a|à|est de)|a peine|à peine|pour vivre)\s+(?:environ\s+|que\s+)?"
    r"(?P<sum>\d[\d\s.,]*\s*(?:€|(?:euros?|eur|e|balles?|boules?|francs?)\b))(?=[^.;!?]{0,30}\b(?:sur (?:le|"
    r"mon|ce) compte|en banque|pour (?:vivre|finir|tenir|manger)|de d[ée]couvert|jusqu))",
    re.I,
)

_RESTING = re.compile(
    (
        r"\b(?:il (?:me |nous )?reste|solde (?:de|est de|à|a)|plus que)\s+"
        r"(?P<sum>\d[\d\s.,]*\s*(?:€|euros?|eur|e\b))"
    ),
    re.I,
)


def without_balance(text: str) -> str:
    """What is left on the account is not the sum in dispute; the places stay."""
    for pattern in (_BALANCE, _RESTING):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text
