"""What a complaint may be about, and what is asked for each motif: read from `data/<sujet>/flux.yml`."""

from __future__ import annotations

from aide.complaints.complaint import Priority
from aide.subjects import motifs, subjects

LABELS: dict[str, str] = {name: motif.label for name, motif in motifs().items()}
"""Each motif with the words that customers and agents read."""

FIELDS: dict[str, tuple[str, ...]] = {name: motif.questions for name, motif in motifs().items()}
"""The questions of each motif, in the order they are asked; the description and the e-mail come besides."""


def motif_of_intent(intent: str) -> str | None:
    """The motif that an intent tells; None when it tells none (« je veux déposer une réclamation »)."""
    subject = subjects().get(intent)
    return subject.motif.name if subject and subject.motif else None


def priority(motif: str) -> Priority:
    """`haute` for a payment the customer did not make, to be handled by the next business day."""
    return "haute" if motifs()[motif].urgent else "normale"
