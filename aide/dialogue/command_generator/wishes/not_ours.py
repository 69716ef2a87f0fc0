"""What is not the bank's to block. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.message import Message
from aide.nlu.other_cards import names_only_other_cards


def not_ours(message: Message) -> str | None:
    """Another bank's card, a SIM, an identity card…; None when it may be ours."""
    said = message.plain
    if not _is_about_cards(message) or _OURS.search(said):
        return None
    if _PHONE_SIM.search(said):
        return "sim"
    if names_only_other_cards(message.text):
        return "autre_carte"
    is_card_of_bank = _OTHER_BANK.search(said) is not None and _CARD_OF_OTHER_BANK.search(said) is not None
    return "autre_banque" if is_card_of_bank and not message.values("montant") else None


def _is_about_cards(message: Message) -> bool:
    weight = message.share(CARD | {"paiement_frauduleux", "renouvellement_carte"})
    return weight >= 0.4 or message.has("bloquer")


_OTHER_BANK = re.compile(
    r"\b(?:caisse d ?epargne|credit agricole|credit mutuel|societe generale|bnp(?: paribas)?|"
    r"la banque postale|banque postale|lcl|cic|boursorama|boursobank|"
    r"fortuneo|hello ?bank|revolut|n26|nickel|monabanq|banque populaire|hsbc|axa banque|ing direct|"
    r"orange bank|lydia|sumeria|qonto|bred|ccf|"
    r"american express|amex|autre banque|ma banque principale)\b"
)
_CARD_OF_OTHER_BANK = re.compile(rf"(?:carte|cb|visa|mastercard)\b.{{0,25}}{_OTHER_BANK.pattern}")
_OURS = re.compile(r"\b(?:smart ?pay|sogexia|la votre|votre carte|chez vous|la carte smart)\b")
_PHONE_SIM = re.compile(r"\b(?:carte|ma|puce) ?(?:e ?)?sim\b|\bsim (?:swap|swapping)\b|\bmicro ?sim\b")
