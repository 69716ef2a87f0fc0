"""When the bot is in doubt: what it offers as buttons, and how often it was lost in a row. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from aide.intake.wording import plain

OFFERED = 3
LOST = ("nlu_fallback", "hors_sujet")
TITLES = {
    "virement_en_retard": "Virement en retard",
    "frais": "Frais",
    "prelevement_abusif": "Prélèvement contesté",
    "carte_perdue": "Carte perdue",
    "carte_volee": "Carte volée",
    "paiement_frauduleux": "Paiement que je n'ai pas fait",
    "acces_compte": "Accès à mon compte",
    "remboursement_erreur": "Erreur à rembourser",
    "renouvellement_carte": "Nouvelle carte",
    "faire_opposition": "Bloquer ma carte",
    "deposer_reclamation": "Déposer une réclamation",
    "suivre_reclamation": "Suivre une réclamation",
    "contacter_service_client": "Moyens de contact",
    "envoyer_courrier": "Envoyer un courrier",
    "resilier_contrat": "Résilier mon contrat",
    "saisir_mediateur": "Saisir le médiateur",
    "parler_a_un_humain": "Parler à un conseiller",
}
_PROBLEM = r"(?:j ?ai |g |jai |il y a |ya |c est )?(?:un |une |des |du |mon |gros |petit |encore )*(?:probl\w*|pb|prb|souci\w*|soucis|bug|question|difficulte)s?"
_VAGUE = {
    "carte": re.compile(
        rf"^(?:bonjour |bonsoir |salut |slt |bjr )?(?:{_PROBLEM} )?(?:avec |sur |de |pour |a propos de |concernant )*(?:ma |la |une |mes |les )?(?:carte|cb|cartes)(?: smartpay| bancaire)?(?: svp| aidez moi| ne marche (?:pas|plus))?$"
    ),
    "compte": re.compile(
        rf"^(?:bonjour |bonsoir |salut |slt |bjr )?(?:{_PROBLEM} )(?:avec |sur |de |pour |a propos de |concernant )*(?:mon |le |un |mes )?(?:compte|comptes|argent|paiement)(?: smartpay| bancaire)?(?: svp| aidez moi)?$"
    ),
}


def buttons(ranking: Sequence[tuple[str, float]]) -> list[dict[str, str]]:
    """The likeliest intents that a title can name, then « Autre chose »."""
    named = [name for name, _ in ranking if name in TITLES][:OFFERED]
    offered = [{"title": TITLES[name], "payload": f"/{name}"} for name in named]
    return [*offered, {"title": "Autre chose", "payload": "/autre_chose"}]


def vague_topic(text: str) -> str | None:
    """« problème avec ma carte »: a subject without what happened; which question to ask."""
    said = plain(text)
    return next((topic for topic, pattern in _VAGUE.items() if pattern.match(said)), None)


def times_lost(events: Sequence[dict[str, Any]]) -> int:
    """How many of the customer's last messages, in a row, were not understood."""
    count = 0
    for event in reversed(events):
        if event["event"] == "user":
            if (event.get("parse_data") or {}).get("intent", {}).get("name") not in LOST:
                break
            count += 1
    return count
