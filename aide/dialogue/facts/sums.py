"""Sums as customers type them: what is taken back, what is left on the account, what was drawn."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from aide.dialogue.facts.balances import without_balance
from aide.dialogue.facts.days import TAKEN_BACK
from aide.dialogue.facts.fields import LARGEST, Parsed
from aide.dialogue.facts.readable import EUROS_CENTS, IN_EUROS
from aide.folding import plain
from aide.nlu.entities.amounts import parse_amount
from aide.nlu.entities.doubtful_amounts import is_cut
from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import before


def parse_sum(text: str) -> Parsed:
    """The sum that the answer is, as « 50.00 »; else what is wrong with it, or nothing."""
    if is_cut(fold(text)):
        return Parsed()
    if (wanted := claimed(text)) is not None:
        return Parsed(value=f"{wanted:.2f}")
    clean = _put_right_at_once(without_balance(EUROS_CENTS.sub(IN_EUROS, text)))
    after = _after_slip(clean)
    after = next((one["sum"] for one in _COMES_TO.finditer(after)), after)
    amount = parse_amount(after)
    amount = (
        parse_amount(re.split(r"[,.;](?=\s)", after.strip(" ,.;"), maxsplit=1)[0])
        if amount is None
        else amount
    )
    amount = parse_amount(clean) if amount is None else amount
    if amount is None:
        return Parsed()
    if amount <= 0:
        return Parsed(problem="utter_montant_negatif")
    if amount > LARGEST:
        return Parsed(problem="utter_montant_absurde")
    return Parsed(value=f"{amount:.2f}")


def _put_right_at_once(text: str) -> str:
    """« 31,40 heu 13,40 pardon », « 540… 546 exactement, pas 540 »:
    the sum that he puts in the place of the other.
    """
    found = _PARDON.search(text)
    if found is not None and any(map(str.isdigit, text[: found.start()])):
        return found["sum"]
    told = [_decimal(one) for one in _NUMERIC_FR.findall(text)]
    rights = [one["sum"] for one in _NOT_THE_OTHER.finditer(text) if told.count(_decimal(one["old"])) > 1]
    return rights[-1] if rights else text


_COMES_TO = re.compile(
    r"\d.{0,300}?[\s,;:]\s*(?:donc|soit|ça (?:fait|nous fait)|ca fait)(?: bien)?[ ,:]*(?P<sum>\d{1,6}"
    r"(?:[.,]\d{1,2})?(?:\s*(?:€|euros?|e|balles))?)"
    r"(?:\s+(?:[àa] (?:me )?rendre|en tout|au total))?\W*$",
    re.I | re.S,
)
"""« 160 par enfant et j'en ai deux, donc 320 »: what his own reckoning comes to."""


def _after_slip(text: str) -> str:
    """« 60 euros… oh non, 80 », « 29 oups 19 »: what he says after taking back a number,
    where there is another.
    """
    for mark in reversed(list(TAKEN_BACK.finditer(text))):
        before, after = text[: mark.start()], text[mark.end() :]
        if _DIGIT.search(before) and _DIGIT.search(after) and not _NOT_THAT.match(after):
            return after
    return text


_DIGIT = re.compile(r"\d")
_NOT_THAT = re.compile(r"[\s,]*(?:pas|et non)\b", re.I)


_SPENT = re.compile(r"\b(?:retir[ée]\w*|retrait|achat|achet[ée]\w*)\s+(?:de\s+|d['’])?$", re.I)


def is_no_fee(text: str, start: int) -> bool:
    """« j'ai retiré 100 € et vous m'avez compté des frais »: the sum drawn, not the fee."""
    return _SPENT.search(before(text, start)) is not None and _names_fee(text)


@lru_cache(maxsize=4)
def _names_fee(text: str) -> bool:
    """Asked again for each sum of the text."""
    return re.search(r"\b(?:frais|commission)\b", plain(text)) is not None


