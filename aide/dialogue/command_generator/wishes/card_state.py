"""« elle est bloquée ou pas ? », « vous avez bloqué ma carte ? »:
asked of the state of a card, and no order. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T

STATE, LONGEST = "carte_bien_bloquee", 16
MEANWHILE, STAYS_ACTIVE = "payer_en_attendant_carte", "autre_carte_reste_active"
"""How to pay until the new card is there, and whether the other one still works."""


def asks_card_state(message: Message, *, is_blocked: bool) -> bool:
    """Whether it asks if a card is blocked or active; once one is blocked here, more words are about that."""
    if message.has("bloquer", at=0.8):
        return False
    if is_blocked and _asks_what_else(message):
        return False
    if is_blocked and _OF_BLOCKED.search(message.plain):
        return True
    asks = message.is_question or _MAY_I.search(message.plain) is not None
    if is_blocked and asks and _WORKS.search(message.plain):
        return True
    return any(map(_asks_it, message.sentences or (message,)))


def pays_with_other(message: Message, blocked: list[str]) -> bool:
    """« donc je paye avec la 1207, c'est bon ? », once the other is blocked:
    of one that is not, and « oui » answers it.
    """
    if _CUT.search(message.plain) or any(one in message.plain for one in blocked):
        return False
    return _WORKS.search(message.plain) is not None


def names_other(message: Message) -> bool:
    """« payer avec mon autre carte », « l'autre marche encore ? »."""
    return _WORKS.search(message.plain) is not None and _CUT.search(message.plain) is None


def _asks_what_else(message: Message) -> bool:
    """« Apple Pay marche encore avec la 4321 ? »: a question that is surely known and is
    not of the state of a card.
    """
    name, share = message.top_question
    return share >= T.surely_question and name not in _OF_STATE and not _STATE.search(message.plain)


def _asks_it(one: Message) -> bool:
    asks = one.is_question or _TAGGED.search(one.plain) is not None
    is_other = orders_block(one) or _OF_ELSE.search(one.plain) is not None
    return asks and not is_other and one.words <= LONGEST and _STATE.search(one.plain) is not None


_MAY_I = re.compile(r"\b(?:(?:je |j)peux|puis je|on peut|peut on)\b(?! (?:pas|plus|rien))")
"""« et l'autre je peux l'utiliser »: asked, without its mark."""
_OF_STATE = frozenset({STATE, MEANWHILE, STAYS_ACTIVE})
_CUT = re.compile(
    r"\b(?:bloqu\w*|blok\w*|opposition|desactiv\w*|annul\w*|coup\w*|"
    r"(?:march|fonctionn|pass)\w* (?:pas|plus|pu))\b"
)
"""What an « oui, elle est active » would not answer."""
_WORKS = re.compile(
    r"\b(?:\d{4}|l autre|lotre|l autre carte|mon autre carte)\b.{0,40}\b(?:march\w*|fonctionne\w*|pay\w*|"
    r"serv\w*|utilis\w*|active|retirer|achats?|courses)\b|"
    r"\b(?:pay\w*|serv\w*|utilis\w*|retir\w*|regl\w*|achet\w*|courses|achats|plein)\b.{0,20}\b(?:avec|de) "
    r"(?:la \d{4}|l autre|lotre|mon autre|ma deuxieme|ma seconde)\b"
)
"""« je peux payer avec l'autre ? », « l'autre, elle va pour mes courses ? », once one is blocked."""
_OF_BLOCKED = re.compile(
    r"\b(?:bien|deja|vraiment|est elle|elle est) bloquee\b|\b(?:\d{4}|carte|autre|lotre|celle la)"
    r"\b.{0,25}\b(?:active|march\w*|fonctionne|touch\w*|pas? blo(?:qu|k)\w*|rien bloque)\b|"
    r"\bstatut\b.{0,20}\b(?:carte|\d{4})\b"
)
_BETWEEN = r"(?: (?:n|bien|deja|vraiment|toujours|encore|pas|plus|rien|la|l|me|m|ma|moi|ete|elle|enfin)){0,4}"
_CUT_OFF = r"(?:bloqu|blok|desactiv)(?:e|ee|es|ees)\b"
_STATE = re.compile(
    rf"\b(?:avez|as|aviez)(?: vous| tu)?{_BETWEEN} {_CUT_OFF}|"
    rf"\b(?:elles?|cartes?|cb|\d{{4}}|celle ci|celle la|l autre|rien|aucune)\b{_BETWEEN}"
    rf" (?:est|sont|a|ont)\b{_BETWEEN} (?:{_CUT_OFF}|active?s?\b|en opposition\b)|"
    rf"\b(?:est|sont) elles?\b{_BETWEEN} (?:{_CUT_OFF}|active?s?\b|en opposition\b)"
)
"""The participle of what is done, or how the card is: no infinitive and no imperative."""
_TAGGED = re.compile(r"\b(?:hein|ou pas|oui ou non|ou non|si|n est ce pas)(?: (?:alors|du coup|la))?[ !.]*$")
_OF_ELSE = re.compile(
    r"\b(?:(?:bloqu|blok|desactiv)ez|pourquoi|pk|pkoi|comment|quand|depuis|que faire|quoi faire|"
    r"debloqu\w*|reactiv\w*|activer|nouvelle|apres|aid(?:er|ez|e)|pay\w*|refus\w*|"
    r"codes?|comptes?|espace|appli\w*|virements?|reclam\w*|dossier|"
    r"argent|sommes?|euros?|contact|distributeur|"
    r"si (?:je|j|on|vous|tu|elle|ma|la|jamais)|une fois|lorsqu\w*)\b"
)
"""Why, how, what would be, or what else is blocked."""
