"""He wants a card blocked, or tells what such a wish follows from. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import CARD, LOST
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu.other_cards import names_only_other_cards


def asks_block(message: Message) -> bool:
    """Wants a card blocked, or tells that it is lost or stolen, surely enough to list his cards."""
    if is_no_wish(message):
        return False
    if orders_block(message) or _CAN_YOU.search(message.plain):
        return True
    if _only_wonders(message):
        return False
    weight = message.share(CARD)
    if message.has("bloquer"):
        near = message.subject("paiement_frauduleux") + message.subject("renouvellement_carte")
        return weight + near >= 0.35
    return weight >= T.opposition and not message.has("ajouter", "suivre", "retirer", at=0.6)


def is_no_wish(message: Message) -> bool:
    """Of another bank's card, one found again, what might happen; an answer; a doubt; « surtout pas »."""
    if names_only_other_cards(message.text) or message.has("retrouver") or SUPPOSED.search(message.plain):
        return True
    if _NOT_ASKED.search(message.plain) or holds_sum(message):
        return True
    is_answer = message.has("passer", "repondre", at=0.6) and not message.has("bloquer")
    if is_answer and not _LOSS.search(message.plain):
        return True
    return (
        message.has("hesiter")
        or _UNBLOCK.search(message.plain) is not None
        or KEEP_IT.search(message.plain) is not None
    )


def holds_sum(message: Message) -> bool:
    """« la station a bloqué 150 € sur ma carte »: money is held, and no card is to be blocked."""
    return _SUM_HELD.search(message.plain) is not None


def _only_wonders(message: Message) -> bool:
    """« je dois faire opposition ? », or a question where nothing happened to the card."""
    if _MUST_I.search(message.plain) and message.has("demander"):
        return True
    if (_NOT_LOST.search(message.plain) or _BY_ITSELF.search(message.plain)) and not message.has(
        "bloquer", at=0.8
    ):
        return True
    happened = _HAPPENED_TO_CARD.search(message.plain) is not None
    return is_told_to(message) or (message.is_question and not happened and not message.has("bloquer"))


def orders_block(message: Message) -> bool:
    """An order, whatever it takes back; never blocked without its confirmation."""
    parts = message.sentences or (message,)
    return any(_ORDER.search(one.plain) is not None and not one.text.rstrip().endswith("?") for one in parts)


def names_card(message: Message) -> bool:
    """« ma carte », « la cb », or the order to block it."""
    return _CARD_NAMED.search(message.plain) is not None or orders_block(message)


def tells_loss(message: Message, of: frozenset[str] = LOST) -> bool:
    """Of his card, that it is lost or stolen: by its subject, and in so many words."""
    return message.share(of) >= T.subject and says_lost(message) and not is_no_wish(message)


def says_lost(message: Message) -> bool:
    """« perdu », « je ne la retrouve plus »: the words."""
    return _LOST.search(message.plain) is not None


def asks_how(message: Message) -> bool:
    """« comment bloquer ma carte ? »: wants to know, does not yet want it done."""
    if message.has("raconter") or not message.has("demander", at=0.4):
        return False
    about_it = _BLOCKING.search(message.plain) is not None
    return _HOW.search(message.plain) is not None and (about_it or not _LOST.search(message.plain))


def is_told_to(message: Message) -> bool:
    """« je peux m'en servir ? ma fille me dit de faire opposition »: nothing happened to the card."""
    return _IS_TOLD_TO.search(message.plain) is not None and _HAPPENED_TO_CARD.search(message.plain) is None