_NUMBER = r"\d{1,6}(?:[.,]\d{1,2})?"
_CLAIMED = re.compile(
    rf"\b(?:donc|soit|ça fait|ca fait|au total|en tout)[ ,:]*(?P<a>{_NUMBER})\s*(?:€|euros?|e|balles)?\s*"
    r"(?:en tout|au total|les (?:deux|2|trois|3))\b|"
    r"\b(?:au total|en tout|total\s*[:=]|le total (?:est |fait |"
    rf"c['’]est )?(?:de )?)\s*:?\s*(?P<b>{_NUMBER})(?![\d.,])|"
    rf"(?<![\d.,])(?P<d>{_NUMBER})\s*(?:€|euros?|e|balles)?\s*(?:(?:en|au) total|en tout)\b(?!\s*:?\s*\d)|"
    r"\b(?:je veux|rendez|remboursez|rends|rembourse|rendre|"
    r"r[ée]cup[ée]rer)(?:[- ]moi)?\s+(?:juste |que )?(?:les|mes)\s+"
    rf"(?P<c>{_NUMBER})(?![\d.,]|\s*(?:fois|jours|mois|pr[ée]l|"
    r"paiements?|d[ée]bits?|virements?|op[ée]rations?))",
    re.I,
)
DENIED = re.compile(
    r"\b(?:pas|enlev\w*|enl[eè]v\w*|retir\w*|supprim\w*)\s+(?:le\s+|la\s+|les\s+|de\s+|d['’]\s*)?$", re.I
)
"""Before a value that is not the one: « pas 3,45 », « il faut enlever le 3,45 »."""


def claimed(text: str) -> Decimal | None:
    """« donc 125,08 en tout », « je veux les 8 du 15 »: the sum that he claims, whatever stands beside it."""
    found = _CLAIMED.search(text)
    number = next((one for one in found.groups() if one), None) if found else None
    return Decimal(number.replace(",", ".")) if number else None


_VALUE = rf"(?<![\d.,])(?P<sum>{_NUMBER})(?![\d]|[.,]\d)"
_ORDERED = re.compile(
    r"\b(?:mett(?:ez|re)|mets|not(?:ez|er|e)|indiqu(?:ez|er)|inscri(?:vez|re)|[ée]cri(?:vez|re)|"
    r"rempla(?:cez|cer) par|corrig(?:ez|er) (?:en|par)|garde[zr])\s+"
    rf"(?:(?:donc|plut[oô]t|juste|seulement|bien|le montant|la somme|[àa]|de)\s+)*{_VALUE}(?!\s*(?:jours?|"
    r"mois|fois|semaines?|%|h\b|/))",
    re.I,
)
"""« mettez 119 », « il faut noter 42,50 »."""


def ordered(text: str, known: Any) -> Decimal | None:
    """« les 5 euros de port ne se remboursent pas, mettez donc 119 »:
    the sum that he orders in place of the `known` one.

    Also the one before « et pas 124 », « au lieu de 124 », where 124 is what is noted.
    """
    if known is None or not _NUMERIC.fullmatch(str(known)):
        return None
    noted = Decimal(str(known))
    instead = (one for one in _INSTEAD.finditer(text) if _decimal(one["old"]) == noted)
    found = [*_ORDERED.finditer(text), *instead]
    values = [value for one in found if (value := _decimal(one["sum"])) != noted]
    return values[-1] if values else None


_NUMERIC = re.compile(r"\d+(?:\.\d+)?")
_INSTEAD = re.compile(
    (
        rf"{_VALUE}\s*(?:€|euros?|e\b|balles)?\s*,?\s*(?:et (?:pas|non)(?: pas)?|pas|non|au lieu de|"
        rf"[àa] la place de)\s+(?:les?\s+|de\s+)?(?P<old>{_NUMBER})(?![\d]|[.,]\d)"
    ),
    re.I,
)


_UNIT = r"(?:\s*(?:€|euros?\b|eur\b|e\b|balles\b))?"
_NUMERIC_FR = re.compile(rf"(?<![\d.,]){_NUMBER}(?![\d]|[.,]\d)")
_PARDON = re.compile(
    r"\b(?:h?euu?h?|non|nan|oups|enfin|ou plut[oô]t|rah|zut)[\s,.…]+"
    rf"(?P<sum>(?<![\d.,]){_NUMBER}(?![\d]|[.,]\d){_UNIT})\s*,?\s*"
    r"(?:pardon|d[ée]sol[ée]e?|sorry|excuse[zr]?|je veux dire)\b",
    re.I | re.S,
)
_NOT_THE_OTHER = re.compile(
    (
        rf"(?P<sum>{_VALUE.replace('(?P<sum>', '(?:')}{_UNIT})(?:\s+(?:exactement|tout rond|pile|en tout|"
        rf"pr[ée]cis[ée]ment))?\s*,?\s*(?:et )?(?:pas|non pas)\s+(?P<old>{_NUMBER})(?![\d]|[.,]\d)"
    ),
    re.I,
)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))
