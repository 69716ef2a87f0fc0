"""E-mail addresses as customers type or dictate them."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email

from aide.dialogue.facts.fields import Parsed

_AT = re.compile(r"\s*[(\[]?\b(?:arobase|arobas|arrobas|at sign)\b[)\]]?\s*", re.I)


_SPELLED_DOT = re.compile(r"\s+(?:point|dot)\s+", re.I)


def parse_email(text: str) -> Parsed:
    """Also as one dictates it: « jeanne point roussel arobase exemple point org »."""
    if plain_one := re.search(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,63}", text, re.I):
        text = plain_one.group()
    spoken = _AT.sub("@", text)
    if spoken != text or "@" in text:
        spoken = _dots_beside_at(spoken)
    found = re.search(r"[^\s,;<>()]{1,128}@[^\s,;<>()]{1,255}", spoken)
    if found is None:
        return Parsed()
    try:
        checked = validate_email(found.group().strip(" .,;:!<>()'\"«»"), check_deliverability=False)
    except EmailNotValidError:
        return Parsed(problem="utter_email_invalide")
    if not checked.local_part.isascii():  # no server takes our mail for it
        return Parsed(problem="utter_email_accents")
    return Parsed(value=checked.normalized)


def _dots_beside_at(text: str) -> str:
    """« a point b@c point fr »: the dots that are said belong to the words next to the sign."""
    before, _at, after = text.partition("@")
    head = re.search(
        r"(?:[\w.+-]{1,64}\s+(?:point|dot|tiret|underscore)\s+){0,8}[\w.+-]{1,64}\s*$", before, re.I
    )
    tail = re.match(r"\s*[\w-]+(?:\s*(?:\.|\bpoint\b|\bdot\b)\s*[\w-]{1,63}){0,8}", after, re.I)
    if head is None or tail is None:
        return text
    own = re.sub(
        r"\s+tiret\s+", "-", re.sub(r"\s+underscore\s+", "_", _SPELLED_DOT.sub(".", head.group()), flags=re.I)
    )
    host = re.sub(r"\s*\.\s*", ".", _SPELLED_DOT.sub(".", tail.group()))
    return before[: head.start()] + own.strip() + "@" + host.strip() + after[tail.end() :]
