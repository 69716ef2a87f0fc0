"""The words of an answer to an offer that agree to it, whatever stands before them. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.yes_no import is_yes
from aide.dialogue.command_generator.yes_no_words import DOUBT, NEGATION
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T


def contests(message: Message) -> bool:
    """« non mais je conteste »: no refusal of an offer to complain."""
    return _CONTEST.search(message.plain) is not None


def turns_to_yes(message: Message) -> bool:
    """« non c'est pas la peine… ah si en fait, oui vas-y »: he turns, and says so at last."""
    last = message.sentences[-1] if message.sentences else None
    return last is not None and _AFTER_ALL.search(last.plain) is not None and is_yes(last, T.yes, strict=True)


def is_order(message: Message) -> bool:
    """« je veux bien faire la réclamation »."""
    return says_to_file(message) or message.has("deposer", at=0.6)


def is_about_yes(message: Message) -> bool:
    """« quelle erreur ?? oui regarde »: by its subject a yes, and nothing against it."""
    doubts = message.has("non", "hesiter", "annuler", at=0.35) or message.has("demander", at=0.75)
    return message.subject("affirmer") >= T.aside and not doubts


def ends_agreeing(message: Message, *, files: bool) -> bool:
    """« … c'est long, j'ai le loyer moi. bon vas-y, dépose »: a last sentence that does nothing else;
    the wish to file is no yes to the blocking of a card.
    """
    last = message.sentences[-1] if message.sentences else None
    if last is not None and files and _orders_at_last(last):
        return True
    if last is None or last.words > 6:
        return False
    return (files and last.has("deposer", at=0.7)) or is_yes(last, T.yes_file, strict=True)


def _orders_at_last(last: Message) -> bool:
    """« bon de toute façon oui je veux la faire », « si c'est gratuit alors oui, faites-la »:
    a yes and an order, and no other condition.
    """
    said = _IF_FREE.sub(" ", last.plain)
    is_order = _YES_AND_ORDER.search(said) is not None and "?" not in last.text
    return is_order and not (
        NEGATION.search(said) or DOUBT.search(said) or last.has("hesiter", "annuler", at=0.5)
    )


_IF_FREE = re.compile(
    r"\bsi (?:c est|ca|cela|il|ce) (?:(?:ne |me |m |est |soit |coute |"
    r"pas )){0,4}(?:gratuit\w*|rien|payant|un sou)\b"
)
"""The one condition that is met: a complaint costs nothing."""

_YES_AND_ORDER = re.compile(
    r"\b(?:oui|ouais|ok|d accord)\b (?:(?:je|j|on|vous|la|le|alors|bien|allez|"
    r"svp|donc|vas|y|tu|peux|pouvez|quand|meme) ){0,4}"
    r"(?:fai(?:tes|s|re)|depos\w*|enregistr\w*|lanc\w*|envoy\w*|ve(?:ux|u|ut)|ouvr\w*|notez|mettez|va)\b"
)

_CONTEST = re.compile(
    r"\b(?:je (?:(?:veux|voudrais|souhaite|vais|tiens a|compte|dois) )?(?:le |la |les |l )?contest(?:e|er)|"
    r"non mais (?:oui|allez|faites|deposez))\b"
)

_AFTER_ALL = re.compile(
    r"\b(?:ah si|oh si|(?:mais )?si en fait|en fait si|finalement|en fait|apres tout|"
    r"(?:bon|oh) (?:et puis )?allez|reflexion faite)\b"
)
