"""Sums that a slip of the keyboard cut in two: which are plain all the same, and which are to be asked about.

« 12, 50 € » and « 12;50 € » are 12,50 €. « 12:50 € », « 12 50 € » or « 12,500 € » may be two things: no sum
is read in them, so that the customer is asked, where « 50,00 € » was read in silence.
"""

from __future__ import annotations

import re

_WHOLE = r"(?:\d{1,3}(?:[ '.]\d{3}){1,3}|\d{1,6})"
_EURO = r" ?(?:€|eur|e\b)"
_NOT_DENIED = (
    r"(?<!\bau lieu de )(?<!\bpas )(?<!\bnon )(?<!\bplutot que )(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\d[,;] )"
)
"""Nor a day, nor one of a list: « au lieu de 50, 60 € », « le 3, 50 € », « 10, 20, 30 € »."""
_OF_SUM = (
    r"(?:(?<![\w\W])|(?<=\bde )|(?<=\bd')|(?<=\best )|(?<=\bpris )|(?<=debite )|(?<=preleve )|(?<=\bpaye )"
    r"|(?<=montant )|(?<=somme )|(?<=: ))"
)
"""Where a sum begins: behind a comma and a space may stand another one."""
SLIPPED = (
    rf"(?:{_NOT_DENIED}{_WHOLE}(?: ?,| ?\.|[,.]{{2}}|[;·،٫]| virgule )|{_OF_SUM}{_NOT_DENIED}{_WHOLE} ?, )"
    rf"\d\d(?!\d)(?={_EURO})"
)
"""Figures and cents, on folded text: a space beside the comma, the comma twice, or the key beside it."""

_SIGNS = r"[ ,.;:/'!?*_·،٫-]"
_CUT = re.compile(
    rf"(?<![\w/:.,'-]){_NOT_DENIED}(?!(?:19|20)\d\d[ ,])(?:"
    rf"\d{{1,6}}(?:(?![,. ]\d){_SIGNS}{{1,4}}\d{{1,2}}|(?: [,.] ?|[,.] )\d{{3}})(?!\d|[.,:/-]\d){_EURO}"
    rf"|\d{{1,3}} \d{{1,2}}(?![\d.,:/]){_EURO}"
    rf"|\d{{1,5}}[.,]\d \d(?!\d){_EURO}"
    rf"|\d \d[.,]\d\d(?!\d){_EURO}"
    r"|\d{1,3},\d{3}(?!\d|[.,]\d)"
    rf"|\d{{1,6}}[.,]\d\d[.,]\d\d(?!\d){_EURO}"
    r")"
)
_CUT_ALONE = re.compile(r"\W*\d{1,6} ?[:/'!?*_-] ?\d{1,2}\W*$")
_SLIP = re.compile(SLIPPED)
_COMMA_SAID = re.compile(r"\bvirgule [\da-z]")


def cut_at(folded: str) -> list[tuple[int, int]]:
    """Where a sum is cut so that it is in doubt: from its first figure to its last one."""
    plain = [found.span() for found in _SLIP.finditer(folded)]
    cuts = [found.span() for found in [*_CUT.finditer(folded), *_COMMA_SAID.finditer(folded)]]
    return [one for one in cuts if not any(other[0] <= one[0] < other[1] for other in plain)]


def is_cut(folded: str) -> bool:
    """Whether the sum that answers a question is in doubt."""
    return bool(cut_at(folded)) or _CUT_ALONE.match(folded) is not None


def without_slip(number: str) -> str:
    """« 12 ,50 », « 12,,50 », « 12;50 », « 12 virgule 50 » as « 12,50 »."""
    number = re.sub(r" ?(?:virgule|[;·،٫]) ?", ",", number)
    return re.sub(r" ?[,.](?: ?[,.])? ?(?=\d\d$)", ",", number)
