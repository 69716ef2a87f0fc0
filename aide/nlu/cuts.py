"""Where another thing may begin in one message, and what each side tells. No Rasa here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from aide.nlu.announced import ANNOUNCED
from aide.nlu.whole_sides import is_whole_of_its_own

FEWEST_WORDS, MOST_CUTS, MOST_PLACES = (2, 3), 8, 64

# From the first sign or space of a run only: of a long one, each place would be tried up to its end.
_CUT = re.compile(
    r"(?<![.!?;:,)])[.!?;:,)]+\s+|(?<!\s)(?:\s*\n\s*|\s+(?:-|–|&|\+|/)\s+"
    r"|\s+(?=(?:et|mais|puis|pis|sinon|aussi|ensuite|alors|apr[eè]s|"
    r"en plus|plus|par contre|par ailleurs|d'ailleurs|"
    r"d'autre part|avec [cç]a|du coup|pour couronner|pendant ce temps)\b))",
    re.I,
)

_ANOTHER = re.compile(
    (
        r"\b(?:et puis|et aussi|puis aussi|en prime|pour couronner|et (?:je |j['’]|il )\w* aussi|"
        r"et vous derri[eè]re|en plus|en \+|de plus|par[- ]dessus|par contre|par ailleurs|d'autre part|sinon|"
        r"plus (?:une?|des|l[ae]|les)|autre (?:chose|souci|probl[eè]me|truc|sujet|point))"
    ),
    re.I,
)

_BESIDES = re.compile(r"\b(?:par[- ]dessus|en plus)\b", re.I)

_TWO_THINGS = re.compile(
    r"\b(?:deux|2|double|plusieurs)\b(?:\s\w+)?\s(?:affaires?|probl[eè]mes?|pbs?|pbms?|soucis?|choses?|"
    r"trucs?|r[eé]clamations?|r[eé]clams?|difficult[eé]s?|sujets|litiges|points|ennuis?|gal[eè]res?|"
    r"catas?\w*|fautes?|tuiles?|plaintes?|contestations?|anomalies?|erreurs?|dossiers?|"
    r"op[eé]rations? (?:[aà] (?:contester|signaler|voir)|diff[eé]rentes?|distinctes?))\b"
    r"|\b(?:affaire|souci|probl[eè]me)\b.{0,12}\bdouble\b|\bpour (?:chac\w+|chaque chose)\b"
    r"|\bune (?:r[eé]clam\w* )?pour .{3,40}?\bet une (?:autre |deuxi[eè]me |seconde )?pour\b",
    re.I,
)

_NUMBERED = re.compile(r"(?:^|\s)1\s?[).:/-]\s?.{8,1000}?\s2\s?[).:/-]", re.S)
"""« 1) on m'a débité… 2) un magasin me doit… »: he counts them."""

_FOR_BOTH = re.compile(
    (
        r"(?:^|(?<=[.!?;:,]))[^.!?;:,]{0,60}\b(?:r[eé]clam|plain|plaign|d[eé]pos|contest|signal|"
        r"dossier)[^.!?;:,]{0,40}\b(?:pour )?les (?:deux|2)[\s.!?]*$"
    ),
    re.I,
)
"""« … je veux me plaindre pour les deux. », at the end: two were told, and this tells neither."""

_ONLY_NAMES_CARD = re.compile(
    (
        r"(?:(?:bonjour|d['’]abord|alors|bon|donc|voil[àa]|premi[èe]rement|en premier|c['’]est|"
        r"pour)[\s,:]+){0,12}(?:ma|la|une) (?:carte|cb)(?: bancaire)?"
    ),
    re.I,
)
"""« d'abord ma carte : la nouvelle n'est pas arrivée »: before the colon nothing has happened to it."""

_LATER = re.compile(
    (
        r"\b(?:l['’]autre|le (?:second|deuxi[eè]me)|la (?:seconde|deuxi[eè]me|suite))\b.{0,12}\b(?:apr[eè]s|"
        r"ensuite|plus tard|tout [aà] l['’]heure)\b"
    ),
    re.I,
)
"""« je vous parle de l'autre juste après »: the second is not told yet."""

_ANNOUNCES = re.compile(
    r"[\s,;:.!-]*\b(?:(?:donc|bref|du coup|alors|voil[aà]|"
    r"[cç]a fait|il y a|j'ai) ){0,12}(?:deux|2|plusieurs) "
    r"(?:affaires?|probl[eè]mes?|pbs?|pbms?|soucis?|choses?|trucs?|r[eé]clamations?|r[eé]clams?)"
    r"(?: (?:[aà] (?:r[eé]clamer|signaler|voir|r[eé]gler)|donc|en fait|du coup)){0,12}[\s.!:,]*",
    re.I,
)
"""« deux trucs à réclamer donc » counts the problems and tells none of them."""

