"""What an effect told, as it stands in the slot `resultat`: read for the policy,
checked for testers. Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

FAILED = "echec"
WORDS: Mapping[str, tuple[str, ...]] = {
    "action_deposer_reclamation": ("deposee",),
    "action_suivre_reclamation": ("trouvee", "sans_reference", "introuvable"),
    "action_completer_reclamation": ("notee", "sans_reference", "introuvable"),
    "action_envoyer_copie": ("envoyee", "trop", "sans_adresse", "introuvable"),
    "action_retirer_reclamation": ("transmis", "sans_reference", "introuvable"),
    "action_lister_cartes": ("listees", "indisponible", "session_expiree"),
    "action_bloquer_cartes": ("bloquee", "incertain", "refuse", "pas_la_sienne", "rien", "session_expiree"),
    "action_renouveler_carte": ("demande", "unknown", "refused", "not_yours", "sans_carte"),
    "action_transferer_conseiller": ("transfere", "ferme"),
}
"""The words that each effect may leave, beside « echec »:
what `selon` of a flow and a story test may name.
"""
PRODUCT = "Carte SmartPay"
_NUMBERED = re.compile(r"(?P<issue>[a-z_]+) (?P<reference>REC-\d{4}-\d{6})")
_CARDS = re.compile(r"^(?:aucune carte|cartes?\b[\s\d,;et]*)$")


def read(told: object) -> dict[str, Any]:
    """`{"issue": word, …}`. An action writes it as JSON; a story test writes the word alone, « cartes 4321,
    8765 » for the active cards that were listed (each with its last digits as id), « aucune carte », or
    « deposee REC-2026-000001 », with the number of what was filed.
    """
    if not told:
        return {"issue": FAILED}
    text = str(told)
    if _CARDS.match(text):
        cards = [{"id": last4, "last4": last4, "product": PRODUCT} for last4 in re.findall(r"\d{4}", text)]
        return {"issue": "listees", "cartes": cards}
    if numbered := _NUMBERED.fullmatch(text.strip()):
        return {"issue": numbered["issue"], "reference": numbered["reference"]}
    try:
        found = json.loads(text)
    except ValueError:
        found = text
    return found if isinstance(found, dict) else {"issue": text}


def is_known(action: str, told: str) -> bool:
    """Whether that effect can leave this; of an effect that is not listed here, anything."""
    return read(told)["issue"] in (*WORDS.get(action, (read(told)["issue"],)), FAILED)
