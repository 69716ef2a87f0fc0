"""Labels of understanding that are decided about together, and how long a story is."""

from __future__ import annotations

from aide.subjects import card_blocks, problems, subjects

CARD = card_blocks()


LOST = frozenset({"carte_perdue", "carte_volee"})


CHAT = frozenset(
    {"saluer", "remercier", "au_revoir", "exprimer_mecontentement", "est_un_robot", "demander_capacites"}
)


ABOUT_US = frozenset({"est_un_robot", "demander_capacites"})


VALUES = frozenset({"montant", "date", "beneficiaire", "creancier", "email", "reference"})


STORY_WORDS = 4


SURELY = 0.85


BANKING = problems()


OWN_WORDS = frozenset(
    {"reclamation", "opposition", "conseiller", "suivi", "complement", "retrait", "renouvellement"}
)
"""Flows that are begun by acts, or by rules of their own; any other is begun by its subject alone."""


def informs(label: str) -> bool:
    """Whether a text about this is answered whole: the telephone, what the assistant is."""
    known = subjects().get(label)
    return label in ABOUT_US or (known is not None and known.informs)


def flow_of(label: str) -> str | None:
    """The flow that a text about this begins by itself, as its `flux.yml` says."""
    known = subjects().get(label)
    return known.starts if known is not None and known.starts not in (None, *OWN_WORDS) else None
