"""Another problem told beside an answer: « oui, envoyez. Et tant que je vous tiens : 12,50 de frais… ».
No Rasa here.

`two_problems` looks for two problems in one story; here one side is an answer, and only the other tells a
problem. Where the other begins, `apart_places` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aide.nlu.apart_places import Place
from aide.nlu.two_problems import CARD, DEBITS, PROBLEMS, of_problems

LIKELY, SURE = 0.4, 0.75
"""Share of the problem in its own words: where he announces another thing,
and where a mere « et » leads to it.
"""
SURE_OF_CARD, SURELY_OF_CARD = 0.85, 0.95


@dataclass(frozen=True)
class Apart:
    """`intent` is the other problem, `subjects` (label, probability) those of the
    answer alone, best first.
    """

    intent: str
    told: str
    rest: str
    is_announced: bool
    subjects: Sequence[tuple[str, float]] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """For the message that the framework carries."""
        return {**vars(self), "subjects": [list(one) for one in self.subjects]}


def problem(place: Place, shares: Mapping[str, float]) -> str | None:
    """The problem that those words tell, one of a card's only where he announces it;
    None where they are not sure enough.
    """
    shares = of_problems(shares) if place.is_announced else shares
    best = max(shares, key=lambda one: shares[one])
    if best in CARD and place.is_announced:
        return best if sum(shares.get(one, 0.0) for one in CARD) >= SURE_OF_CARD else None
    if best in CARD and _OF_OWN_CARD.search(place.told):
        return best if sum(shares.get(one, 0.0) for one in CARD) >= SURELY_OF_CARD else None
    if best in DEBITS and _TAKEN_BY_US.match(place.told):
        best = "frais"
    elif best in DEBITS and _OWED_BACK.search(place.told):
        best = "remboursement_erreur"
    if best not in PROBLEMS or best in CARD:
        return None
    of_debit = best in DEBITS or _TAKEN_BY_US.match(place.told) is not None
    share = sum(shares.get(one, 0.0) for one in (*DEBITS, "frais")) if of_debit else shares[best]
    return best if share >= (LIKELY if place.is_announced else SURE) else None


_OWED_BACK = re.compile(
    (
        r"\b(?:me|nous) (?:doi(?:t|vent)|devai(?:t|ent)) (?:encore |toujours |tjr\w* )?\d|\b(?:rendu|"
        r"renvoy\w+|retourn\w+|annul\w+)\b.{0,60}\b(?:pas|jamais|rien|toujours|"
        r"tjr\w*|encore)\b.{0,20}\b(?:rembours|rendu|rev)"
    ),
    re.I,
)
"""« maison vauban me doit encore 58 € pour un manteau rendu »: a shop owes it back, and debits nothing."""
_TAKEN_BY_US = re.compile(
    (
        r"(?:et |aussi |en plus ){0,12}v(?:ou)?s m['’ ]?avez (?:aussi |encore |en plus )?(?:pris|compt\w+|"
        r"factur\w+|mis|coll\w+)(?!.{0,60}\b(?:deux|2) fois)"
    ),
    re.I,
)
"""« et vous m'avez pris 9 € »: what the bank itself takes."""
_OF_OWN_CARD = re.compile(
    (
        r"\b(?:ma|la) (?:carte|cb)\b.{0,40}\b(?:perdu|vol[ée]|pique|paum|[ée]gar|bloqu|opposition)|"
        r"\b(?:perdu|vol[ée]|piqu[ée]|paum[ée]|[ée]gar[ée]|bloque[rz]?)"
        r"e?s? (?:\w+ ){0,3}(?:ma|la) (?:carte|cb)\b"
    ),
    re.I,
)
"""« et ma carte, je l'ai perdue samedi, faudrait me la bloquer », though nothing announces it."""
