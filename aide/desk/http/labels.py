"""The labels of understanding with the words that agents read; the order is that of the menus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aide.subjects import subjects

LABELS: dict[str, str] = {
    "virement_en_retard": "Virement en retard",
    "frais": "Frais",
    "prelevement_abusif": "Prélèvement contesté",
    "carte_perdue": "Carte perdue",
    "carte_volee": "Carte volée",
    "paiement_frauduleux": "Paiement frauduleux",
    "acces_compte": "Accès au compte",
    "remboursement_erreur": "Erreur à rembourser",
    "renouvellement_carte": "Renouvellement de carte",
    "faire_opposition": "Faire opposition",
    "deposer_reclamation": "Déposer une réclamation",
    "suivre_reclamation": "Suivre une réclamation",
    "contacter_service_client": "Moyens de contact",
    "envoyer_courrier": "Courrier",
    "resilier_contrat": "Résiliation",
    "saisir_mediateur": "Médiateur",
    "parler_a_un_humain": "Parler à un conseiller",
    "autre_demande_bancaire": "Autre demande bancaire",
    "saluer": "Bonjour",
    "remercier": "Merci",
    "au_revoir": "Au revoir",
    "affirmer": "Oui",
    "refuser": "Non",
    "annuler": "Annuler",
    "demander_capacites": "Que savez-vous faire",
    "est_un_robot": "Est-ce un robot",
    "exprimer_mecontentement": "Mécontentement",
    "hors_sujet": "Hors sujet",
}
LABELS |= {
    name: one.title or name.replace("_", " ").capitalize() for name, one in subjects().items() if name not in LABELS
}
"""A subject added in `data/` is shown under its own title."""
NOT_UNDERSTOOD = "nlu_fallback"
ENTITIES = {
    "beneficiaire": "bénéficiaire",
    "creancier": "créancier",
    "quatre_derniers": "carte finissant par",
    "reference": "référence",
    "iban": "IBAN",
    "email": "e-mail",
    "telephone": "téléphone",
}


def label(intent: str | None) -> str:
    """What a page shows; a button's own intent keeps its name."""
    if intent is None or intent == NOT_UNDERSTOOD:
        return "Non compris"
    return LABELS.get(intent, intent.replace("_", " "))


def told_entity(entity: Mapping[str, Any]) -> str:
    """« montant : 29,99 € », « date : 12/11/2026 »; a value in no known form is shown as it is."""
    name, value = str(entity["entity"]), str(entity["value"])
    if name == "montant":
        value = f"{value.replace('.', ',')} €"
    elif name == "date":
        value = _day(value)
    return f"{ENTITIES.get(name, name)} : {value}"


def _day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value