_SIGNALS = re.compile(
    r"^(?:bonjour[\s,.!]{1,3})?je (?:veux|voudrais|souhaite|souhaiterais|viens|tiens [àa]) (?:vous )?"
    r"(?:signaler|contester|d[ée]noncer|r[ée]clamer pour)\s",
    re.I,
)
"""The wish to report tells nothing of what is reported."""

_LINK = re.compile(
    r"^(?:[2-4]\s?[).:]\s+)?(?:(?:par[- ]dessus le march[ée]|par[- ]dessus|et|mais|puis|pis|sinon|aussi|"
    r"ensuite|alors|apr[eè]s|en plus|de plus|plus|par contre|du coup|par ailleurs|"
    r"d'ailleurs)\b[\s,:-]*)*",
    re.I,
)


@dataclass(frozen=True)
class Cut:
    """The text before and after one place, each a part of the text as typed,
    without the word that links them.
    """

    before: str
    after: str
    told_as_two: bool = field(default=False, compare=False)
    counted: bool = field(default=False, compare=False)
    """He says that they are two: « deux trucs à réclamer »."""
    marked: bool = field(default=False, compare=False)
    """What is said at this very place: « et en plus », « d'autre part »."""
    named_apart: bool = field(default=False, compare=False)
    """One side names a payment by card and nothing else, the other a debit:
    « un paiement par carte, plus un prélèvement ».
    """
    brings_other: bool = field(default=False, compare=False)
    """Somebody new begins the other side: « un resto m'a pris 64 au lieu de 46,
    et y a une box de thé qui me prélève ».
    """


def cuts(text: str) -> list[Cut]:
    """The places of `text` where another thing may begin, at most MOST_CUTS, of the first MOST_PLACES."""
    found: list[Cut] = []
    both = _FOR_BOTH.search(text)
    text = text[: both.start()] if both else text
    announced = (
        _TWO_THINGS.search(text) is not None or _NUMBERED.search(text) is not None
    ) and not _LATER.search(text)
    for place in islice(_CUT.finditer(text), MOST_PLACES):
        if len(found) == MOST_CUTS:
            break
        before = _told(text[: place.start()])
        after = _LINK.sub("", _told(text[place.end() :]))
        if _ONLY_NAMES_CARD.fullmatch(before) or _ANNOUNCES.fullmatch(before):
            continue
        if all(len(side.split()) >= few for side, few in zip((before, after), FEWEST_WORDS, strict=True)):
            between = text[max(place.start() - 8, 0) : len(text) - len(text[place.end() :].lstrip()) + 14]
            marked = (
                _ANOTHER.search(between)
                or _BESIDES.search(after)
                or ANNOUNCED.match(after)
                or _ALSO_TAKEN.match(after)
            )
            whole = is_whole_of_its_own(text, place.start(), before, after)
            two = bool(announced or both or marked or whole)
            other = _NEW_PARTY.match(after) is not None
            apart = whole or _names_two(before, after)
            found.append(Cut(before, after, two, announced, marked is not None, apart, other))
    return found


def nearer(cut: Cut) -> Cut | None:
    """« je suis sur la route, toujours pas de paye » before another thing:
    its last clause alone; None when there is one.
    """
    alone = _LINK.sub("", re.split(r"[,;.!?]\s", cut.before)[-1])
    if not cut.told_as_two or alone == cut.before or len(alone.split()) < FEWEST_WORDS[0]:
        return None
    return replace(cut, before=alone)


def _told(side: str) -> str:
    told = _SIGNALS.sub("", side.strip(" ,;:-"))
    return _ANNOUNCES.sub(" ", told).strip(" ,;:-") or told


_ALSO_TAKEN = re.compile(
    (
        r"(?:derri[èe]re |apr[èe]s |en plus )?v(?:ou)?s m['’ ]?avez (?:(?:quand m[êe]me|aussi|encore|en plus|"
        r"d[ée]j[aà]) ){0,2}(?:pris|compt|factur|mis|pr[ée]lev|coll|d[ée]bit)\w*"
    ),
    re.I,
)
"""« … et derrière vous m'avez pris des frais »."""

_NEW_PARTY = re.compile(
    (
        r"(?:il )?y ?a (?:une?|des|mon|ma|mes) (?:[\w'’-]+ ){1,4}(?:qui|que|ki) (?:me|m['’]|nous|ne|n['’]|je|"
        r"j['’]|arr[êe]te|continue|pr[ée]l[èe]ve)"
    ),
    re.I,
)


def _names_two(before: str, after: str) -> bool:
    by_card, debited = (
        [bool(words.search(side)) for side in (before, after)] for words in (_BY_CARD, _DEBITED)
    )
    return by_card != debited and sum(by_card) == sum(debited) == 1


_BY_CARD = re.compile(r"\b(?:paiements?|achats?|retraits?|cartes?|cb)\b", re.I)

_DEBITED = re.compile(r"\b(?:pr[ée]l[èe]v\w*|abonnements?|mandats?|cotisations?)\b", re.I)