KEEP_IT = re.compile(
    r"\b(?:veux|voudrais|souhaite|faut|surtout|fallait)(?: surtout)? pas (?:que vous )?"
    r"(?:la |le |me la |les |ma carte )?(?:bloqu\w*|blok\w*|faire opposition)|"
    r"\b(?:bloqu(?:ez|es|e|er|é)|blok\w*|bloc) (?:surtout |donc |la |le |ma carte )*(?:pas|rien|jamais)\b|"
    r"\b(?:doit|devra|faut|faudrait|soit|sera|veut|voulu) (?:surtout |absolument |en aucun cas )?(?:pas|"
    r"jamais) (?:etre |la |le )*bloqu\w*|"
    r"\ben aucun cas (?:\w+ ){0,2}bloqu\w*|\bne (?:pas|surtout pas|jamais) (?:la |le |me la |etre )*bloqu\w*"
)
"""« surtout ne bloquez pas », « elle ne doit pas être bloquée »; not « je n'arrive pas à la bloquer »."""
SUPPOSED = re.compile(
    r"\b(?:si jamais|au cas ou|imaginons|supposons|dans le cas ou|"
    r"si (?:un jour|(?:ca|cela|sa) m arriv\w*|je (?:la )?perd\w*|on me (?:la )?(?:vole|pique)|"
    r"elle (?:est|etait) (?:volee|perdue))|"
    r"(?:juste|simplement) (?:pour )?savoir|par precaution|a l avance)\b"
)
_ORDER = re.compile(
    r"(?<!ne )(?<!de )(?<!avez )(?<!\bas )(?<!ai )(?<!\ba )\b(?:(?<!pas )(?:bloqu|coup|desactiv)e|"
    r"(?:bloqu|coup|desactiv)ez) "
    r"(?:les (?:deux|2)|(?:mes|les) (?:deux |2 )?cartes|ma carte|la)\b(?! pas| parole)(?! \w+ pas)|"
    r"\b(?:veux|voudrais|souhaite) (?:absolument |vite |aussi |"
    r"bien |juste )?bloquer (?:la|ma) (?:carte|cb)\b|"
    r"\b(?:veux|voudrais|souhaite|accepte|consens a ce|autorise a ce) (?:bien |finalement |donc )?"
    r"que vous (?:la |me la |les )(?:bloqu|coup|desactiv)\w+|"
    r"(?<!ai )(?<!avais )(?<!avez )(?<!avait )\b(?:exige|demande|reclame|veux|ordonne|souhaite|requiers) "
    r"(?:donc |le |la |l |un |une )*"
    r"(?:blocage|opposition|mise en opposition)(?: immediate?|"
    r" sans delai)? (?:de|d|sur) (?:cette|ma|la) (?:carte|cb)\b|"
    r"\b(?:carte|celle|c est la|la \d{4}|\d{4}) (?:\w+ ){0,2}?(?:est )?a bloquer\b(?! pour| si)|"
    r"\bvous (?:somme|demande|prie|ordonne|mets en demeure|charge) (?:donc )?(?:de |d )(?:bien vouloir )?"
    r"(?:bloquer|faire opposition (?:sur|a)|desactiver) (?:cette|ma|la) (?:carte|cb)\b"
)
"""« bloque les deux », « finalement coupez-la »: the form is certain, only a card can be meant,
and nothing is told as done.
"""
_MUST_I = re.compile(
    r"\b(?:je dois|dois je|faut il|il faut|est ce que je (?:dois|peux)|suis je oblige\w*)\b.{0,30}"
    r"\b(?:opposition|bloquer)\b"
)
_NOT_LOST = re.compile(
    r"\b(?:(?:pas|rien) (?:ete )?(?:perdue?|volee?)|l ai (?:toujours|encore) (?:sur|avec)|"
    r"(?:juste|seulement) (?:abimee?|cassee?|rayee?|usee?|fendue?))\b"
)
"""« elle est juste abîmée, je dois faire opposition ? » asks: a card that works stays."""
_BY_ITSELF = re.compile(
    r"\bse (?:bloqu\w*|desactiv\w*|coup\w*)\b|\b(?:bloque\w*|"
    r"desactive\w*) (?:automatiquement|d office|toute seule)\b"
)
"""« l'ancienne se bloque toute seule ? » asks what happens."""
_CAN_YOU = re.compile(
    r"\b(?:(?:vous|tu|on) (?:pouvez|pourriez|peux|peut|pourrais)|"
    r"(?:pouvez|pourriez|peux|pourrais) (?:vous|tu)) "
    r"(?:me |m |la |svp )*(?:bloqu|desactiv|coup|stopp)\w*(?! (?:un|les|mes|le|mon) )"
)
"""« tu peux bloquer ma carte ? »: an order, politely."""
_IS_TOLD_TO = re.compile(
    r"\bcontinuer a (?:m en servir|l utiliser|payer)\b|"
    r"\b(?:me|nous) dit de (?:faire|bloquer)\b"  # by somebody else
)
_HAPPENED_TO_CARD = re.compile(
    r"\b(?:perdu\w*|paum\w*|egar\w*|vol\w*|piqu\w*|tir\w*|pris\w*|arrach\w*|avale\w*|oubli\w*|laiss\w*|"
    r"tomb\w*|dispar\w*|trouve\w*|pirat\w*|sac|portefeuille|porte ?monnaie|plus (?:ma|la) carte|faites|"
    r"faut|veux|stop|vite|urgent)\b"
)
"""Without one of these, « ma fille me dit de faire opposition, je peux m'en servir ? » only asks."""
_LOSS = re.compile(
    r"\b(?:carte|cb|perdu\w*|vol\w*|pique\w*|"
    r"sac|portefeuille|portemonnaie|porte monnaie|opposition)\b"  # where it was
)
_CARD_NAMED = re.compile(r"\b(?:cartes?|cb|opposition|bloqu(?:er|ez))\b")
_UNBLOCK = re.compile(r"\bdebloqu\w*")
_BLOCKING = re.compile(r"\b(?:bloqu\w*|oppos\w*|desactiv\w*)\b")
_HOW = re.compile(
    r"\b(?:comment|ou (?:est|dois|puis|faut|se|on)|quelle est la (?:demarche|procedure)|c est quoi|"
    r"que faire si|au cas ou)\b"
)
_LOST = re.compile(r"\b(?:perdu\w*|egare\w*|vole\w*|pique\w*|plus ma carte|(?:re)?trouve (?:plus|pas))\b")
_SUM_HELD = re.compile(
    r"\b(?:bloqu|blok|gel|retenu|reserv)\w* (?:de |genre |environ |encore |les |mes |toujours )*\d+|"
    r"\b\d+ ?(?:e|eur|euros?|balles)? (?:est |sont |reste\w* |toujours |"
    r"encore |qui )*(?:bloqu|blok|gel|retenu|reserv)\w*"
)
_NOT_ASKED = re.compile(
    r"\b(?:pas|rien) demande\b|\b(?:c est|c|sa veut dire|ca veut dire) "
    r"(?:quoi|koi)\b.{0,12}\b(?:bloquer|opposition)\b"
)
"""« c'est quoi bloquer ma carte, j'ai pas demandé ça »."""
