"""The name of a clause that says who it is: « elle s'appelle Zulmira », « ça vient d'Atlanjob ». Pure."""

from __future__ import annotations

import re


def after_colon(text: str) -> str | None:
    """« c lui qui envoie : Bréhat Traiteur »: what stands after the mark, and nothing behind it."""
    found = _COLON.fullmatch(text.strip())
    return found["name"].strip() if found else None


def put_right(text: str) -> str | None:
    """« c'est Karim, euh non, l'acheteur c'est Salim Benali », « c'est Tonton, son nom c'est Dieudonné M. »:
    the one said last.
    """
    found = _RIGHTED.search(text)
    return found["name"].strip(" .'’-") if found else None


_RIGHTED = re.compile(
    r"\b(?i:son (?:vrai )?nom|(?:euh|ah|enfin|pardon)[\s,]+non\b.{0,60})[\s,]*(?i:c['’ ]?\s?est|est|:)\s+"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})\W*$"
)


def is_called(text: str) -> str | None:
    """« C'est ma petite sœur qui doit recevoir, elle s'appelle Zulmira Tavares »: the name, not the part."""
    found = _IS_CALLED.search(text)
    return found["name"].strip(" .'’-") if found else None


def of_house(text: str) -> str | None:
    """« La boutique, c'est Pas de Loup. »: what it is called, and not what it is."""
    found = _HOUSE_IS.fullmatch(text.strip())
    return found["name"].strip(" .'’-") if found else None


_HOUSE_IS = re.compile(
    r"(?i:(?:la|le|l['’]|cette|ce|mon|ma)\s?(?:boutique|magasin|enseigne|soci[ée]t[ée]|commerce|"
    r"commer[cç]ant|site|revue|marque|salle|club|entreprise|bo[iî]te|banque|journal|mutuelle))"
    r"\s*,?\s*(?i:c['’ ]?\s?est|s['’]appelle|c['’]est)\s+"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s[\w'’&.-]+){0,4}?)(?:,.*|\s*[.!]?)"
)


def comes_from(text: str) -> str | None:
    """« c'est pour moi, ça vient d'Atlanjob »: who sends it, where he says both."""
    found = _FOR_ME_FROM.search(text)
    return found["name"].strip(" .'’-") if found else None


def who_does(text: str) -> str | None:
    """« c'est moi qui attends et c'est Zalbo qui me le doit »: who does it, and not who waits."""
    found = _WHO_DOES.search(text)
    return found["name"].strip(" .'’-") if found else None


_WHO_DOES = re.compile(
    r"(?<=[\s,.;])(?i:et|mais|car)\s+(?i:c['’ ]?\s?est)\s+(?i:chez\s+)?(?P<name>[A-ZÀ-Ý][\w'’&.-]*"
    r"(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})\s+(?i:qui)\b"
)

_FOR_ME_FROM = re.compile(
    r"\b(?i:pour moi|sur mon compte|[àa] moi)\b[^.!?]{0,20}\b(?i:vient|venait|provient|envoy[ée]e?|"
    r"vers[ée]e?)\s+(?i:de\s+chez\s+|de\s+la\s+|de\s+|du\s+|des\s+|d['’]\s?|par\s+)"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})"
)

_IS_CALLED = re.compile(
    r"\b(?i:s['’ ]?appell?ent?|s['’ ]?appell?e|du nom de|au nom de)\s+(?P<name>[A-ZÀ-Ý][\w'’&.-]*"
    r"(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})"
)

_COLON = re.compile(
    r"(?P<lead>[^:\d]{4,40}?)\s*:\s*(?P<name>[A-ZÀ-Ý][\w'’&.+-]*(?:\s[\w'’&.+-]+){0,3})\s*[.!]?"
)
