"""A customer's figures written out, so that each sum and each day stands for itself. Pure.

« le 2, 10 et 16 nov » are three days, « 59,99 steam » is a sum, « c'est 75 pas 57 » are two
where one of them was a sum.
"""

from __future__ import annotations

import re
from decimal import Decimal

from aide.nlu.entities.amounts import find_amounts

MONTHS = (
    r"janv(?:ier)?|f[ée]v(?:rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|"
    r"nov(?:embre)?|d[ée]c(?:embre)?"
)
_DAYS_OF_MONTH = re.compile(
    rf"\b(?P<list>(?:\d{{1,2}}(?:er)?(?:\s*,\s+|\s*,le\s+|\s+(?:et|puis|&)\s+)(?:le\s+|du\s+)?){{1,8}})"
    rf"(?P<last>\d{{1,2}}(?:er)?)\s+(?P<month>{MONTHS})\b\.?"
    r"(?P<year>\s+20\d\d\b)?",
    re.I,
)
_DAY = re.compile(r"\d{1,2}(?:er)?")
EUROS_CENTS = re.compile(
    r"(?<![\w.,/])(?P<euros>\d{1,5})\s{0,3}(?:€|e|eur|euros?)\s{0,3}"
    r"(?P<cents>\d{2})(?:\s?(?:c|ct|cts|centimes?)\b)?(?!\w)"
    rf"(?!\s{{0,3}}(?:h\b|min|€|e\b|euros?|%|ans\b|jours?|fois|x\b|{MONTHS})|[/:]|[.,]\d)",
    re.I,
)
"""« 12 euros 50 », « 2 fois 49e90 », « 631 e 44 »: the cents after the sign."""
IN_EUROS = r"\g<euros>,\g<cents> €"
_CENTS = re.compile(r"(?<![\d.,/€])\b\d{1,5}[.,]\d{2}\b(?![.,/]\d|\s*(?:€|e\b|eur))", re.I)
_BARE_SUM = re.compile(
    r"(?P<link>\b(?:et|puis|plus)\s+(?:encore\s+|aussi\s+)?(?:de\s+)?)(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)"
    r"(?=\s+(?:[aà]|chez|pour|juste|derri[eè]re|encore|apr[eè]s)\b)",
    re.I,
)
_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_ONE_OF = (
    r"(?:une?|l['’]une?|l['’]autre|(?:le|la) (?:premi[èe]re?|second|seconde|deuxi[èe]me))\s+(?:est\s+)?"
    rf"(?:de|d['’]|[àa])\s*{_NUMBER}"
)
_ONE_AND_OTHER = re.compile(
    rf"\b{_ONE_OF}\s*(?:€|euros?\b|e\b)?\s*(?:,|;|\bet\b|\bpuis\b|\bplus\b)+\s*(?:{_ONE_OF})"
    rf"(?![\d.,]*\d|\s*(?:h\b|min|%|ans\b|jours?|mois|fois|{MONTHS}))",
    re.I,
)
"""« un de 60 et un de 35,50 »: two sums, though nothing says that the first is one."""
_OF_NUMBER = re.compile(rf"(?<=[ '’])(?P<sum>{_NUMBER})(?!\d|[.,]\d|\s*(?:€|euros?\b|e\b))", re.I)
_OF_MONTH = re.compile(
    rf"\b(?P<month>{MONTHS})\s+(?:c['’ ]?\s?(?:est|[ée]tait)\s+|c\s+)(?:plut[oô]t\s+)?le\s+(?P<new>\d{{1,2}})"
    rf"(?:\s+(?:et\s+)?pas\s+(?:le\s+)?(?P<old>\d{{1,2}}))?(?!\s*(?:{MONTHS})|[\d/])",
    re.I,
)
_MONTH_THEN_DAY = re.compile(
    (
        rf"\b(?:d[ée]but|fin|mi|courant|en)?[ -]*(?P<month>{MONTHS})\s*,\s*le\s+(?P<day>\d{{1,2}})"
        rf"(?!\s*(?:{MONTHS})|[\d/.])"
    ),
    re.I,
)
_SAME_MONTH = re.compile(
    rf"\ble\s+(?P<new>\d{{1,2}})\s+(?P<month>{MONTHS})(?P<between>,?\s+(?:et\s+)?(?:pas|non pas|"
    r"au lieu du)\s+(?:le\s+)?)"
    rf"(?P<old>\d{{1,2}})(?!\s*(?:{MONTHS})|[\d/])",
    re.I,
)
_INSTEAD = re.compile(
    rf"(?<![\d.,/])(?P<new>{_NUMBER})(?P<between>,?\s+(?:et\s+)?"
    r"(?:pas|non pas|au lieu d[e']|plut[oô]t que)\s+)"
    rf"(?P<old>{_NUMBER})(?P<unit>\s*(?:€|euros?\b|e\b))?(?![\d.,/])",
    re.I,
)
_TIMES_AFTER = re.compile(
    rf"(?P<sum>{_NUMBER})\s*(?:€|euros?|e\b)?\s*[x×*]\s*(?P<times>[2-9])(?!\d|[.,]\d|\s*(?:€|euros?\b|eur\b|e\b|balles\b))",
    re.I,
)
_TIMES_BEFORE = re.compile(
    (
        r"\b(?P<times>[2-9]|deux|trois|quatre|cinq|six)\s*(?:[x×*]|"
        rf"fois)\s*(?:les\s+)?(?P<sum>{_NUMBER})(?![.,]?\d)(?:\s?€)?"
    ),
    re.I,
)
_TOLD_DAY = rf"\d{{1,2}}(?:\s+(?:{MONTHS})\b\.?|/\d{{1,2}}(?:/\d{{2,4}})?)"
_RANK_AFTER = re.compile(
    rf"(?P<day>{_TOLD_DAY})\s+(?:pour\s+|c['’ ]?\s?est\s+|c\s+)?le\s+1\s?er\b(?!\s*(?:{MONTHS}))", re.I
)
_RANK_BEFORE = re.compile(
    r"\ble\s+1\s?er(?=\s+(?:(?:pr[ée]l[èe]v\w*|d[ée]bit\w*|paiements?|virements?|retraits?|achats?|"
    r"c['’ ]?\s?(?:est|[ée]tait)|c|"
    rf"[ée]tait|est|date)\s+){{1,3}}(?:du\s+|le\s+)?{_TOLD_DAY})",
    re.I,
)
"""« c'est le 12 août le 1er »: the first of them, and not the first of a month."""
_SLIP = re.compile(
    rf"(?P<first>(?<![\d.,]){_NUMBER}\s*(?:€|euros?\b|eur\b|e\b|balles\b))"
    r"(?P<link>[\s,.…!-]{1,4}(?:(?:ah|oh|euh|mais|bah|ben)[\s,]+){0,3}(?:non|nan|pardon|oups|erreur|enfin|"
    r"en fait|attend\w*|zut|mince)(?:[\s,]+[^\W\d_]+){0,6}?[\s,]+"
    r"(?:c['’ ]?\s?(?:est|[ée]tait)|c|plut[oô]t|mais)\s+(?:plut[oô]t\s+|bien\s+)?)"
    rf"(?P<sum>{_NUMBER})(?![\d/]|[.,]\d|\s*(?:€|euros?\b|eur\b|e\b|"
    rf"balles|h\b|%|ans\b|jours?|mois|fois|{MONTHS}))",
    re.I,
)
"""« 460 euros, non je dis une bêtise c'est 640 »: the second is a sum too."""
COUNTED = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}


