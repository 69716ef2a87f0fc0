"""A question that one word settles where nothing else is known of it: « la RUM, elle est où ? ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.card_state import MEANWHILE
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T

PAGE, FOR_EVER = "assistant_fermer_page", "opposition_definitive"
BEFORE, AFTERWARDS = "achats_avant_blocage", "paiements_apres_opposition"
MANDATE, RIB = "mandat_rum_ics", "compte_rib_iban"
"""« où je trouve la RUM » is no question of the account's own number, which it is taken for."""


def named_by_word(one: Message, *, is_blocked: bool) -> str | None:
    """Of a mandate's number, or of how to pay once a card is blocked: « jpaye comment moi ? »."""
    name, share = one.top_question
    is_known = share >= T.question
    if _REOPENS.search(one.plain) and not _OF_ACCOUNT.search(one.plain):
        return FOR_EVER
    if _SOMEBODY_PAYS.search(one.plain):
        return AFTERWARDS if is_blocked else BEFORE
    if not is_known and _LEAVES_PAGE.search(one.plain) and not _OF_ACCOUNT.search(one.plain):
        return PAGE
    if _MANDATE_NUMBER.search(one.plain) and (name == RIB or not is_known):
        return MANDATE
    return MEANWHILE if is_blocked and not is_known and _PAYS_HOW.search(one.plain) else None


_MANDATE_NUMBER = re.compile(
    r"^(?!.*\b(?:rib|iban)\b).*\b(?:rum|ics)\b|\breference (?:unique )?(?:de|du) mandat\b"
)
"""Where neither RIB nor IBAN is named."""
_REOPENS = re.compile(
    r"\bbloqu\w*\b.{0,60}\b(?:rouvr\w*|debloqu\w*|re ?activ\w*|annul\w*|revenir en arriere|remettre)\b|"
    r"\b(?:rouvrir|debloquer|re ?activer)\b.{0,30}\b(?:carte|apres|plus tard|demain|ce soir|la bonne)\b"
)
"""« si je bloque les deux, on peut rouvrir la bonne ce soir ? »."""
_SOMEBODY_PAYS = re.compile(
    r"\bsi (?:quelqu ?un|qqun|qqn|on|le voleur|il|elle|celui qui)(?: \w+){0,3} (?:s en (?:sert|servait)|"
    r"(?:l |la |m )?utilise\w*|paye?\w*|achet\w*|depens\w*|s amuse)\b"
)
"""« et si quelqu'un s'en sert pendant ce temps ? »."""
_LEAVES_PAGE = re.compile(
    r"\bj?(?:e )?(?:peux |peu |puis )?(?:ferm\w*|quitt\w*|kitt\w*|coup\w*|"
    r"sors?|sortir) (?:de )?(?:l|la|le|cette|ce|mon|ma)? ?"
    r"(?:appli\w*|page|chat|tchat|onglet|fenetre|conv\w*|discussion|navigateur)\b"
)
"""« je ferme l'appli, c'est bon ? »: of this conversation, and of no account."""
_OF_ACCOUNT = re.compile(r"\b(?:comptes?|connect\w*|ouvr\w*|marche\w*|bug\w*|seule?)\b")
_PAYS_HOW = re.compile(
    r"\bj?(?:paye?\w*|paie\w*|regl\w*|retir\w*)\b.{0,15}\b(?:comment|"
    r"com?ment|cmt|coman|koman|avec (?:quoi|koi))\b|"
    r"\b(?:comment|coment|cmt|coman|koman|avec (?:quoi|koi))\b.{0,15}"
    r"\bj?(?:paye?\w*|paie\w*|regl\w*|retir\w*)\b"
)
"""« jpaye comment moi maintenant ? », once a card is blocked."""
