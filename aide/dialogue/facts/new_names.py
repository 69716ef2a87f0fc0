"""The name that he gives in place of another. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from aide.dialogue.facts.capitals import beside_sums, in_capitals
from aide.dialogue.facts.fields import BENEFICIARY, CREDITOR, LONGEST_NAME, MOST_NAME_WORDS
from aide.dialogue.facts.fields import known as fact
from aide.dialogue.facts.mentions import NAMED, mentions, replacement
from aide.dialogue.facts.name_frames import CLAUSE, NAME_LEAD, NAME_TAIL, NEGATED
from aide.dialogue.facts.said_names import said_name
from aide.dialogue.facts.spelled_names import spelled_name
from aide.dialogue.facts.told_names import is_no_name, surely_named
from aide.folding import plain


def new_name(text: str, name: str, known: Mapping[str, Any], *, alone: bool) -> str | None:
    """The new value of that name; `alone`: nothing else is put right in the message."""
    held = fact(known, name)
    given = (
        spelled_name(text, held)
        or _named_value(text, name)
        or said_name(text)
        or _comes_from(text, name)
        or instead_of(text, held)
        or _at_shop(text, name)
        or _put_name(text, name)
        or beside_sums(text)
        or _simply(text)
        or _said_anew(text, held)
        or (in_capitals(text) if alone and _PUT.search(plain(text)) else None)
    )
    return None if given is None or is_no_name(given) else given


def _said_anew(text: str, held: str | None) -> str | None:
    """« et c'est garage Zalbo », « le garage c ZALBO »: it may be no more than a part of what is noted."""
    given = surely_named(text)
    return None if given is None or (held and plain(given) in plain(held)) else given


def _named_value(text: str, name: str) -> str | None:
    match = re.search(
        (
            rf"\b(?:{NAMED[name]})\b\s*(?:est|c['’ ]?est|c['’ ]?était|c(?=\s)|:|s['’ ]appelle|plut[oô]t)+\s*"
            r"(?:plut[oô]t\s+)?(?P<name>.+)$"
        ),
        text.translate(_ACCENTS),
        re.I,
    )
    if match is None:
        return None
    value = text[match.start("name") :]
    if quoted := re.match(r"[«\"“]\s*([^»\"”]{2,60}?)\s*[»\"”]", value):
        return quoted[1]
    value = NAME_TAIL.sub("", NEGATED.sub("", value)).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME and not NO_NAME.match(plain(value)) else None


NO_NAME = re.compile(
    r"(?:pas|plus|toujours|encore|pareil|fau(?:x|sse)|mauvais\w*|coupe\w*|incomplet\w*|tronque\w*|mal|"
    r"le meme|la meme|errone\w*|incorrect\w*|bizarre|change\w*)\b"
)
"""« le nom est toujours pareil » tells what is wrong with it, not another one."""


def _put_name(text: str, name: str) -> str | None:
    """« changer le nom. mettez juste mme Ferrand »."""
    put = replacement(text) if mentions(text, name) else None
    return put if put is not None and len(put.split()) <= MOST_NAME_WORDS and not CLAUSE.match(put) else None


_SIMPLY = re.compile(
    r"\bc['’ ]?est\s+(?:juste|seulement|simplement|uniquement)\s+(?P<name>[A-ZÀ-Ý][\w'’&-]+"
    r"(?:\s+[A-ZÀ-Ý][\w'’&-]+)*)"
)


def _simply(text: str) -> str | None:
    """« vous avez mis Zalbo donc, c'est juste Zalbo »."""
    found = _SIMPLY.search(text)
    return found["name"] if found else None


_PUT = re.compile(r"\b(?:met(?:tre|tez|s)|faudrait|manque|c est|corrig\w*|change[rz]?)\b")
_ACCENTS = str.maketrans("éèêëàâîïôùûç", "eeeeaaiiouuc")


