"""Hide card numbers and secrets before anything stores, logs or understands them (FACTS 9.3: last four only)."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stdnum import iban, luhn

HIDDEN = "[donnée masquée]"
_SEPARATOR = r"[\s.\-–_/]?"
_DIGITS = re.compile(rf"(?<![\w+])\d(?:{_SEPARATOR}\d){{12,18}}(?!\d)")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:\s?[A-Za-z0-9]){11,30}")
_SECRETS = (
    re.compile(r"\b(?:cvv2?|cvc2?|cryptogramme|code de s[ée]curit[ée])\b\D{0,20}?(?P<secret>\d{3,4})\b", re.I),
    re.compile(r"\b(?:code (?:pin|confidentiel|secret)|pin)\b\D{0,20}?(?P<secret>\d{4})\b", re.I),
    re.compile(r"\b(?:sms|otp|3-?d ?secure|code re[çc]u|code de validation)\b\D{0,20}?(?P<secret>\d{4,8})\b", re.I),
    re.compile(
        r"\b(?:mot de passe|mdp|password)\b\s*(?:(?:est|c'est|c est|:|=)\s*)+[«\"']?(?P<secret>[^\s»\"']+)", re.I
    ),
    re.compile(r"\b(?:exp(?:ire|iration)?|valable|validit[ée])\b\D{0,15}?(?P<secret>(?:0[1-9]|1[0-2])/\d{2})\b", re.I),
)


@dataclass(frozen=True)
class Masked:
    """A text that may be stored, and whether anything was hidden in it."""

    text: str
    changed: bool


def mask(text: str) -> Masked:
    """`text` with card numbers down to their last four digits, and CVV, PIN, codes by SMS and passwords hidden.

    Digits of other scripts and full-width ones count as digits; IBANs are left (the dialogue needs them).
    """
    plain = _plain_digits(text)
    hidden: list[tuple[int, int, str]] = []
    keep = [match.span() for match in _IBAN.finditer(plain) if _is_iban(match.group())]
    for match in _DIGITS.finditer(plain):
        if not _overlaps(match.span(), keep) and _is_card(match.group(), plain):
            hidden.append((*match.span(), f"•••• •••• •••• {re.sub(r'[^0-9]', '', match.group())[-4:]}"))
    for pattern in _SECRETS:
        for match in pattern.finditer(plain):
            span = match.span("secret")
            if not _overlaps(span, [(start, end) for start, end, _ in hidden]):
                hidden.append((*span, HIDDEN))
    result = text
    for start, end, replacement in sorted(hidden, reverse=True):
        result = result[:start] + replacement + result[end:]
    return Masked(result, bool(hidden))


def mask_personal(text: str) -> str:
    """`text` for a log: also without e-mail addresses, phone numbers and IBANs."""
    text = mask(text).text
    text = re.sub(r"[\w.+-]+@[\w-]+\.[\w.]+", "[e-mail]", text)
    text = _IBAN.sub(lambda match: f"{match.group()[:4]} [IBAN]" if _is_iban(match.group()) else match.group(), text)
    return re.sub(r"(?<!\d)(?:\+33|0033|0)\s?[1-9](?:[\s.-]?\d{2}){4}(?!\d)", "[téléphone]", text)


def _plain_digits(text: str) -> str:
    """The same length, with every decimal digit of any script as 0-9."""
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def _is_card(digits: str, context: str) -> bool:
    number = re.sub(r"[^0-9]", "", digits)
    if luhn.is_valid(number):
        return True
    return len(number) == 16 and re.search(r"carte|num[ée]ro|cb\b|visa|mastercard", context, re.I) is not None


def _is_iban(text: str) -> bool:
    compact = re.sub(r"\s", "", text)
    return any(iban.is_valid(compact[:length]) for length in range(len(compact), 14, -1))


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
