"""IBAN, e-mail, telephone, complaint reference and last four digits of a card in French text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from stdnum import iban

from aide.nlu.entities.folding import fold
from aide.nlu.entities.last_four import LastFour, find_last_fours, parse_last_four

__all__ = [
    "Identifier",
    "LastFour",
    "find_emails",
    "find_ibans",
    "find_last_fours",
    "find_phones",
    "find_references",
    "parse_last_four",
    "parse_reference",
]

# The company's own numbers, and the national card-blocking line: never the customer's.
NOT_THE_CUSTOMERS = {"+33975184052", "+35227860464", "+33892705705"}


@dataclass(frozen=True)
class Identifier:
    """An identifier as typed, and its one canonical spelling as `value`."""

    start: int
    end: int
    text: str
    value: str


def find_ibans(text: str) -> list[Identifier]:
    """The IBANs whose check digits and country form are right (ISO 13616);
    `value` without spaces, in capitals.
    """
    folded, found = fold(text), []
    for match in _IBAN.finditer(folded):
        compact = re.sub(r"[^a-z0-9]", "", match.group()).upper()
        length = _IBAN_LENGTH.get(compact[:2])
        lengths = [length] if length else range(len(compact), 14, -1)
        value = next(
            (
                compact[:size]
                for size in lengths
                if len(compact) >= size and iban.is_valid(compact[:size], check_country=False)
            ),
            None,
        )
        if value:
            end = _end_of(folded, match.start(), len(value))
            found.append(Identifier(match.start(), end, text[match.start() : end], value))
    return found


def find_emails(text: str) -> list[Identifier]:
    """The e-mail addresses (form only, no DNS), also dictated ('jean arobase free point fr');
    the domain in lower case.
    """
    folded, found = fold(text), []
    if "@" not in folded and "arobase" not in folded:
        return []
    for match in _EMAIL.finditer(text if "@" in folded else folded):
        typed = re.sub(r" ?(?:@|\(?arobase\)?) ?", "@", match.group(), flags=re.I)
        typed = re.sub(r" point ", ".", typed, flags=re.I)
        try:
            value = validate_email(typed, check_deliverability=False).normalized
        except EmailNotValidError:
            continue
        found.append(Identifier(match.start(), match.end(), text[match.start() : match.end()], value))
    return found


def find_phones(text: str) -> list[Identifier]:
    """The customer's telephone numbers, French unless a country code says otherwise; `value` in E.164."""
    folded, found = fold(text), []
    for match in _PHONE.finditer(folded):
        try:
            number = phonenumbers.parse(
                match.group(), _OVERSEAS.get(re.sub(r"\D", "", match.group())[:4], "FR")
            )
        except phonenumbers.NumberParseException:
            continue
        value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        # Ranges kept by the regulator for fiction (06 39 98 ...) are well formed but
        # not "valid" for the library.
        is_good = (number.country_code == 33 and len(value) == 12) or phonenumbers.is_valid_number(number)
        if is_good and value not in NOT_THE_CUSTOMERS:
            found.append(Identifier(match.start(), match.end(), text[match.start() : match.end()], value))
    return found


def find_references(text: str) -> list[Identifier]:
    """The complaint references, as printed or typed by heart ('rec 2026 123'); `value` is REC-YYYY-NNNNNN."""
    folded = fold(text)
    return [
        Identifier(*match.span("code"), text[match.start("code") : match.end("code")], _reference(match))
        for pattern in (_REFERENCE, _NAMED_REFERENCE)
        for match in pattern.finditer(folded)
    ]


def parse_reference(text: str) -> str | None:
    """The one reference that answers "quel numéro de réclamation ?",
    even without its letters ('2026-123').
    """
    values = {found.value for found in find_references(text)}
    if not values:
        values = {_reference(match) for match in _BARE_REFERENCE.finditer(fold(text))}
    return values.pop() if len(values) == 1 else None


def _reference(match: re.Match[str]) -> str:
    return f"REC-{match['year']}-{int(match['serial']):06d}"


def _end_of(folded: str, start: int, count: int) -> int:
    """The offset after the `count`-th letter or digit from `start`."""
    end = start
    while count:
        count -= folded[end].isalnum()
        end += 1
    return end


_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d{2}(?:[ .-]?[a-z0-9]){11,40}")
_IBAN_LENGTH = {
    "FR": 27,
    "MC": 27,
    "LU": 20,
    "BE": 16,
    "DE": 22,
    "ES": 24,
    "IT": 27,
    "PT": 25,
    "NL": 18,
    "CH": 21,
    "GB": 22,
    "IE": 22,
    "LT": 20,
    "MT": 31,
    "AT": 20,
    "PL": 28,
    "RO": 24,
    "EE": 20,
    "CY": 28,
    "SM": 27,
}
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%'-]+ ?(?:@|\(?\barobase\b\)?) ?[\w-]+(?:(?:\.| point )[\w-]+)+(?<![.-])", re.I
)
_PHONE = re.compile(
    r"(?<![\w+/.,-])(?:(?:\+|00) ?\d{1,3}(?: ?\(0\))?(?:[ .-]?\d){7,11}|0[1-9](?:[ ._/-]{0,2}\d{2}){4}"
    r"|0[1-9]\d(?:[ .-]\d{3}){1}(?:[ .-]\d{2}){2}|0 \d{3} \d{3} \d{3}|"
    r"0[1-9]\d{2} \d{2} \d{2} \d{2})(?![\w]|[ .,-]?\d\d)"
)
# Overseas departments have country codes of their own: 0262 is dialled from there, +262 262 from elsewhere.
_OVERSEAS = {
    **dict.fromkeys(("0262", "0263", "0692", "0693"), "RE"),
    **dict.fromkeys(("0590", "0690", "0691"), "GP"),
    **dict.fromkeys(("0594", "0694"), "GF"),
    **dict.fromkeys(("0596", "0696", "0697"), "MQ"),
}
_YEAR_SERIAL = r"(?P<year>20\d\d)[ ._/-]*(?P<serial>\d{1,6})(?!\d)"
_REFERENCE = re.compile(rf"(?<![a-z0-9])(?P<code>rec(?:l|lam)?[ ._/:°n-]*{_YEAR_SERIAL})")
_NAMED_REFERENCE = re.compile(
    r"\b(?:reclamation|dossier|reference|ref|plainte|ticket)(?: (?:numero|num|no|n|est))?[ .:°]*"
    r"(?P<code>(?P<year>20\d\d)[ ._/-]?(?P<serial>\d{6})(?!\d))"
)
_BARE_REFERENCE = re.compile(rf"(?<![\d/.,]){_YEAR_SERIAL}(?![/.,-]\d)")
