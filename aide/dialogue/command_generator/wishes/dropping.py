"""He drops the complaint that is being prepared, or refuses it, whatever else stands beside it. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.command_generator.wishes.ending import stops_debit
from aide.dialogue.message import Message
from aide.folding import plain

LONGEST_IN_STORY = 10
"""Words of « laissez tomber » where his story is asked: in more of them somebody else may have said so."""


def drops_complaint(message: Message, *, is_story: bool = False) -> bool:
    """« laissez tomber pour les frais », « non, n'enregistrez pas celle-là »: a clause says so,
    and nothing is put in its place.
    """
    said = message.plain
    if _NOT_YET.search(said) or _IN_ITS_PLACE.search(said) or message.has("oui", at=0.6):
        return False
    clauses = [plain(one).strip(_MARKS) for one in _CLAUSES.findall(message.text) if "?" not in one]
    if any(REFUSED_COMPLAINT.search(one) and not _CONDITION.search(one) for one in clauses):
        return True
    is_told = (
        _TOLD.search(said) is not None
        or stops_debit(message)
        or (is_story and message.words > LONGEST_IN_STORY)
    )
    return not is_told and any(_DROPS.search(one) and not _KEEPS.search(one) for one in clauses)


def asks_to_drop(message: Message) -> bool:
    """« vous pouvez annuler la réclamation ? »: an order put as a question; not what can be done later."""
    return _ASKS_DROP.search(message.plain) is not None and message.words <= LONGEST_IN_STORY


_MARKS = " .,;:!?…"
_CLAUSES = re.compile(r"[^.,;:!?…\n]+[.,;:!?…\n]*")
_FILE = r"(?:reclam\w*|plaintes?|signalements?|dossiers?|demandes?)"
_THIS = (
    r"(?:ca|cela|tout|celle(?: la| ci)?|(?:la|ma|cette|votre|le|mon|"
    rf"ce|l) {_FILE}|svp|stp|s il (?:vous|te) plait)"
)
_PART = (
    r"(?:noms?|dates?|jours?|e ?mails?|courriels?|adresses?|montants?|sommes?|commercants?|creanciers?|"
    r"details?|textes?|cartes?|cb)"
)
_DROPS = re.compile(
    rf"\blaiss(?:e[rz]?|ons) (?:ca |moi )?tomber\b(?!.{{0,15}}\b{_PART}\b)|"
    r"\blaiss(?:ons|ez) (?:cela|ca|tout cela)\b(?! (?:comme|ainsi|tel))|"
    rf"\b(?:annul|abandonn)(?:e[rz]?|ons) (?:moi )?(?:{_THIS}\b|$)|\b(?:j|on) (?:annule|abandonne|renonce)\b"
    r"(?! (?:le|mon|ce) preleve)|"
    r"\b(?:veux|souhaite|voudrais|envie) (?:pas|plus|pu) (?:de |que vous )?"
    r"(?:l |la )?(?:enregistr|depos|envoy)(?:er|iez)\b"
    rf"(?: {_THIS}\b|$)|"
    r"\bje renonce\b|\b(?:n|ne (?:l |la |le )?|l )?(?:enregistr|depos|"
    r"envoy)(?:e[rz]|ons) (?:surtout )?(?:pas|rien)\b"
    rf"(?: {_THIS}\b|$)"
)
_ASKS_DROP = re.compile(
    rf"\b(?:vous pouvez|pouvez vous|tu peux|peux tu|on peut) (?:me |m )?(?:l |la )?annuler(?: {_THIS})?"
    r"(?: (?:svp|stp|maintenant|tout de suite))?[ ?!.]*$"
)
_KEEPS = re.compile(
    r"\b(?:pas|jamais|sans|ne|n|si) (?:\w+ ){0,3}(?:annul|abandonn|renonc|laiss)\w*|"
    r"\b(?:annul|abandonn|laiss)\w* (?:surtout )?(?:pas|rien)\b|\b(?:si|avant d|quand) (?:je|j|on) "
)
"""« je ne veux pas laisser tomber », « si j'annule ça »."""
_CONDITION = re.compile(
    r"\bsi (?:je|j|on|vous)\b|\bveux pas (?:d |de )?(?:autre|nouvelle|deuxieme|seconde)\b"
)
_NOT_YET = re.compile(
    r"\bpas (?:encore|tout de suite|maintenant|comme ca|ainsi)\b|\bd abord\b|\bavant (?:de|que|d|il|je)\b"
)
_IN_ITS_PLACE = re.compile(
    r"\b(?:corrig|rectifi|modifi|remplac|r?ajout)\w*|\bchang(?!\w* d avis)\w*|\b(?:mettez|mets|ecrivez|"
    r"marquez|notez)\b(?! moi)|"
    r"\b(?:c (?:est|etait)|plutot|et pas|au lieu de?) (?:le |du )?\d|"
    r"\bau lieu\b|\bmais (?:plutot )?(?:celle|celui)\b|"
    r"\b(?:oui|ok|d accord|bon) (?:\w+ )?(?:enregistr|envoy|depos|valid)ez\b(?! (?:pas|rien))"
)
"""He puts something right: it is not the whole that he drops."""
_TOLD = re.compile(
    r"\b(?:ils?|elles?|leur|lui) (?:(?:m|me|l|leur|lui|n|ne) )?(?:ai|a|ont|avait|avaient|veu\w+|di\w+)\b|"
    r"\b(?:m a|m ont|leur ai) (?:dit|ecrit|repondu)\b"
)
"""« ils m'ont dit laissez tomber »: told of others."""
