"""A day that he tells, from which is counted: when he is answered, until when he may dispute. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.phoned import phoned
from aide.dialogue.commands import Command
from aide.dialogue.limits import LIMITS, day_told
from aide.dialogue.message import Message

DUE_FROM = "reclamation_echeance"
LONGEST, LONGEST_DAY = 25, 8


def tells_filing_day(heard: Heard) -> list[Command] | None:
    """« j'ai réclamé le 3 novembre »: the last day for the answer; it is followed too, where he waits.

    Not of a call: the clock runs from the written complaint.
    """
    message, state = heard.message, heard.state
    day = day_told(message, heard.world.today)
    question = state.question
    at_complaint = question is not None and question.flow and question.field != "reference"
    if day is None or at_complaint or not _says_filed(message) or phoned(message, state) is not None:
        return None
    told = Command("ask", DUE_FROM, {"jour": day.isoformat()}, message.text)
    follows = message.has("suivre") and not _WHEN.search(message.plain) and question is None
    return [starting("suivi", message, state), told] if follows else [told]


def _says_filed(message: Message) -> bool:
    """Here and by himself; a payment that is not his is promised no day."""
    is_else = _OF_ELSE.search(message.plain) or message.has("ajouter", "retirer", "deposer", at=0.6)
    is_payment = message.subject("paiement_frauduleux") >= 0.5
    has_facts = message.values("montant") or message.values("reference")
    if is_else or is_payment or has_facts or message.words > LONGEST:
        return False
    if _FILED.search(message.plain):
        return True
    return _OWN.search(message.plain) is not None and _WHEN.search(message.plain) is not None


def tells_debit_day(heard: Heard) -> list[Command] | None:
    """« c'était le 3 juin », just after the limits of a dispute were told: the days themselves."""
    message, state = heard.message, heard.state
    day = day_told(message, heard.world.today)
    asked = next((one for one in LIMITS if state.said.get(one) == state.turns - 1), None)
    if day is None or asked is None or state.question is not None or message.words > LONGEST_DAY:
        return None
    if message.values("montant"):
        return None
    return [Command("ask", asked, {"jour": day.isoformat()}, message.text)]


_FILED = re.compile(
    r"\b(?:j ?ai|jai|on a|nous avons)(?: (?:deja|bien|moi|vous|fait|"
    r"deja fait)){0,3} (?:reclame(?! (?:a|au|aupres|chez|mon|ma|mes|le(?! \d)|la|les|l|un|une|des|que|"
    r"qu) )|"
    r"(?:faite?|deposee?|envoyee?|ouverte?|enregistree?|lancee?|adressee?|une|ma|la) (?:\w+ ){0,2}reclam\w*|"
    r"reclam\w+ (?:deposee|faite|envoyee))"
)
_OWN = re.compile(
    r"\b(?:ma|notre) (?:\w+ )?reclam\w*\b.{0,25}\b(?:du|le|date|depuis)\b|"
    r"\bmon dossier (?:est )?(?:depose|ouvert|fait)?\b"
)
_WHEN = re.compile(
    r"\b(?:quand|qd|jusqu\w*|delais?|au plus tard|echeance|tombe\w*|15 jours|quinze|combien|quel jour|"
    r"quelle date)\b"
)
_OF_ELSE = re.compile(
    r"\b(?:commercant|magasin|vendeur|marchand|boutique|site|creancier|organisme|fournisseur|police|"
    r"commissariat|gendarmerie|"
    r"mediateur|cssf|acpr|autre banque|pas (?:fait|depose|reclame)|jamais|ajout\w*|retir\w*|annul\w*|"
    r"chang\w*)\b"
)