def readable(text: str) -> str:
    """The text with its days and sums written out; as it was where nothing is to be written out."""
    text = EUROS_CENTS.sub(IN_EUROS, text)
    text = _SLIP.sub(r"\g<first>\g<link>\g<sum> €", text)
    text = _RANK_BEFORE.sub("le premier", _RANK_AFTER.sub(r"\g<day> le premier", text))
    text = _DAYS_OF_MONTH.sub(_each_with_month, text)
    text = _MONTH_THEN_DAY.sub(r" le \g<day> \g<month>", text)
    text = _OF_MONTH.sub(_day_for_day, text)
    text = _SAME_MONTH.sub(r"le \g<new> \g<month>\g<between>\g<old> \g<month>", text)
    text = _TIMES_AFTER.sub(lambda found: f"{found['times']} fois {found['sum']} €", text)
    text = _TIMES_BEFORE.sub(_as_times, text)
    text = _ONE_AND_OTHER.sub(lambda found: _OF_NUMBER.sub(r"\g<sum> €", found.group()), text)
    text = _CENTS.sub(r"\g<0> €", text)
    sums = {one.value for one in find_amounts(text)}
    if not sums:
        return text
    text = _INSTEAD.sub(lambda found: _as_sums(found, sums), text)
    return _BARE_SUM.sub(r"\g<link>\g<sum> €", text)


def _each_with_month(found: re.Match[str]) -> str:
    days = [*_DAY.findall(found["list"]), found["last"]]
    return ", ".join(f"le {day} {found['month']}{found['year'] or ''}" for day in days)


def _day_for_day(found: re.Match[str]) -> str:
    """« octobre c'était le 4 pas le 3 »."""
    wrong = f" pas le {found['old']} {found['month']}" if found["old"] else ""
    return f"c'était le {found['new']} {found['month']}{wrong}"


def _as_times(found: re.Match[str]) -> str:
    return f"{found['times'].lower().rstrip()} fois {found['sum']} €"


def _as_sums(found: re.Match[str], sums: set[Decimal]) -> str:
    """« c'est 75 pas 57 » in a text that told 57 €."""
    if _value(found["old"]) not in sums:
        return found.group()
    return f"{found['new']} €{found['between']}{found['old']}{found['unit'] or ' €'}"


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))
