"""Codes and passwords in a folded text, in the ways people write them: the name before or behind.

Each pattern is linear: what stands between a name and its value is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aide.password_patterns import IS, MAY_BE, find_passwords

Span = tuple[int, int]
# What shows that a number beside a secret's name is an amount, a date, a year or a count.
_NO_SECRET = (
    r"(?![^\S\n]?(?:€|eur|fois\b|jours?\b|h\b|%|heures?\b|min|mois\b|ans\b|essais?\b|tentatives?\b|"
    r"messages?\b|sms\b|caracteres?\b|"
    r"chiffres?\b|balles\b)|[\s.,/-]?\d)"
)
_NO_COUNT = r"(?<![\d.,/])(?<!\d[\s-])(?<!depuis )(?<!\ben )(?<!apres )"
_GAP = r"(?:[^\d\n]{0,25}?|\s{0,2}\n\s{0,2}|[^\d\n]{0,12} a (?:3|4) chiffres[^\d\n]{0,12}?)"
_SURE_LINK = (
    r"[^\d\n]{0,45}?\b(?:c ?'? ?est|cest|c ?'? ?etait|est|etait|ce sera)\s{1,2}(?:le |la |bien |que )?"
)
"""« le cvv n'est plus lisible, je pense que c'est … »: far from its name, and surely given."""
_APART = r"\d(?:[ .-]{1,2}\d)"
_SECURITY = (
    r"\b(?:cvv2?|cvc2?|cvn|cvs|ccv2?|csc|cid|cw|c[ .]v[ .]v\.?|cr[iy]ptogram+e?s?|"
    r"crypto(?= au dos)|code (?:de |d )?securite|security code|code secu|"
    r"codes? (?:a )?(?:3|trois) chiffres(?: de (?:la|ma) (?:carte|cb))?|"
    r"numero de securite(?! sociale)|"
    r"(?:3|trois) (?:derniers )?(?:chiffres|numeros) (?:au dos|dos|derriere|de derriere|au verso|"
    r"a l'arriere|de securite)|"
    r"(?:3|trois) chiffres(?=\s?[:=])|(?:chiffres|code|numeros?) (?:au dos|derriere|de derriere|au verso|"
    r"a l'arriere))\b"
)
_PIN = (
    r"\b(?:codes? (?:pin|confidentiels?|secrets?|personnels?|a (?:4|quatre) chiffres|de retrait|"
    r"du distributeur|"
    r"de (?:ma |la )?(?:carte|cb) (?:bancaire|bleue)|de carte(?: bleue| bancaire)?|carte|"
    r"pine?(?: a (?:4|6) chiffres)?)|pin)\b"
)
_ONE_TIME = (
    r"\b(?:sms|texto|otp|3-?d ?-?secure|3ds|recu (?:le|un|ce|mon) code|voici (?:le|mon|un) code|"
    r"code (?:sms|recut?|envoye|unique|temporaire|a usage unique|par sms|qu'?on m'a envoye|que (?:j'ai|"
    r"jai) recu|d'authentification|"
    r"d'activation|pour valider|dynamique|digipass|luxtrust|securipass|verif(?:ication)?|validation|"
    r"de securite|d'acces(?: internet)?|"
    r"de (?:validation|verif|verification|confirmation|securisation|connexion|paiement|"
    r"double authentification)))\b"
)
_GROUPED = (
    r"(?:\d{3}[ .-]{1,2}\d{3,4}|\d\d(?:[ .-]{1,2}\d\d){1,3}|\d{4}[ .-]\d{4}|\d(?:[ .-]{1,2}\d){3,7}|\d{4,8})"
)
_MARKED = r"[^\da-z\n]{1,3}(?:(?:ca|c ?'? ?est|cest|c|est|comme|pour|etait|etant)\s)"
_OWN = r"(?:bien )?(?:mon |le |ma |notre )?"
_IT_IS, _SURELY_IS = rf"{_MARKED}{{0,2}}{_OWN}", rf"{_MARKED}{{1,2}}{_OWN}"
_GIVEN = "eu|recu|obtenu|donne|dicte|communique|tape|saisi|entre|rentre|dit"
CODES = (
    re.compile(rf"{_SECURITY}{_GAP}{_NO_COUNT}(?P<secret>\d{{3,4}}|{_APART}{{2,3}})\b{_NO_SECRET}"),
    re.compile(rf"\bcrypto\b{MAY_BE}[^\da-z\n]{{0,3}}(?P<secret>\d{{3}}|{_APART}{{2}})\b{_NO_SECRET}"),
    re.compile(rf"{_NO_COUNT}(?P<secret>\b\d{{3}}|\b{_APART}{{2}})(?:{_IT_IS})(?:{_SECURITY[2:]}|crypto\b)"),
    re.compile(
        rf"{_PIN}[^\d\n]{{0,20}}?{_NO_COUNT}(?P<secret>\d{{4}}|\d{{6}}|\d\d[ .-]{{1,2}}\d\d|"
        rf"{_APART}{{3}})\b{_NO_SECRET}"
    ),
    re.compile(rf"{_NO_COUNT}\b(?P<secret>\d{{4}}|\d\d[ .-]\d\d|{_APART}{{3}}){_IT_IS}{_PIN}"),
    # « le code de ma carte 4321 » names a card by its last four: here only « est » makes it a secret.
    re.compile(
        rf"\bcode (?:de )?(?:ma |la )?(?:carte|cb)(?: bleue)?{IS}(?P<secret>{_GROUPED})\b{_NO_SECRET}"
    ),
    re.compile(
        rf"(?:{_SECURITY}|{_PIN}|{_ONE_TIME}){_SURE_LINK}(?P<secret>{_GROUPED}|\d{{3}})\b{_NO_SECRET}"
    ),
    re.compile(rf"{_PIN}[^\d\n]{{0,20}}?\d{{4,6}} (?:a|en|par|et) (?P<secret>\d{{4}}|\d{{6}})\b{_NO_SECRET}"),
    re.compile(
        r"\b(?:le )?(?:premier|deuxieme|second|dernier|1er|2e|2eme) "
        rf"(?:code )?(?P<secret>\d{{5,8}})\b{_NO_SECRET}"
    ),
    re.compile(r"(?<!\d)(?P<secret>\d{3,4})(?=cv[vc]\b)"),
    re.compile(rf"{_NO_COUNT}\b(?P<secret>\d{{3}})\s(?:au dos|derriere|au verso)\b"),
    re.compile(
        rf"{_NO_COUNT}\b(?P<secret>{_GROUPED})\s{{1,2}}(?:est |c'est |c )?"
        r"(?:(?:le|mon|un|votre|ton|your) )?(?:code (?:du sms|sms|recu|envoye|"
        r"de (?:validation|securite|verification))|verification code)\b"
    ),
    re.compile(rf"\b(?:verification|security|sms) code (?:is )?(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\b(?:mon|ton|votre|son|notre|le|mes|leur) codes?{IS}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bmon code\s(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bcode\s?[:=]\s?(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bcode\s(?P<secret>\d{{6}}|\d{{3}}[ -]\d{{3}}|{_APART}{{5}})\b{_NO_SECRET}"),
    re.compile(
        rf"\b(?:{_GIVEN})[a-z]{{0,4}} (?:(?:le|mon|ce|un|"
        rf"les) )?codes?\s?[:,]?\s?(?P<secret>{_GROUPED})\b{_NO_SECRET}"
    ),
    re.compile(rf"\bcode\b{_GAP}\b(?:{_GIVEN})[a-z]{{0,4}}[\s:,]{{1,3}}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bvalidation\s?[:=]?\s?(?P<secret>\d{{6}}|\d{{3}}[ -]\d{{3}})\b{_NO_SECRET}"),
    re.compile(rf"{_ONE_TIME}[^\d\n]{{0,20}}?{_NO_COUNT}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(
        rf"{_ONE_TIME}{IS}(?P<secret>(?=[a-z-]{{0,7}}\d)(?=[\d-]{{0,7}}[a-z])[a-z\d]{{1,4}}-?[a-z\d]{{3,6}})\b"
    ),
    re.compile(
        rf"{_NO_COUNT}\b(?P<secret>\d{{3}}[ -]\d{{3}}|\d{{4,8}}|"
        rf"{_APART}{{3,7}})(?:{_SURELY_IS}(?:code\b(?! (?:postal|erreur|promo))|otp\b)"
        r"|[^\da-z\n]{1,3}(?:(?:recu|envoye|arrive)s? )?(?:par|via|dans le) (?:sms|texto)\b)"
    ),
    re.compile(
        r"(?:\b|(?<=\d))(?:exp(?:ire|iration)?|date|valable|validite|valide)\b[^\d\n]{0,15}?"
        r"(?P<secret>(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?(?:1[3-9]|[2-9]\d))(?![\d/\-])"
    ),
)
"""What each finds is in its group `secret`."""


def find_secrets(plain: str, original: str, origins: list[int]) -> Iterator[Span]:
    """Where codes and passwords stand in the folded text; capitals of the original tell a password."""
    for pattern in CODES:
        yield from (found.span("secret") for found in pattern.finditer(plain))
    yield from find_passwords(plain, original, origins)
