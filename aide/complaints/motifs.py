"""What a complaint may be about, and what is asked for each motif (AMENDMENTS 40)."""

from __future__ import annotations

LABELS: dict[str, str] = {
    "virement_en_retard": "Virement en retard ou non reçu",
    "frais": "Frais contestés",
    "prelevement_abusif": "Prélèvement contesté",
    "paiement_frauduleux": "Paiement par carte ou retrait non reconnu",
    "acces_compte": "Accès au site ou à l'espace client",
    "remboursement_erreur": "Remboursement après une erreur",
    "renouvellement_carte": "Renouvellement de carte",
    "autre": "Autre sujet",
}
"""Each motif with the words that customers and agents read."""

FIELDS: dict[str, tuple[str, ...]] = {
    "virement_en_retard": ("montant", "date", "beneficiaire"),
    "frais": ("montant", "date"),
    "prelevement_abusif": ("montant", "date", "creancier"),
    "paiement_frauduleux": ("montant", "date", "creancier"),
    "acces_compte": (),
    "remboursement_erreur": ("montant", "date"),
    "renouvellement_carte": (),
    "autre": (),
}
"""The questions of each motif, in the order they are asked; the description and the e-mail come besides."""

FRAUD = "paiement_frauduleux"
_BY_INTENT = {**{motif: motif for motif in LABELS if motif != "autre"}, "autre_demande_bancaire": "autre"}


def motif_of_intent(intent: str) -> str | None:
    """The motif that an intent tells; None when it tells none (« je veux déposer une réclamation »)."""
    return _BY_INTENT.get(intent)


def priority(motif: str) -> str:
    """`haute` for a payment the customer did not make, to be handled by the next business day (FACTS 5.1)."""
    return "haute" if motif == FRAUD else "normale"
