"""Numbers that are no secret, in a folded text: IBANs, telephones, days. The dialogue needs them."""

from __future__ import annotations

import re

from stdnum import iban

Span = tuple[int, int]
_IBAN_LENGTHS = {
    code: int(length)
    for code, length in (
        one.split(":")
        for one in (
            "FR:27-MC:27-LU:20-BE:16-DE:22-ES:24-IT:27-NL:18-PT:25-CH:21-GB:22-IE:22-AD:24-AT:20-"
            "BG:22-CY:28-CZ:24-DK:18-EE:20-FI:18-GR:27-HR:21-HU:28-IS:26-LI:21-LT:20-LV:21-MA:28-MT:31-NO:15-"
            "PL:28-RO:24-RS:22-SE:24-SI:19-SK:24-SM:27-TN:24-TR:26-UA:29-AE:23-SA:24-IL:23-DZ:26-SN:28-CI:28"
        ).split("-")
    )
}
"""Characters of an IBAN, by its country."""
_IBAN = re.compile(
    r"(?:(?<![a-z0-9])|(?<=iban))[a-z]{2}(?P<apart>[\s.-]?)\d{2}(?:[\s.-]{0,2}[a-z0-9]){11,30}"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_BETWEEN = r"[\s./()-]{0,3}"
_FRENCH = rf"(?:(?:\+|00){_BETWEEN}33{_BETWEEN}(?:0\)?{_BETWEEN})?|0)[1-9](?:{_BETWEEN}\d{{2}}){{4}}(?!\d)"
_COUNTRIES = (
    "352:6-9 32:8-9 41:9 49:7-11 44:10 34:9 39:9-10 351:9 31:9 1:10 212:9 213:9 216:8 377:8 43:7-11 "
    "353:7-9 48:9 40:9 46:7-9 221:9 225:10 237:9 262:9 590:9 594:9 596:9"
)
"""Beginnings of foreign numbers, and how many figures follow."""
_ABROAD = "|".join(
    rf"{code}(?:{_BETWEEN}\(0\))?(?:{_BETWEEN}\d){{{sizes.replace('-', ',')}}}"
    for code, sizes in (one.split(":") for one in _COUNTRIES.split())
)
_PHONE = re.compile(rf"(?<!\d)(?:{_FRENCH}|(?:\+|00){_BETWEEN}(?:{_ABROAD})(?!\d))")
_INSIDE = re.compile(r"\d[^\da-z€$£%]{1,4}$")
"""A telephone that other figures lead to may be a part of a longer number."""


def ibans(plain: str) -> list[Span]:
    """Where IBANs stand, those with a mistake too: exactly theirs, not the words or the card that follow."""
    found = []
    for match in _IBAN.finditer(plain):
        places = [place for place in range(*match.span()) if plain[place].isalnum()]
        compact = "".join(plain[place] for place in places).upper()
        length = _IBAN_LENGTHS.get(compact[:2])
        if match["apart"] and not (length and iban.is_valid(compact[:length])):
            continue  # « de 50 … » is no German IBAN
        if length is not None and length <= len(places):
            found.append((match.start(), places[length - 1] + 1))
    return found


def phones(plain: str) -> list[Span]:
    """Where telephones stand, French ones and those of the countries above written with « + » or « 00 »."""
    return [match.span() for match in _PHONE.finditer(plain)]


def phones_apart(plain: str) -> list[Span]:
    """Those that no other figures lead to: no card begins with 0, so none of its own is among them."""
    return [
        (start, end)
        for start, end in phones(plain)
        if plain[start] == "+" or not _INSIDE.search(plain, max(0, start - 5), start)
    ]


def days(plain: str) -> list[Span]:
    """« 12/10/2026 », « 2026-10-12 »."""
    return [match.span() for match in _DATE.finditer(plain)]
