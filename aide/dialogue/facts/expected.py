"""What he expects of his complaint, in his own words: « je veux être remboursé »,
« rendez-moi mes 39 € ». Pure.
"""

from __future__ import annotations

import re

from aide.folding import plain
from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import before

SHORTEST_STEM, STEM = 4, 6
"""Letters of the words that tell one wish from another: « remboursé » and « remboursement » are one."""


def expected(text: str) -> str | None:
    """The clauses that say what he expects, without what is told beside them; None where he says none.

    An example: of « vous avez pas mis que je veux être remboursé », « je veux être remboursé ».
    """
    folded = fold(text)
    found = [one for one in _WISH.finditer(folded) if not _ONLY_WONDERS.search(before(folded, one.start()))]
    return ", ".join(text[one.start() : one.end()].strip() for one in found) or None


def only_wish(text: str) -> str | None:
    """What he expects, where nothing else is told: words to the assistant, or a day, may stand beside it."""
    wish = expected(text)
    if wish is None or ", " in wish:
        return None
    rest = plain(text.replace(wish, " "))
    return wish if not rest or _TO_US.fullmatch(rest) else None


def is_expected_in(wish: str, story: str) -> bool:
    """Whether the story holds that wish already, in these words or in others of the same stem."""
    held = _stems(expected(story) or "")
    return bool(held) and _stems(wish) <= held


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold(text))
    return (
        frozenset(
            _SAME.get(one, one[:STEM]) for one in words if len(one) >= SHORTEST_STEM or _COUNTS.fullmatch(one)
        )
        - _EMPTY
    )


_COUNTS = re.compile(r"\d+|un|une|2|deux")
_SAME = {
    "rend": "rembou",
    "rende": "rembou",
    "rendez": "rembou",
    "rendre": "rembou",
    "rendent": "rembou",
    "1": "un",
    "une": "un",
}
_EMPTY = frozenset(
    {
        "etre",
        "veux",
        "voudra",
        "deman",
        "demand",
        "exige",
        "aimera",
        "souhai",
        "attend",
        "bien",
        "moi",
        "jveu",
        "jveux",
        "jveut",
        "vite",
        "mainte",
        "vraime",
        "rapide",
        "aussi",
        "juste",
        "repete",
    }
)
_REFUND = (
    r"(?:r[ae]?mbou?rs\w*|rend(?:e|es|re|ent|ez|iez|ait|u|us|ue)?\b|"
    r"recredit\w*|restitu\w*|recuper\w*|redonn\w*|retourn\w*|"
    r"dedommag\w*|indemnis\w*)"
)
_HIS_MONEY = (
    r"(?:mon|mes|ma|le|les|l'|cet|notre|nos) ?(?:argent|sous|thunes?|"
    r"fric|blee?|pognon|euros?|du|\d+ ?(?:€|e\b|euros?))"
)
_WILL = (
    r"(?<!pas )(?<!ne )\b(?:j(?:e |'| )?(?:veu[xt]?|voudrai[st]?|demande|"
    r"exige|souhaite|aimerai[st]?|attends?|reclame)\b"
    r"|(?:on|nous) (?:veut|voulons|demandons|voudrait|exigeons)\b)"
    r"(?! (?:pas|plus|rien|savoir|qu'on me dise|comprendre|juste savoir))"
)
_BY = (
    r"(?:que|qu'|ke|k'|kon)(?: ?(?:on|l'on|vous|ils?|elles?|tu|la banque|"
    r"le (?:magasin|marchand|commercant)|quelqu'un))?"
)
_END = r"[^.,;:!?\n]{0,40}?(?= ?(?:[.,;:!?\n]|$| (?:et|mais|puis|car|parce|svp|stp|merci|sinon|donc|je|j)\b))"
_WISH = re.compile(
    rf"{_WILL}[^.,;:!?\n]{{0,40}}?\b(?:{_REFUND}|{_HIS_MONEY}\b){_END}|"
    rf"{_WILL} (?:aussi |juste |bien )?(?:un |une |des |le |la )(?:geste|dedommagement|indemnit\w+|"
    rf"explication|preuve|excuses?|avoir)\w*{_END}|"
    rf"{_WILL} (?:aussi |juste |bien )?{_BY} (?:m'|me |nous )?(?:cherch|"
    rf"retrouv|expliqu|excus|verifi|arret)\w*{_END}|"
    rf"\b(?:rembourse[rz]?|rendez|rends|redonnez|recreditez)[ -](?:moi|nous|le|la|les|mes|mon|ma)\b"
    rf"(?! (?:mon|le|ma|l') ?(?:mess?age|texte|description)\b){_END}"
)
_TO_US = re.compile(
    r"(?:(?:et|mais|donc|que|aussi|bonjour|oui|ok|non|svp|stp|merci|bon|ben|"
    r"bah|alors|vous|tu|t|avez|as|n|ne|pas|mis|note|ecrit|"
    r"marque|oublie|dit|de|mettre|noter|marquer|r?ajout\w*|mettez|notez|il|"
    r"faut|manque|je|j|ai|le|l|deja|repete|redis|dis|c|est|"
    r"cest|la|date|\d+)(?: |$))+"
)
_ONLY_WONDERS = re.compile(
    r"\b(?:si|quand|comment|combien|est-ce que|pourquoi|avant que|dit[es]* de|que vous me) ?$"
)
"""« dites-moi si je veux… »: nothing is wished there."""
