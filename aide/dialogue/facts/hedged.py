"""A name that he gives with doubt: « un truc genre zalbofit, je sais pas trop ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import LONGEST_NAME
from aide.dialogue.facts.merchants import is_unknown_word
from aide.nlu.entities.companies import find_companies
from aide.nlu.entities.folding import fold

MOST_WORDS = 4


def hedged_name(text: str) -> str | None:
    """What is left of the text without its words of doubt, where that is a name;
    None where he doubts nothing.
    """
    bare, lead, tail = text.strip(" .,;:!?…«»\"'"), _LEAD.match(text.strip()), None
    if lead is not None:
        bare = text.strip()[lead.end() :]
    while (ends := _TAIL.search(bare)) is not None:
        bare, tail = bare[: ends.start()], ends
    bare = _PLAIN_LEAD.sub("", bare).strip(" .,;:!?…«»\"'")
    doubts = tail is not None or (lead is not None and _DOUBT.search(lead.group()) is not None)
    if not doubts or not 2 <= len(bare) <= LONGEST_NAME or len(bare.split()) > MOST_WORDS:
        return None
    return bare if _is_name(bare) else None


def _is_name(bare: str) -> bool:
    folded = fold(bare)
    return bool(find_companies(bare, folded)) or any(is_unknown_word(word) for word in folded.split())


_PLAIN = (
    r"(?:euh|bah|ben|alors|oui|non|heu|bon|mais|c['’ ]?\s?est|c['’]?[ée]tait|"
    r"y a|il y a|ya|marqu[ée]|[ée]crit|je lis|je vois)"
)
_DOUBTS = (
    r"(?:je crois(?: que)?|je pense(?: que)?|il me semble(?: que)?|p(?:eu)?t[- ]?[êe](?:tre)?|"
    r"(?:[çc]a|sa) (?:ressemble|doit [êe]tre|ressemblait)(?: [àa])?|"
    r"(?:un|le) truc|quelque chose|qqch\w*|un nom|une? bo[iî]te|"
    r"genre|comme|style|(?:du|dans le) (?:style|genre)|[àa] peu pr[eè]s|un machin)"
)
_LEAD = re.compile(rf"^(?:(?:{_PLAIN}|{_DOUBTS})[\s,:]+){{1,8}}", re.I)
_PLAIN_LEAD = re.compile(rf"^(?:{_PLAIN}[\s,:]+){{1,4}}", re.I)
_DOUBT = re.compile(_DOUBTS, re.I)
_TAIL = re.compile(
    r"[\s,;.(…-]+(?:mais\s+|et\s+)?(?:"
    r"(?:je |j['’ ]?|chui |chuis )?(?:(?:n['’ ]?en |ne )?(?:suis|sui) )?(?:pas|"
    r"plus|pa) (?:trop |tr[eè]s |vraiment |[àa] 100 ?% )?"
    r"(?:s[uû]re?s?|certaine?)(?: du tout)?|"
    r"(?:je |j['’ ]?|ch)?(?:n['’ ]?en |ne )?(?:sais|sai|ais|c) (?:pas|plus|pu|pa)(?: (?:trop|bien|vraiment|"
    r"exactement|du tout))?(?: (?:ce que c['’ ]?\s?est|(?:c['’ ]?\s?est|c) quoi|qui c['’ ]?\s?est))?|"
    r"jsp|chais pas(?: trop)?|je crois(?: bien)?|il me semble|je pense|peut[- ][êe]tre|"
    r"(?:ou )?(?:un truc|quelque chose|qqch\w*)(?: (?:comme|du genre|"
    r"dans ce genre|dans le genre)(?: (?:[çc]a|sa))?)?|"
    r"ou (?:un truc|quelque chose)[\w ]{0,20}|genre|[àa] peu pr[eè]s|de m[ée]moire|"
    r"[àa] v[ée]rifier)[\s.,;!?…)]*$",
    re.I,
)
