"""He paid by card, and no motive says so. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aide.dialogue import facts as f
from aide.dialogue import means_told
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.commands import Command
from aide.dialogue.message import Message

NO_MOTIF = "motif_carte"
"""What is said of it: the motive stays, and his words are read."""
LONGEST, SHORT = 20, 8


def of_means(message: Message, facts: Mapping[str, Any]) -> list[Command] | None:
    """« le motif est faux, c'est un paiement par carte »: the motive that fits; else his words are added,
    and it is said that no motive is nearer.
    """
    is_debit = facts.get("motif") == means_told.DEBIT
    if (
        not is_debit
        or message.words > LONGEST
        or message.is_question
        or not means_told.is_by_card(message.text)
    ):
        return None
    name = None if f.known(facts, f.CREDITOR) else f.in_capitals(message.text)
    read = {f.CREDITOR: name} if name else {}
    story = " ".join(f.known(facts, f.DESCRIPTION) or [])
    if (motif := means_told.by_means(message.text, means_told.DEBIT, story)) is not None:
        return [Command("correct_fact", "motif", {"motif": motif, **read})]
    told = replace(telling(message, quiet=True, facts=False), name="")
    named = [Command("set_fact", f.CREDITOR, read)] if read else []
    return [Command("hesitate", NO_MOTIF), told, *named]


def is_noted(message: Message, facts: Mapping[str, Any]) -> bool:
    """« je lis PAIEMENT CB ZALBO », where the motive is of a card already."""
    is_card = facts.get("motif") == means_told.CARD_PAYMENT and means_told.is_by_card(message.text)
    return (
        is_card
        and message.words <= SHORT
        and not message.is_question
        and not message.has("oui", "non", at=0.4)
    )
