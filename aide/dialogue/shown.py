"""What a question shows: its words where they depend on his complaint, the digits of his cards,
a button for each answer. Pure.
"""

from __future__ import annotations

from typing import Any

from aide.dialogue import facts as f
from aide.dialogue.frame_facts import DECEIVED
from aide.dialogue.state import MONEY_BACK, Frame
from aide.phrases import beside

french = beside(__file__)

NO = "/refuser"


def worded(frame: Frame, name: str) -> str:
    """The end of its name in the responses: of an error to be refunded it is a shop that is asked,
    or the bank of a machine; of a deceit, whether money has gone.
    """
    if name == f.AMOUNT and frame.facts.get(DECEIVED):
        return f"{name}_parti"
    return f"{name}_rembourse" if name == f.CREDITOR and frame.facts.get("motif") == MONEY_BACK else name


def cards_named(frame: Frame) -> dict[str, str]:
    """« •••• 4321 », « •••• 4321 et •••• 8765 »."""
    asked = frame.facts.get("carte") or []
    chosen = [one for one in frame.facts.get("cartes") or [] if one["id"] in asked]
    named = french("et_carte").join(f"•••• {one['last4']}" for one in chosen)
    several = french("des_cartes", digits=named) if len(chosen) > 1 else french("une_carte", digits=named)
    return {"cartes": named, "les_cartes": several}


def buttons(frame: Frame, name: str) -> list[dict[str, Any]] | None:
    """Of the question for that fact; None where its sentence has its own, or none."""
    if name == "carte":
        return _cards(frame)
    return _blocking(frame) if name == "bloque" else None


def _cards(frame: Frame) -> list[dict[str, Any]]:
    """One for each card, and one for both where there are two."""
    cards = frame.facts.get("cartes") or []
    each = [_card(one) for one in cards[:3]]
    if len(cards) == 2:
        both = ",".join(one["id"] for one in cards)
        each.append({"title": french("les_deux"), "payload": f"/choisir_carte?carte={both}"})
    return [{"title": french("aucune_carte"), "payload": NO}, *each][:4]


def _card(one: dict[str, Any]) -> dict[str, Any]:
    title = f"{one['product']} •••• {one['last4']}"[:40]
    return {"title": title, "payload": f"/choisir_carte?carte={one['id']}"}


def _blocking(frame: Frame) -> list[dict[str, Any]]:
    """A yes tells the reason, where it is not known."""
    no = {"title": french("ne_pas_bloquer"), "payload": NO}
    if frame.facts.get("raison"):
        return [no, {"title": french("bloquer"), "payload": "/affirmer"}]
    return [
        no,
        {"title": french("bloquer_perdue"), "payload": "/affirmer?raison=carte_perdue"},
        {"title": french("bloquer_volee"), "payload": "/affirmer?raison=carte_volee"},
        {"title": french("bloquer_paiement"), "payload": "/affirmer?raison=paiement_frauduleux"},
    ]
