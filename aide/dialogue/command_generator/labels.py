"""Labels of understanding that are decided about together, and how long a story is."""

from __future__ import annotations

CARD = frozenset({"carte_perdue", "carte_volee", "faire_opposition"})


CHAT = frozenset({"saluer", "remercier", "au_revoir", "exprimer_mecontentement", "est_un_robot", "demander_capacites"})


INFORMATION = frozenset({"contacter_service_client", "envoyer_courrier", "resilier_contrat", "saisir_mediateur"}) | {
    "est_un_robot",
    "demander_capacites",
}


ABOUT_US = frozenset({"est_un_robot", "demander_capacites"})


VALUES = frozenset({"montant", "date", "beneficiaire", "creancier", "email", "reference"})


STORY_WORDS = 4


SURELY = 0.85


BANKING = frozenset(
    "virement_en_retard frais prelevement_abusif carte_perdue carte_volee paiement_frauduleux acces_compte remboursement_erreur "
    "renouvellement_carte faire_opposition".split()
)
