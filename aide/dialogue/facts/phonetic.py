"""A sum put right as it sounds: « le montan c 39 », « cé 39 pa 78 », written as the readers know it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aide.dialogue.facts.fields import AMOUNT, OPERATIONS, known
from aide.nlu.entities.folding import fold


def written_out(text: str, facts: Mapping[str, Any]) -> str:
    """« le montant c'est 39 € » of « le mtn c 39 »; « c'est 39 € pas 78 € » where 78 is what is noted;
    else as it was.
    """
    found = _SUM.fullmatch(fold(text).strip(" .!"))
    if found is None:
        return text
    noted = {Decimal(one) for one in _noted(facts)}
    old = f" pas {found['old']} €" if found["old"] else ""
    if found["named"]:
        return f"le montant c'est {found['sum']} €{old}"
    is_of_sum = noted & {_number(one) for one in (found["sum"], found["old"]) if one}
    return f"c'est {found['sum']} €{old}" if old and is_of_sum else text


def said_sum(text: str, facts: Mapping[str, Any]) -> Decimal | None:
    """The sum that such a message gives; None where it is none."""
    found = _SUM.fullmatch(fold(text).strip(" .!"))
    is_meant = found is not None and (found["named"] or written_out(text, facts) != text)
    return _number(found["sum"]) if found is not None and is_meant else None


def one_of_twice(text: str, facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """« cé 39 pa 78 », of the same sum taken several times: that one alone is claimed."""
    several = facts.get(OPERATIONS) or []
    value = said_sum(text, facts)
    if value is None or len(several) < 2 or {Decimal(one[AMOUNT]) for one in several} != {value}:
        return None
    return {AMOUNT: f"{value:.2f}", OPERATIONS: []}


def _noted(facts: Mapping[str, Any]) -> list[str]:
    amount = known(facts, AMOUNT)
    return [*([str(amount)] if amount else []), *(one[AMOUNT] for one in facts.get(OPERATIONS) or [])]


def _number(typed: str) -> Decimal:
    return Decimal(typed.replace(",", "."))


_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_UNIT = r"(?: ?(?:€|euros?|eur|e|balles?))?"
_IS = r"(?:c'? ?est|cest|c'? ?et|c|ce|se|s'est|est|etait|c'? ?etait|:|=)"
_SUM = re.compile(
    rf"(?:(?:non|nan|mais|ben|bah|en fait|pardon|si)[ ,]+){{0,3}}"
    rf"(?:(?P<named>(?:le |la |mon )?(?:montan[td]?s?|mont[ae]n|mtn|mt|mnt|somm?e?|prix)) ?{_IS}? ?|{_IS} )"
    rf"(?P<sum>{_NUMBER}){_UNIT}(?:,? (?:et )?(?:pas?|non) (?:les? )?(?P<old>{_NUMBER}){_UNIT})?"
)
