"""How much likelier each question of knowledge is than its words alone say: by what is open,
talked of, and told. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from aide.dialogue import knowledge
from aide.nlu.questions import ELSE

OF_CARDS = frozenset({"acces", "cartes", "fraude", "oppositions", "assistant", "tiers"})
"""The files of knowledge that one asks about while a card is being blocked."""
UNLIKELY = 0.15
"""How much less likely the other questions are then: « je la récupère pas ? » is about the card,
not about a debit.
"""


LIKELIER = 3.0
"""How much likelier a question about what is talked of is than the same words at the
beginning of a conversation.
"""


IN_COMPLAINT = frozenset({"montant", "date", "nom", "description", "email", "confirme"})
OF_COMPLAINTS = frozenset({"reclamations", "assistant", "fraude"})
"""The files of knowledge that one asks about while a complaint is made, beside those on what it is about."""
LESS_LIKELY = 0.4
"""How much less likely the others are then: « le nom c'est Rapido Livraison » asks
nothing about a new card.
"""


def likelier_in(context: str, about: Collection[str], labels: Sequence[str]) -> np.ndarray:
    """A weight of each question, given what is open and talked of; shape (len(labels),)."""
    at_card = context in ("bloque", "carte")
    known = knowledge.entries()
    weights = np.ones(len(labels))
    for place, name in enumerate(labels):
        entry = known.get(name)
        if entry is None:
            continue
        if at_card and entry.file not in OF_CARDS:
            weights[place] = UNLIKELY
        elif not set(entry.subjects).isdisjoint(about):
            weights[place] = LIKELIER
        elif context in IN_COMPLAINT and entry.file not in OF_COMPLAINTS:
            weights[place] = LESS_LIKELY
    return weights


WITHOUT, UNKNOWN = 0.5, 1.5
"""What a question weighs of which no subject is told, and what « none of them » weighs. Of 490 questions
written apart 0.949 are right then and 0.016 wrong (0.943 and 0.020 without), and of 150 without an answer
0.907 are told so (0.893).
"""


def of_subjects(told: Sequence[tuple[str, float]], labels: Sequence[str]) -> np.ndarray:
    """A weight of each question, given what the whole message is about; shape (len(labels),),
    all 1 where that is not known.
    """
    if not told:
        return np.ones(len(labels))
    shares, known = dict(told), knowledge.entries()
    weights = np.full(len(labels), WITHOUT)
    for place, name in enumerate(labels):
        if name == ELSE:
            weights[place] = UNKNOWN
        elif (entry := known.get(name)) is not None:
            weights[place] += sum(shares.get(subject, 0.0) for subject in entry.subjects)
    return weights
