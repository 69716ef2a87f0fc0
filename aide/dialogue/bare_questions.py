"""« ça prend combien de temps ? », « c'est payant ? »: what is talked of says of what. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from aide.dialogue.knowledge import Entry
from aide.folding import plain

LONGEST = 9
HINT = 0.003
"""What an answer of the subject weighs at least, of all that the bare words could mean;
and what « none of them » weighs.
"""
_ASKING = frozenset(
    """combien temps tps cbien long longtemps lent vite dure durera duree delai delais delay jours jour
    semaines semaine mois quand kan qd prend prendre prendra met mettre faut fo payant payante payants gratuit
    gratuite gratos cher chere prix tarif tarifs cout coute couter coutera coutent comment cmt comen coment
    pourquoi pk pkoi koi quoi obligatoire oblige obligee preavis possible facile ou""".split()
)
"""One of these makes it a question about something said before."""
_WORDS = _ASKING | frozenset(
    """ca sa c ce cela est cest sont sera soit il elle ils elles on je j tu vous nous me m te se s le la les l
    un une des y ya en a ai as avez de d du et mais donc alors coup pour par avec au aux fait faire fais
    faites bon ben bah ok oui non euh svp stp merci pas ne n plus ca peut peux pourrai pouvez dois doit va
    vais aller passe passer quel quelle quels quelles que qu qui si ou apres avant ensuite encore deja
    toujours sur dans sous combien au juste environ total moi toi lui normalement svp genre""".split()
)


def is_bare(text: str) -> bool:
    """Whether it asks, and names nothing."""
    words = plain(text).replace("?", " ").split()
    return 0 < len(words) <= LONGEST and not _ASKING.isdisjoint(words) and _WORDS.issuperset(words)


def settled(
    shares: np.ndarray, labels: Sequence[str], about: Collection[str], known: dict[str, Entry]
) -> np.ndarray | None:
    """The probability of each question when only those of what is talked of count;
    None where none of them is near.

    `shares` has shape (len(labels),), and so has what is given.
    """
    of_it = np.array([name in known and not set(known[name].subjects).isdisjoint(about) for name in labels])
    near = np.where(of_it, shares, 0.0)
    return near / (near.sum() + HINT) if near.max(initial=0.0) >= HINT else None