_COMES_FROM = re.compile(
    r"\b(?:vient|venait|provient|envoy[ée]\w* par|vers[ée]\w* par)\s+(?:de\s+|du\s+|d['’]\s*)?(?:la\s+|"
    r"le\s+|les\s+|l['’]\s*|chez\s+)?(?P<name>[A-ZÀ-Ý][\w&.'’-]*(?:\s+[A-ZÀ-Ý][\w&.'’-]*)*)"
)


def _comes_from(text: str, name: str) -> str | None:
    """« le virement vient de la CARSAT »: who sends it, put right."""
    found = _COMES_FROM.search(text) if name == BENEFICIARY else None
    return found["name"].strip(" .,;:!") if found else None


ALIKE = 0.8
"""How near a name is to the known one that is written with another letter."""


def instead_of(text: str, known_name: str | None) -> str | None:
    """« c'est pas chez marco c'est chez mario », « mario et pas marco »:
    the one beside the known one that he denies.
    """
    if not known_name:
        return None
    for pattern in _INSTEAD:
        found = pattern.search(text)
        if found is None or not _is_known(_bare(found["old"]), known_name):
            continue
        new = _bare(found["new"])
        is_name = (
            2 <= len(new) <= LONGEST_NAME and len(new.split()) <= MOST_NAME_WORDS and not CLAUSE.match(new)
        )
        if is_name and any(char.isalpha() for char in new):
            return new
    return None


def _bare(told: str) -> str:
    """Without « c'est chez » before it and what he says after it."""
    return NAME_TAIL.sub("", _THEN.sub("", NAME_LEAD.sub("", told.strip()))).strip(" .,;:!«»\"'")


_THEN = re.compile(
    (
        r"\s+(?:le (?:vrai )?nom|le bon|jai|en ?fait|plut[oô]t|"
        r"d[ée]sol[ée]e?|dsl|pardon|du coup|je vous dis)\b.*$"
    ),
    re.I,
)
"""« c'est Assuzal le nom, jai le papier »: what follows is no part of it."""


def _is_known(told: str, known_name: str) -> bool:
    """The name as it is noted, a part of it, or the same with another letter."""
    said, noted = plain(told), plain(known_name)
    if not said:
        return False
    return said in noted or noted in said.split() or SequenceMatcher(None, said, noted).ratio() >= ALIKE


_INSTEAD = (
    re.compile(
        r"\bpas\s+(?P<old>[^,;.]{2,60}?)\s*(?:[,;]|\b(?:mais\s+)?"
        r"(?:c['’ ]?\s?(?:est|[ée]tait)|mais|plut[oô]t)\b)"
        r"\s*(?P<new>.{2,80})$",
        re.I,
    ),
    re.compile(
        (
            r"^(?P<new>.{2,80}?)\s*,?\s*\b(?:et\s+)?(?:non pas|pas|non|au lieu d[eu]|plut[oô]t que)\s+"
            r"(?P<old>[^,;.]{2,60})[\s.!]*$"
        ),
        re.I,
    ),
    re.compile(
        (
            r"\bc['’ ]?\s?(?:est|[ée]tait)\s+(?P<new>[^,;.!?]{2,60}?)\s*,?\s+"
            r"(?:et\s+)?(?:non\s+)?pas\s+(?P<old>[^,;.!?]{2,60})"
        ),
        re.I,
    ),
)


def _at_shop(text: str, name: str) -> str | None:
    """« c'était chez Zalbo en fait »: the shop, said anew in a few words."""
    found = _AT_SHOP.search(text) if name == CREDITOR else None
    said = _bare(found["name"]) if found else ""
    return said if said and len(said.split()) <= 3 and not _NO_SHOP.match(plain(said)) else None


_AT_SHOP = re.compile(
    (
        r"^(?:(?:non|nan|mais|pardon|ah|oups|en fait|si)[, ]+){0,3}(?:c['’ ]?\s?(?:est|[ée]tait)\s+)"
        r"(?:plut[oô]t\s+)?chez\s+(?P<name>.{2,40})$"
    ),
    re.I,
)
_NO_SHOP = re.compile(r"(?:pas|moi|toi|vous|eux|lui|elle|mes?|ma|mon)\b")
