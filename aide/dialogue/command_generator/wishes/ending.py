"""« stop », « laissez tomber »: the end of what is under way;
« stop aux prélèvements » and « je leur ai dit stop » are none. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.message import Message

LONGEST = 8


def ends(message: Message) -> bool:
    """It says so, and nothing else but courtesies."""
    return message.words <= LONGEST and _ENDS.fullmatch(message.plain) is not None


def says_no_after_all(message: Message) -> bool:
    """« finalement non »: where a bare no would leave the one question open."""
    return message.words <= LONGEST and _NO_AFTER_ALL.fullmatch(message.plain) is not None


def stops_debit(message: Message) -> bool:
    """« annulez ce prélèvement », « je veux que ça s'arrête, l'abonnement »:
    of the debits, and of no complaint.
    """
    said = message.plain
    return (
        _STOPS_DEBIT.search(said) is not None
        and _OF_FILE.search(said) is None
        and not _TOLD_THEM.search(said)
    )


def tells_of_others(message: Message) -> bool:
    """« je leur ai dit stop mais ils continuent »: a story of what was said to somebody else."""
    return _TOLD_THEM.search(message.plain) is not None


_BESIDE = (
    r"(?:non|nan|nn|bon|bah|ben|ah|oh|ok|euh|alors|oui|en fait|finalement|"
    r"au final|merci|svp|stp|desolee?|pardon|allez|et|mais|"
    r"attendez|s il (?:vous|te) plait|c est tout|du coup|c est pas grave|"
    r"pas grave|je veux|je voudrais|on peut|ca suffit|la)"
)
_WHAT = (
    r"(?: (?:tout|ca|cela|la|ici|svp|la demande|ma demande|la reclamation|ma reclamation|cette reclamation))?"
)
_SAYS_END = (
    rf"(?:stop\w{{0,4}}{_WHAT}|(?:on |j |je )?(?:arret\w{{1,4}}|"
    rf"annul\w{{1,4}}|abandonn\w{{1,4}}|renonc\w{{1,4}}){_WHAT}|"
    rf"(?:laiss\w{{1,4}}|on laisse) tomber|oubli\w{{1,4}} (?:ca|tout|"
    r"ma demande)|(?:j ai |je )?change(?:e|r)? d avis|"
    r"(?:je n ai |j ai |y a |j en ai )?plus besoin|je (?:ne )?veux plus|"
    r"on en reste la|(?:non|nan) c est bon (?:en fait|finalement)|"
    r"(?:en fait|finalement) (?:non )?c est bon|c est bon (?:en fait|finalement))"
)
_ENDS = re.compile(rf"(?:{_BESIDE} ){{0,4}}{_SAYS_END}(?: (?:{_BESIDE}|{_SAYS_END})){{0,4}}")
_NO_AFTER_ALL = re.compile(
    r"(?:bon |ah |euh )?(?:(?:finalement|en fait|au final) (?:non|nan)|"
    r"(?:non|nan) (?:finalement|en fait))(?: merci)?|"
    r"(?:non|nan) c est bon(?: merci)?"
)
_DEBIT = r"(?:preleve\w*|prelevements?|debits?|abonnements?|mandats?)"
_STOP = r"(?:stop\w*|arret\w*|annul\w*|bloqu\w*|suspend\w*)"
_STOPS_DEBIT = re.compile(
    rf"^(?:\w+ ){{0,6}}{_STOP}(?: \w+){{0,3}} {_DEBIT}\b|^(?:\w+ ){{0,3}}{_DEBIT}(?: \w+){{0,4}} {_STOP}\b"
)
_OF_FILE = re.compile(r"\b(?:reclam\w*|plaintes?|dossiers?|demandes?|signalements?|contestation\w*|carte)\b")
_TOLD_THEM = re.compile(
    r"\b(?:ai|a|avons|avait|avais|avaient) (?:bien |deja |pourtant )?(?:dit|ecrit|demande|envoye|fait|"
    r"resilie|annule|arrete|stoppe)\b|"
    r"\b(?:continue\w*|recommence\w*)\b"
)
