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


_PRETENDED = re.compile(
    r"\d[\d\s.,]{0,9}\s*(?:€|(?:euros?|eur|e|balles?)\b)(?=\s*,?\s*(?:soi[td]?[- ]?disant\b|de (?:frais de )?"
    r"(?:livraison|douane|affranchissement|r[ée]exp[ée]dition)\b))",
    re.I,
)
"""« j'ai tapé mes numéros pour 1,50 € soi-disant »: the pretext, and not what was taken."""


def without_balance(text: str) -> str:
    """What is left on the account is not the sum in dispute; the places stay."""
    for pattern in (_BALANCE, _RESTING, *((_PRETENDED,) if _is_deceit(text) else ())):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def _is_deceit(text: str) -> bool:
    """A parcel or a message that was a pretext, and another sum beside it."""
    return _DECEIVED.search(text) is not None and len(_SUM.findall(text)) > 1


_DECEIVED = re.compile(r"\b(?:sms|faux|fausse|arnaqu\w*|avoir|lien|mail|escroc\w*|colis)\b", re.I)
_SUM = re.compile(r"\d[\d.,]*\s*(?:€|(?:euros?|eur|e|balles?)\b)", re.I)
