"""What the parts of a sum are worth: figures, words, thousands and centimes, in euros."""

from __future__ import annotations

import re
from decimal import Decimal

from aide.nlu.entities.doubtful_amounts import without_slip
from aide.nlu.entities.numerals import ABOUT, numeral_value


def value_of(groups: dict[str, str | None]) -> Decimal | None:
    """What the named groups of a pattern of sums say."""
    if groups.get("about"):
        value = Decimal(ABOUT[str(groups["about"])] * (_whole(groups.get("count") or "un") or 1))
    elif groups.get("centimes"):
        value = Decimal(_whole(str(groups["centimes"])) or 0) / 100
    else:
        number = groups.get("number")
        main = _decimal(number) if number else _words(groups.get("words"))
        if main is None:
            return None
        thousand = groups.get("thousand") or ""
        value = main * (1_000_000 if "million" in thousand else 1_000 if thousand else 1)
    cents = groups.get("cents") or groups.get("word_cents")
    value += Decimal(_whole(cents) or 0) / 100 if cents else 0
    if (groups.get("sign") or "").strip() in {"-", "moins"}:
        value = -value
    return value.quantize(Decimal("0.01")) if value < 10**15 else None


def _whole(words: str) -> int | None:
    return int(words) if words.isdigit() else numeral_value(words)


def _words(words: str | None) -> Decimal | None:
    value = numeral_value(words) if words else None
    return None if value is None else Decimal(value)


def _decimal(number: str) -> Decimal:
    """The value of figures in French or English habit:
    the last separator is decimal unless three digits follow it.
    """
    plain = re.sub("[ ']", "", without_slip(number))
    last = max(plain.rfind(","), plain.rfind("."))
    if last < 0:
        return Decimal(plain)
    whole, decimals = re.sub("[.,]", "", plain[:last]), plain[last + 1 :]
    is_thousands = len(decimals) == 3 and whole != "0"
    return Decimal(whole + decimals) if is_thousands else Decimal(f"{whole}.{decimals}")
