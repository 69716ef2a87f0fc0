"""Names told by their capitals, and those that stand beside their sums. Pure."""

from __future__ import annotations

import re

from aide.folding import plain
from aide.nlu.entities.folding import fold
from aide.nlu.repair.lexicon import dictionary

_CAPITALS = re.compile(
    r"(?<![\w'’.-])(?:[A-ZÀ-Ý][A-ZÀ-Ý0-9&.'’-]{2,}(?:\s+[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9&.'’-]+){0,4}"
    r"|[A-ZÀ-Ý][a-zà-ÿ'’-]+(?:\s+(?:(?:&|et|de|du|des|la|le)\s+){0,2}[A-ZÀ-Ý][a-zà-ÿ'’-]+){1,3})(?![\w'’-])"
)
_SHOWN_IN_CAPITALS = re.compile(
    r"\b(?i:[aà]|chez|par|marqu[ée]|libell[ée]|site|soci[ée]t[ée]|"
    r"commer[çc]ant)\s+(?:(?i:la|le|les|du|de)\s+)?"
    r"(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý0-9&.'’-]{3,}(?:\s+[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9&.'’-]+){0,4})(?![\w'’-])"
)
_LEADING = re.compile(
    r"(?i:(?:c['’ ]?est|chez|par|euh|ben)\s+){0,2}(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý0-9&.'’*-]{2,}"
    r"(?:\s+[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9&.'’*-]*){0,4})\s*[,;:(]"
)
_NO_NAMES = re.compile(
    r"(?:sms|iban|rib|sepa|bic|cb|dab|gab|tpe|pin|otp|eur|euros?|non|oui|pas|stop|mais|svp|merci|bonjour|"
    r"bonsoir|urgent\w*|ok|visa|mastercard|"
    r"smartpay|sogexia|carte|mon|ma|mes|rec|opp|je|il|elle|on|vous|"
    r"le|la|les|celui|celle|l autre|un|une|deux)\b"
)
_OF_SUM = re.compile(
    r"(?:^|,|;|\bet\b|\+|\bpuis\b)\s*(?:(?:c['’ ]?est|y a|j['’]ai|marqu[ée])\s+)*"
    r"(?P<name>[^\d,;()€]{2,40}?)\s*(?:\(|:|\bpour\b|\bde\b|\b[aà]\b)\s*"
    r"(?:les?\s+|l['’]autre\s+(?:de\s+)?|celui de\s+)?"
    r"\d{1,6}(?:[.,]\d{1,2})?\s*(?:€|euros?\b|e\b)?\s*\)?",
    re.I,
)


LABEL = re.compile(
    r"^(?:(?:PAIEMENT|ACHAT|RETRAIT|CARTE|CB|PRLV|PR[EÉ]L[EÈ]VEMENT|SEPA|PAR|DE|DU)(?:\s+|$)){1,4}"
)
"""« PAIEMENT CB ZALBO »: what the statement says of the operation, before the name."""


def in_capitals(text: str) -> str | None:
    """« je crois que c'est la CARSAT », « j'ai déjà écrit, Ibrahima Diallo »:
    the last name that capitals show.
    """
    if text.upper() == text:
        return None
    found = [LABEL.sub("", one.group()).strip(" .'’-") for one in _CAPITALS.finditer(text)]
    names = [one for one in found if one and not _NO_NAMES.match(plain(one))]
    return names[-1] if names else None


def leading_capitals(text: str) -> str | None:
    """« ZALBO MADRID, écrit en gros, je connais pas »: the name in capitals, and then what he says of it."""
    found = None if text.upper() == text else _LEADING.match(text.strip())
    name = LABEL.sub("", found["name"]).strip(" .'’-") if found else ""
    return name if name and not _NO_NAMES.match(plain(name)) else None


def all_in_capitals(text: str) -> str | None:
    """« deux paiements à GAMEPAY », « c'est marqué GAMEPAY »; capitals may only be loud:
    « que j'ai RÉSILIÉ », « à PIED ».
    """
    found = None if text.upper() == text else _SHOWN_IN_CAPITALS.search(text)
    if found is None or _NO_NAMES.match(plain(found["name"])):
        return None
    name = found["name"].strip(" .'’-")
    is_loud = found.group().lower().startswith(("à ", "a ")) and fold(name) in dictionary()
    return None if is_loud else name


def beside_sums(text: str) -> str | None:
    """« ELECTRO pour les 480 et PAYGO pour les 15 »: both of them, « ELECTRO, PAYGO »."""
    names = [_trimmed(one["name"]) for one in _OF_SUM.finditer(text)]
    kept = [one for one in names if any(char.isalpha() for char in one) and not _NO_NAMES.match(plain(one))]
    return ", ".join(kept) if len(kept) > 1 and len(kept) == len(names) else None


def _trimmed(name: str) -> str:
    return re.sub(
        r"^(?:c['’ ]?est|le commer[çc]ant|le nom|mettez|non|oui)\s+", "", name.strip(" .:-"), flags=re.I
    ).strip()
