"""What a message says of a card by its words: an order to block it, a no, that it is found again. Pure."""

from __future__ import annotations

import re

from aide.cards.reasons import reason_in_words
from aide.dialogue.command_generator.wishes.block import KEEP_IT
from aide.dialogue.command_generator.yes_no_words import DOUBT, HARMLESS, NOT_SAID
from aide.dialogue.message import Message


def reason_told(message: Message) -> dict[str, str]:
    """The reason, when the yes tells it: « oui on me l'a volée »."""
    reason = reason_in_words(message.text)
    return {"raison": reason} if reason else {}


def names_block(message: Message) -> bool:
    """« bloquez-la »: the words, whatever stands around them."""
    return _BLOCK_IT.search(message.plain) is not None


def orders_blocking(message: Message) -> bool:
    """« elle n'y est pas, bloquez »: an order, whatever is denied before it, without a doubt."""
    order = _BLOCK_IT.search(message.plain)
    if order is None or "?" in message.text or NOT_SAID.search(message.plain):
        return False
    before, after = message.plain[: order.start()], message.plain[order.end() :]
    before = HARMLESS.sub(" ", before).strip()  # « on sait jamais, bloquez » forbids nothing
    if _BEFORE_ORDER.search(before) or _AFTER_ORDER.search(after):
        return False
    finds = message.has("retrouver", at=0.4) and not _NOT_FOUND.search(message.plain)
    refuses = message.has("non") and _POLITELY.sub("", after).strip() != "" and message.act("oui") < 0.5
    doubts = DOUBT.search(HARMLESS.sub(" ", message.plain)) is not None
    return not (doubts or finds or refuses or message.has("hesiter", "corriger", at=0.6))


def has_found(message: Message) -> bool:
    """Likelier than a yes; with a no beside it, less is enough: the card is kept in both cases."""
    if _NOT_FOUND.search(message.plain) or (
        _INSIDE.search(message.plain) and not _AFTER_ALL.search(message.plain)
    ):
        return False
    found = message.act("retrouver")
    return found > message.act("oui") and (message.has("retrouver") or found >= 0.33)


def says_no(message: Message) -> bool:
    """« NON je te dis. je veux savoir quand… », « bloke rien surtout »: nothing is blocked by it,
    so that a word is enough.
    """
    return _FIRST_NO.match(message.plain) is not None or KEEP_IT.search(message.plain) is not None


def found_in_a_sentence(message: Message) -> bool:
    """« retrouvée ! et si elle se perd un dimanche ? »: one sentence surely says so, and orders nothing."""
    surely = [one for one in message.sentences if has_found(one) and one.has("retrouver", at=SURELY_FOUND)]
    return any(not orders_blocking(one) for one in surely)


SURELY_FOUND = 0.7
_POLITELY = re.compile(r"\b(?:svp|stp|s il (?:vous|te) plait|merci|donc|vite|enfin)\b")
_BLOCK_IT = re.compile(
    r"^(?:(?:oui|ok|alors|donc) )*blocage (?:immediat|direct|tout de suite|maintenant|svp|stp|"
    r"s il vous plait|total|vite)\b|"
    r"\b(?:(?:ok|d accord|partante?|oui) pour (?:la |le )?(?:bloquer|blocage)|(?:mets|mettez)(?: la| le)? "
    r"(?:en oppo\w*|hors service)|(?:bloque?z?|bloq|blok(?:e[zr]?)?|coupez|desactivez)"
    r"(?: la| le| moi| ma carte| la carte| cette carte| tout| ca)*|"
    r"(?:annulez|supprimez|fermez|coupez) (?:la|cette carte|ma carte|la carte)|"
    r"(?:il )?faut (?:la |tout )?(?:bloquer|desactiver)(?: ca)?|"
    r"vous pouvez (?:donc )?(?:la )?(?:bloquer|desactiver|couper))\b"
)
_BEFORE_ORDER = re.compile(
    r"\b(?:ne|n|non|ca|sa|cela|si|de|sans|avant|pourquoi|comment|quand|elle est|est|etait|deja|vous|"
    r"surtout|jamais|ou|l autre|qui|que|on|me|m|ma|se|a|ont|avez|avait|avaient)$"
)
_AFTER_ORDER = re.compile(
    r"^ ?(?:pas|plutot|les|mes|des|juste|rien|plus tard|jamais|"
    r"surtout|l autre|seulement|si|quand|que)\b"  # another order
)
_NOT_FOUND = re.compile(
    r"\b(?:(?:pas|jamais|plus|rien|sans|introuvable)(?: \w+){0,2} (?:re)?trouv\w*|introuvable|"
    r"(?<!pas )(?<!plus )(?:est|etait) (?:bien |vraiment |bel et bien |definitivement )?(?:perdue|volee) "
    r"(?:pour de (?:bon|vrai)|a jamais|definitivement|c est sur)|"
    r"aucun espoir|impossible (?:de |a )(?:la )?(?:re)?trouv\w*)\b"
)
_INSIDE = re.compile(
    r"\b(?:carte|cb|elle) (?:etait|est|y etait) (?:dedans|dans (?:le|la|"
    r"mon|ma|ce) (?:sac|portefeuille|porte|veste|poche))"
)
_AFTER_ALL = re.compile(
    r"\b(?:retrouv\w*|finalement|en fait|recuper\w*|tout va bien|c est bon|depuis le debut|je l ai)\b"
)
"""« la carte était dedans », of a bag that is gone: it is gone too."""
_FIRST_NO = re.compile(
    r"(?:(?:ah|mais|bah|ben|euh) ){0,12}(?:non|nan|nn)\b(?! (?:mais|non|attend\w*|je sais pas|c est (?:la|l)|"
    r"pas (?:encore|tout de suite)))"
)
