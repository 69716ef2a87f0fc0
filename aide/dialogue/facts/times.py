"""How often a sum was taken, and whether the sum that is known is of one time or of all of them. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from aide.dialogue.facts.readable import COUNTED, readable
from aide.dialogue.facts.sums import claimed
from aide.folding import plain
from aide.nlu.entities.amounts import find_amounts

WORDS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six"}


def taken_times(story: str) -> int | None:
    """« débité deux fois », « un double prélèvement »: how often, where it was more than once."""
    said = plain(story.replace("€", ""))
    if _ONCE.search(said):
        return None
    found = next(filter(None, (one.search(said) for one in _TIMES)), None)
    if found is not None:
        times = COUNTED.get(found["times"]) or int(found["times"])
        return times if times in WORDS else None
    return 2 if _DOUBLE.search(said) else None


def says_total(text: str, amount: Decimal) -> bool:
    """« c'est 70 en tout »: of that sum."""
    return claimed(text) == amount


def claims_all(story: str) -> bool:
    """« je veux les deux », « j'avais résilié »: none of them was owed."""
    return claimed(story) is not None or _ALL.search(plain(story)) is not None


def is_total(story: str, amount: Decimal, times: int) -> bool:
    """« 70 € en deux fois », « 2 × 35 donc 70 »: the known sum is what all of them come to."""
    sums = {one.value for one in find_amounts(readable(story))}
    if claimed(story) != amount and amount * times in sums:
        return False  # « 78 € en deux fois », of which he claims 39
    if claimed(story) == amount or _IN_SO_MANY.search(plain(story)):
        return True
    return any(one * times == amount for one in sums)


_TAKEN = (
    r"(?:debit\w*|preleve\w*|prelevement|pris\w*|compte\w*|facture\w*|"
    r"paye\w*|paiement|passe\w*|pique\w*|retire\w*|achat|"
    r"encaisse\w*|ponctionne\w*)"
)
_COUNT = r"(?P<times>deux|trois|quatre|cinq|six|[2-6]) ?(?:fois|x)"
_TIMES = (
    re.compile(rf"\b{_TAKEN} (?:(?!pas\b|appele\b|ecrit\b)\w+ ){{0,6}}?{_COUNT}\b"),
    re.compile(
        rf"\b{_COUNT} (?:(?:le|la|les|de|du|meme|mon|ma|un|une|ete|m|a|"
        rf"ont|on|ai|ils|cet|ce) ){{0,5}}{_TAKEN}\b"
    ),
)
_DOUBLE = re.compile(
    r"\b(?:en double|en doublon|doublons?|double (?:debit|"
    r"prelevement|paiement|achat|operation|facturation)s?)\b"
)
_ONCE = re.compile(r"\b(?:une seule fois|pas (?:deux|2|trois|3) fois|qu une fois)\b")
_ALL = re.compile(
    r"\b(?:les (?:deux|2)|la totalite|en tout|au total|aucun des|resili\w*|annul\w*|jamais (?:achete|"
    r"commande|recu|autorise|signe)\w*|"
    r"rien (?:achete|commande|recu|signe))\b"
)
_IN_SO_MANY = re.compile(r"\ben (?:deux|trois|quatre|[2-6]) fois\b")
