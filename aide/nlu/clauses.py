"""Two problems in one message: where the second one is told. No Rasa here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PROBLEMS = frozenset(
    """virement_en_retard frais prelevement_abusif carte_perdue carte_volee paiement_frauduleux acces_compte
    remboursement_erreur renouvellement_carte faire_opposition""".split()
)
SAME_STORY = (
    frozenset({"carte_perdue", "carte_volee", "faire_opposition", "paiement_frauduleux", "renouvellement_carte"}),
    frozenset({"frais", "remboursement_erreur"}),
    frozenset({"prelevement_abusif", "remboursement_erreur", "paiement_frauduleux"}),
    frozenset({"virement_en_retard", "remboursement_erreur"}),
)
"""Intents that one story often touches together: two of them are not taken for two problems."""
SURE = 0.7
FEWEST_WORDS, MOST_CLAUSES = 3, 5
_BREAK = re.compile(
    r"(?:[.!?;\n]+|,?\s+\b(?:et (?:aussi|puis|en plus|sinon|autre chose|deuxi[èe]mement|j'ai aussi|ensuite)|"
    r"en plus(?: de (?:[cç]a|cela))?|par ailleurs|d'autre part|aussi|[ée]galement|sinon|ensuite|deuxi[èe]mement|"
    r"autre chose|et\b(?= (?:mon|ma|mes|j|je|on|ya|il|le|la|vous)\b))\s*[:,]?)\s*",
    re.I,
)


@dataclass(frozen=True)
class Second:
    """The problem told beside the first: its intent, and the clause, a part of the text as typed."""

    intent: str
    text: str


def split(text: str) -> list[str]:
    """The clauses of `text` that may each tell something, in order; [] when there is only one."""
    parts = [part.strip(" ,:-") for part in _BREAK.split(text)]
    clauses = [part for part in parts if len(part.split()) >= FEWEST_WORDS]
    return clauses if 2 <= len(clauses) <= MOST_CLAUSES else []


def second_problem(whole: str, understood: Sequence[tuple[str, str, float]]) -> Second | None:
    """The other problem among (clause, intent, confidence), when `whole` is told by a clause of its own too.

    Both must be sure: a second problem imagined is worse than one that the customer says again.
    """
    sure = [(clause, intent) for clause, intent, confidence in understood if intent in PROBLEMS and confidence >= SURE]
    if whole not in PROBLEMS or whole not in {intent for _, intent in sure}:
        return None
    for clause, intent in sure:
        if intent != whole and not any({intent, whole} <= story for story in SAME_STORY):
            return Second(intent, clause)
    return None
