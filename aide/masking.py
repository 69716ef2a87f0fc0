"""Hide card numbers and secrets before anything stores, logs or understands them (docs/rules.md R41)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import iban, luhn

Span = tuple[int, int]
HIDDEN, HIDDEN_EMAIL, HIDDEN_PHONE = "[donnée masquée]", "[e-mail]", "[téléphone]"
"""Marks rather than words, the same in every text: the patterns below know the first again."""
OUR_PHONE = "09 75 18 40 52"
_SEPARATOR = r"[\s.,;\-‐-―_/|\u00ad\u200b-\u200f\u2060\ufeff]"
_TIGHT = re.compile(rf"\d(?:{_SEPARATOR}?\d)*")
_LOOSE = re.compile(rf"\d(?:{_SEPARATOR}{{0,3}}\d)*")
_LAYOUTS = ((4, 4, 4, 4, 3), (4, 4, 4, 4), (4, 6, 5), (4, 6, 4))
"""How card numbers are printed; other groupings count only when nothing else touches them."""
_CARD_WORDS = re.compile(r"carte|num[ée]ro|\bcb\b|visa|mastercard", re.I)
_IBAN_LENGTHS = {
    "FR": 27, "MC": 27, "LU": 20, "BE": 16, "DE": 22, "ES": 24, "IT": 27, "NL": 18, "PT": 25, "CH": 21,
    "GB": 22, "IE": 22,
}  # fmt: skip
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[\s.-]?[A-Za-z0-9]){11,30}")
_DATE = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
# No card begins with 0, so a phone number at the head of a run of digits hides none.
_PHONE = re.compile(r"(?<!\d)(?<!\d[\s.-])(?:(?:\+|00)33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)")
_AFTER_CARD = re.compile(
    rf"{_SEPARATOR}{{0,3}}(?P<expiry>(?:0[1-9]|1[0-2])[/\-](?:20)?\d\d)?(?:{_SEPARATOR}{{0,3}}(?P<code>\d{{3}}))?(?!\d)"
)
# What shows that a number beside a secret's name is an amount, a date, a year or a count.
_NO_SECRET = r"(?!\s?(?:€|eur|fois\b|jours?\b|h\b)|[\s.,/-]?\d)"
_NO_YEAR = r"(?<!\bdepuis )(?<!\ben )"
_IS = r"(?:\s*(?::|=|c['’ ]?\s?est\b|est\b|c(?=\s)|[ée]tait\b))+\s*(?:le\s|bien\s)?"
_STATES = (
    r"(?:[:=]|est\b|bien\b|refus|incorrect|perdu|oubli|fau[xs]|bloqu|expir|invalide|pas\b|plus\b|toujours|mauvais|chang|trop\b|correct|bon\b|juste|erron|"
    r"non\b|demand|inconnu|rejet|accept|valide|valable|en\b|un\b|celui|ce\b|le\b|la\b|à\b|a\b|vol[ée]|pirat|connu|compliqu|nul\b|\[donn)"
)
_SECRETS = (
    re.compile(
        r"\b(?:cvv2?|cvc2?|cryptogramme|code de s[ée]curit[ée]|(?:3|trois) (?:derniers )?chiffres (?:au dos|"
        r"(?:de )?derri[èe]re|au verso))\b"
        rf"\D{{0,25}}?(?P<secret>\d{{3,4}})\b{_NO_SECRET}",
        re.I,
    ),
    re.compile(
        rf"\b(?:code (?:pin|confidentiel|secret)|pin)\b\D{{0,20}}?{_NO_YEAR}(?P<secret>\d{{4}}|\d\d \d\d|"
        rf"\d \d \d \d)\b{_NO_SECRET}",
        re.I,
    ),
    # « le code de ma carte 4321 » names a card by its last four: here only « est » makes it a secret.
    re.compile(
        rf"\bcode (?:de )?(?:ma |la )?(?:carte|cb)(?: bleue)?{_IS}(?P<secret>\d{{4}})\b{_NO_SECRET}", re.I
    ),
    re.compile(
        r"\b(?:sms|otp|3-?d ?secure|re[çc]u (?:le|un|ce) code|voici (?:le|mon) code|code (?:re[çc]u|"
        r"de (?:validation|v[ée]rification|confirmation)))\b"
        rf"\D{{0,20}}?{_NO_YEAR}(?P<secret>\d{{3}}[ -]\d{{3}}|\d\d[ -]\d\d[ -]\d\d|\d{{4,8}})\b{_NO_SECRET}",
        re.I,
    ),
    re.compile(
        rf"\b(?:mot de passe|mdp|password)\b(?:{_IS})?\s*[«\"'‘“]\s?(?P<secret>[^»\"'’”\[]+?)\s?[»\"'’”]",
        re.I,
    ),
    re.compile(rf"\b(?:mot de passe|mdp|password)\b{_IS}(?!{_STATES})(?P<secret>[^\s«»\"'‘’“”]+)", re.I),
    re.compile(r"\b(?:mot de passe|mdp|password)\s+(?P<secret>(?=\S*[A-Za-z])(?=\S*\d)[^\s\[]{6,})", re.I),
    re.compile(
        r"\b(?:exp(?:ire|iration)?|valable|validit[ée])\b\D{0,15}?(?P<secret>(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?(?:1[3-9]|[2-9]\d))(?![\d/\-])",
        re.I,
    ),
)


@dataclass(frozen=True)
class Masked:
    """A text that may be stored, and whether anything was hidden in it."""

    text: str
    changed: bool


def mask(text: str) -> Masked:
    """`text` with card numbers down to their last four digits, and CVV, PIN,
    codes by SMS and passwords hidden.

    Digits of other scripts and full-width ones count as digits; IBANs, phone numbers and dates are left (the
    dialogue needs them).
    """
    plain = _plain_digits(text)
    kept = [*_ibans(plain), *_spans(_PHONE, plain), *_spans(_DATE, plain)]
    hidden = _cards(_blank(plain, kept))
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
    """`text` for who need not know whose it is: also without e-mail addresses, phone numbers (but the
    service's own) and IBANs. For the desk's pages, its exports and the copy to print. No log calls it: what
    keeps a customer out of them is that no line is made of his words or data (docs/rules.md R42).
    """
    text = mask(text).text
    text = re.sub(r"[\w.+-]+@[\w-]+\.[\w.]+", HIDDEN_EMAIL, text)
    for start, end in reversed(_ibans(text)):
        text = f"{text[:start]}{text[start : start + 4]} [IBAN]{text[end:]}"
    return _PHONE.sub(lambda match: match.group() if match.group() == OUR_PHONE else HIDDEN_PHONE, text)


def _plain_digits(text: str) -> str:
    """The same length, with every decimal digit of any script as 0-9."""
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def _cards(plain: str) -> list[tuple[int, int, str]]:
    """The card numbers of `plain`, with the expiry and the code that follow them: where,
    and what to show instead.
    """
    found: list[tuple[int, int, str]] = []
    candidates = [(span, re.sub(r"\D", "", plain[slice(*span)])) for span in _candidates(plain)]
    sure = [(span, number) for span, number in candidates if number[0] != "0" and luhn.is_valid(number)]
    # A digit may be mistyped: beside the word « carte », sixteen of them are a card all the same.
    likely = (
        [(span, number) for span, number in candidates if len(number) == 16]
        if _CARD_WORDS.search(plain)
        else []
    )
    for (start, end), number in [*sure, *likely]:
        if _overlaps((start, end), [(first, last) for first, last, _ in found]):
            continue
        found.append((start, end, f"•••• •••• •••• {number[-4:]}"))
        after = _AFTER_CARD.match(plain, end)
        found += [(*after.span(name), HIDDEN) for name in ("expiry", "code") if after and after[name]]
    return found


def _candidates(plain: str) -> Iterator[Span]:
    """Where a card number may stand, the likeliest first: as printed, in one piece, then in any grouping."""
    for run in _LOOSE.finditer(plain):
        groups = [
            (run.start() + group.start(), run.start() + group.end())
            for group in re.finditer(r"\d+", run.group())
        ]
        for layout in _LAYOUTS:
            for first in range(len(groups) - len(layout) + 1):
                window = groups[first : first + len(layout)]
                if tuple(end - start for start, end in window) == layout:
                    yield window[0][0], window[-1][1]
        for start, end in groups:
            if 13 <= end - start <= 19:
                yield start, end
            if end - start > 16:
                yield start, start + 16
    for run in _TIGHT.finditer(plain):
        if 13 <= len(re.sub(r"\D", "", run.group())) <= 19:
            yield run.span()


def _ibans(text: str) -> list[Span]:
    """Where IBANs stand, those with a mistake too: exactly theirs,
    not the words or the card number that follow.
    """
    found = []
    for match in _IBAN.finditer(text):
        places = [place for place in range(*match.span()) if text[place].isalnum()]
        compact = "".join(text[place] for place in places)
        length = next((size for size in range(len(compact), 14, -1) if iban.is_valid(compact[:size])), None)
        length = length or _IBAN_LENGTHS.get(compact[:2].upper())
        if length is not None and length <= len(places):
            found.append((match.start(), places[length - 1] + 1))
    return found


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _blank(text: str, spans: list[Span]) -> str:
    """The same length, with what is kept as it is out of sight."""
    for start, end in spans:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
