"""A name by its place in the answer: between marks, after the part of its bearer, before the sum. Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import LONGEST_NAME, MOST_NAME_WORDS
from aide.dialogue.facts.name_frames import CLAUSE, NAME_LEAD, NAME_TAIL, NEGATED, TITLED
from aide.folding import plain
from aide.nlu.entities.parties import find_parties

_SHOWN = re.compile(
    r"^(?:.{0,40}?\b)?(?:ils (?:ont|me) (?:mis|marqu[ée]|[ée]crit)|(?:le )?(?:libell[ée]|intitul[ée]|"
    r"relev[ée])(?: (?:indique|dit|est|c['’]est|affiche|porte|montre|mentionne)|(?=\s*:))|"
    r"(?:je |on )?(?:vois|lis)|(?:y|il y) a (?:marqu[ée]|[ée]crit)|"
    r"(?:[cC]['’ ]?est )?(?:marqu[ée]|[ée]crit|not[ée]))(?!\w)\s*:?\s*",
    re.I,
)
"""« ils ont mis London Phones », « le libellé indique « Nordvia Shop » »: what the statement shows."""

_WHO = re.compile(
    r"^c['’ ]?\s*est\s+(?P<name>.{2,60}?)\s+qui\s+(?:m['’]|me |nous |devait|doit|a |paie|envoie|verse)", re.I
)

_SUM_BESIDE = re.compile(
    r"[,;(]?\s*\b\d[\d\s.,]{0,20}(?:€|e\b|eur\b|euros?\b).*$"
    r"|(?<=\w{3})\s+(?:le\s+)?\d{1,2}(?:er)?\s+(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|"
    r"septembre|octobre|novembre|d[ée]cembre)\b.*$",
    re.I,
)
"""A sum or a day beside the name, and what follows it."""

_KIN = re.compile(
    r"^(?:ma|mon|mes|la|le|les|notre|sa|son)\s+[\w'’ -]+?[,.:;]\s*(?P<name>[A-ZÀ-Ý][\w'’.-]+"
    r"(?:\s+[\w'’.-]+){0,4})\s*[.!]?\s*$"
)

_SAID_LAST = re.compile(
    r"^(?i:(?:c['’ ]?est\s+)?(?:ma|mon|mes|le|la|les|notre|sa|son))\s+[\wéèêàç'’ -]{2,40}?(?:,\s*|"
    r"\s+c['’ ]?est\s+|\s+s['’]appelle\s+)"
    r"(?P<name>[A-ZÀ-Ý][\w'’.-]*(?:\s+[\w'’.-]+){0,3})\s*[.!]?\s*$"
)
"""« mon patron c'est Batirénov Sud », « c'est ma mère qui envoie, Adjoua Konan »: the name, not the part."""

_PART = re.compile(
    (
        r"^(?:l['’ ]?(?:[ée]metteur|exp[ée]diteur)|le (?:donneur d['’ ]ordre|b[ée]n[ée]ficiaire|destinataire|"
        r"cr[ée]ancier|commer[çc]ant)|la soci[ée]t[ée]|mon (?:employeur|patron)|l['’ ]?employeur),?\s*"
        r"(?:c['’ ]?est|est)\s+(?:le |la |l['’])?"
    ),
    re.I,
)

_IS_SHOWN = re.compile(
    (
        r"\s*,?\s*(?:il |c['’ ]?|ça |qu['’ ]?il )?(?:est |y a )?(?:marqu[ée]|[ée]crit|not[ée]|affich[ée])"
        r"(?: dessus| l[àa]| ainsi| comme [çc]a| sur (?:le|mon) \w+)?[\s.!]*$"
    ),
    re.I,
)
"""« Presto Club il est marqué »: the name is what stands before."""

_OWN_THEN_NAME = re.compile(
    r"^(?i:(?:bah|ben|euh|alors|oui|non)?[ ,]*(?:c['’ ]?est |de |par |chez )?(?:mon|ma|mes|notre|la|le) "
    r")[\wéèêàç'’ -]{3,40}?,\s*(?:la |le |l['’]|les )?(?P<name>[A-Z][A-ZÀ-Ý0-9&'’-]{2,}(?:\s[A-Z][\w&'’-]+)*"
    r")(?=\s*(?:[.,;!?]|$))"
)
"""« de ma caisse de retraite, la CARSAT. Et… »: the name in capitals that follows."""


def by_its_place(text: str, field: str) -> str | None:
    """The name that the answer is, or holds, of the party that `field` asks for; None where it is a day, a
    clause or longer than a name.
    """
    text = _IS_SHOWN.sub("", _PART.sub("", text.strip())) or text
    if (set_off := _set_off(text)) is not None:
        return set_off
    if shown := _SHOWN.search(text.strip()):
        text = _FURTHER.split(text.strip()[shown.end() :], maxsplit=1)[0]
    found = [one for one in find_parties(text) if one.label == field] or find_parties(text)
    bare = _SUM_BESIDE.sub("", NAME_LEAD.sub("", text.strip()))
    bare = NAME_TAIL.sub("", NEGATED.sub("", bare)).strip(" .,;:!«»\"'")
    if found and (len(text.split()) > 6 or (plain(found[0].text) in plain(bare) and CLAUSE.match(bare))):
        return found[0].text.strip()
    if found and plain(found[0].text) not in plain(bare):
        return found[0].text.strip()
    bare = _BEFORE_INITIALS.sub("", bare)
    has_letters = any(char.isalpha() for char in bare)
    if "@" in bare or CLAUSE.match(bare) or not has_letters:
        return found[0].text.strip() if found else None
    is_name = 2 <= len(bare) <= LONGEST_NAME and len(bare.split()) <= MOST_NAME_WORDS
    return bare if is_name and not _DAY.match(plain(bare)) and not _AGREES.fullmatch(plain(bare)) else None


def _set_off(text: str) -> str | None:
    """The name that stands apart from what is told of it: after the part, between marks, with its title."""
    found = (
        _OWN_THEN_NAME.search(text)
        or _KIN.search(text.strip())
        or _SAID_LAST.search(text.strip())
        or _MARKED.search(text)
    )
    if found is not None:
        return found["name"].strip(" .,;:!")
    if len(text.split()) > 3 and (titled := TITLED.search(text)):
        return titled.group().strip(" .,;:!")
    who = _WHO.search(text.strip())
    return None if who is None else NAME_LEAD.sub("", who["name"]).strip(" .,;:!")


_MARKED = re.compile(r"[«\"“]\s*(?P<name>[^»\"”]{2,60}?)\s*[»\"”]")
_FURTHER = re.compile(r"\b(?:moi|je|j['’]|que|mais|jamais|pas|qui|alors|ou un truc)\b")
"""Where what he says of it begins, after the name that the statement shows."""


_DAY = re.compile(
    r"(?:c etait |depuis )?(?:hier|avant hier|aujourd hui|ce (?:matin|midi|soir)|cette nuit|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|"
    r"dimanche|(?:le )?\d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre))\b"
)
"""« hier soir » answers another question."""

_BEFORE_INITIALS = re.compile(r"^(?:la|le|les)\s+(?=[A-ZÀ-Ý]{3})")

_AGREES = re.compile(
    r"(?:plus haut|deja|au dessus|avant|(?:bien |exactement |tout a fait |c est |c |oui ){0,12}(?:cela|ca|"
    r"exact\w*|juste|bon|vrai|lui|elle))"
)
"""« c'est bien cela », « écrit plus haut »: no name."""


def name_of_kin(sentence: str) -> str | None:
    """« mon frère c'est Ibrahima Diallo », and nothing else in the sentence."""
    found = _KIN.search(sentence.strip()) or _SAID_LAST.search(sentence.strip())
    return found["name"].strip(" .,;:!") if found else None


def shows_name(text: str) -> bool:
    """« le libellé indique « Nordvia Shop », que je ne connais pas »:
    the name between its marks, whatever is told beside.
    """
    return _MARKED.search(text) is not None or _SHOWN.match(text.strip()) is not None
