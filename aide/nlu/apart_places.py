"""Where another problem may be told beside an answer, and in which words. No Rasa here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide.nlu.announced import ANNOUNCED
from aide.nlu.entities.folding import fold
from aide.nlu.sentences import AT_HEAD

FEWEST_WORDS, FEWEST_LED_TO, MOST_PLACES = 3, 6, 3

_LED_TO = re.compile(
    r"(?:(?<=[.!?;…\n])|^)\s*(?:(?:ah|oh|euh|bon|ben|bah)[\s,]+){0,12}(?:et|puis|pis|aussi|sinon|en plus|"
    r"en \+|ensuite|apr[èe]s|de plus|d['’ ]ailleurs|et (?:puis|aussi|en plus)|"
    r"(?:je (?:veux|voudrais|souhaite\w*|tiens [àa]|viens|dois)|j['’ ]?aimerais) (?:vous )?(?:contester|"
    r"signaler|r[ée]clamer|d[ée]poser|faire une))\b",
    re.I,
)
"""A sentence that begins as another thing would."""

_YES_THEN = re.compile(
    r"\s*(?:(?:a?ha?|bah|ben|bon|eh|mais)[\s,]+){0,12}(?:oui|ouais|ok|okay|d['’ ]?accord|parfait|exact|"
    r"c['’ ]?est (?:bon|[çc]a))[\s,!.]*"
    r"(?=(?:et|pis|puis|mais|aussi|sinon|par contre)\b)",
    re.I,
)
"""« oui pis le magasin me doit encore 20 euros »: a yes, and what comes after it."""

_ANSWER_FIRST = re.compile(r"[^.!?;…\n]{1,40}(?:[.!;…]+(?<!\b[A-Z]\.)\s+|\s*\n\s*)(?=\D)")
"""« 29,95 euros. ma locataire dit que le loyer est parti et je n'ai rien reçu »: a short answer,
and sentences of their own.
"""

_ALSO = re.compile(r"\b(?:aussi|[ée]galement|en plus|non plus)\b", re.I)

_BEFORE = re.compile(
    (
        r"[.!?;:,…\n]\s*(?:(?:et|mais|ah|oh|puis|pis|bon|alors|sinon|"
        r"aussi|donc)\b[\s,]*){0,12}[^.!?;:,…\n]{0,28}$"
    ),
    re.I,
)

_TRAILING = re.compile(r"[\s,;:.-]*\b(?:et|puis|pis|mais|ah|oh|aussi|sinon|ensuite|donc)?[\s,;:-]*$", re.I)


@dataclass(frozen=True)
class Place:
    """`rest` is the answer before it, '' when there is none;
    `told` the words that may tell another problem.
    """

    rest: str
    told: str
    is_announced: bool


def places(text: str) -> list[Place]:
    """Where another thing may begin, those that are announced first; at most MOST_PLACES."""
    found = [_cut(text, one.start(), is_announced=True) for one in ANNOUNCED.finditer(text)]
    found += [
        _cut(text, one.start(), is_announced=_ALSO.search(text, one.end()) is not None)
        for one in _LED_TO.finditer(text)
    ]
    if (head := _YES_THEN.match(text) or AT_HEAD.match(text)) is not None:
        rest, told = _TRAILING.sub("", text[: head.end()]).strip(), text[head.end() :].strip(" ,;:.")
        found.append(Place(rest, told, is_announced=_ALSO.search(told) is not None))
    if (head := _ANSWER_FIRST.match(text)) is not None and _tells_more(text[head.end() :]):
        found.append(Place(text[: head.end()].strip(), text[head.end() :].strip(" ,;:."), is_announced=False))
    kept: dict[str, Place] = {}
    for one in found:
        is_told = one.is_announced or not one.told.endswith("?")
        if is_told and len(one.told.split()) >= (FEWEST_WORDS if one.is_announced else FEWEST_LED_TO):
            kept.setdefault(one.told, one)
    return list(kept.values())[:MOST_PLACES]


def _tells_more(rest: str) -> bool:
    """Sentences of something else: no second thought about the answer, « non attendez je regarde. le 11 »."""
    said = fold(rest)
    return (
        len(said.split()) >= FEWEST_UNLED
        and _OF_MONEY.search(said) is not None
        and _ON_SECOND_THOUGHT.search(said) is None
    )


FEWEST_UNLED = 9

_OF_MONEY = re.compile(
    r"\b(?:virement|prelev|frais|commission|debit|rembours|loyer|"
    r"salaire|paie\b|paye\b|pension|abonnement|connect)"
)

_ON_SECOND_THOUGHT = re.compile(
    r"\b(?:non|nan|nn|attend\w*|je (?:regarde|verifie|cherche|me trompe)|pardon|plutot|en fait|enfin|"
    r"je crois|maintenant|oubli\w*|erreur)\b"
)


def _cut(text: str, at: int, *, is_announced: bool) -> Place:
    """The clause of that place, and all that follows it."""
    lead = _BEFORE.search(text[:at]) if is_announced else None
    start = (
        lead.start() + 1 if lead else at if not is_announced or len(text[:at].split()) > MOST_BEFORE else 0
    )
    return Place(_TRAILING.sub("", text[:start]).strip(), text[start:].strip(" ,;:."), is_announced)


MOST_BEFORE = 5
"""Words before the announcement that are no answer of their own: « ah et pendant que j'y suis »."""


def bare(place: Place) -> str:
    """Its words without those that announce it, « ah et pi jai oublié », nor « tu peux le mettre aussi »
    at the end; else as told.
    """
    if not place.is_announced:
        return place.told
    found = ANNOUNCED.search(place.told)
    left = place.told[found.end() :] if found is not None and found.start() <= LONGEST_LEAD else place.told
    left = _MAY_YOU.sub("", left).strip(" ,;:.!")
    return left if len(left.split()) >= FEWEST_WORDS else place.told


LONGEST_LEAD = 16

_MAY_YOU = re.compile(
    r"[.!?,]+\s*(?:tu peux|vous pouvez|tu (?:le )?met|mettez)[^.!?]{0,25}\b(?:aussi|avec|dedans)\W*$", re.I
)
