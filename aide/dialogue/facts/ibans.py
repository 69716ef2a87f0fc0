"""An IBAN that cannot be one. Pure."""

from __future__ import annotations

import re

from aide.nlu.entities.identifiers import find_ibans


def has_wrong_iban(text: str) -> bool:
    """Something shaped like an IBAN whose country or control digits are wrong, and no right one beside it."""
    return _IBAN_SHAPE.search(text) is not None and not find_ibans(text)


_IBAN_SHAPE = re.compile(
    r"\b(?:FR|LU|BE|DE|ES|IT|NL|PT|CH|GB|IE)\s?\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b",
    re.I,
)
