"""« oui bloquez-la, et l'autre, la 8765, je dois la bloquer aussi ? »: a yes to the one,
a question about the other. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.command_generator.blocking.card_answer import CardAnswer
from aide.dialogue.command_generator.blocking.said import orders_blocking
from aide.dialogue.command_generator.yes_no import agrees_alone
from aide.dialogue.command_generator.yes_no_words import NOT_SAID
from aide.dialogue.message import Message

OTHER_TOO = "bloquer_autre_carte"


def asks_of_other(heard: CardAnswer) -> list[Message]:
    """The sentences that ask whether a card that was not asked about is to be blocked as well."""
    others = {one.last4 for one in heard.cards if one.id not in heard.asked}
    return [one for one in heard.message.sentences if _asks(one) and _is_of(one, others)]


def says_yes_first(message: Message) -> bool:
    """Its first sentence is a plain yes or the order, and nothing takes it back."""
    first = message.sentences[0] if message.sentences else message
    takes_back = message.has("non", "hesiter", "annuler", "retrouver", at=0.5)
    return not (NOT_SAID.search(first.plain) or takes_back) and (
        agrees_alone(first) or orders_blocking(first)
    )


def _asks(one: Message) -> bool:
    return one.is_question or _WHETHER.search(one.plain) is not None


def _is_of(one: Message, others: set[str]) -> bool:
    return _OTHER.search(one.plain) is not None or any(last4 in one.plain.split() for last4 in others)


_WHETHER = re.compile(
    r"\b(?:est ce qu|dois je|je dois|faut il|il faut|ou pas|ou non|s il faut|si je dois)\w*\b"
)
_OTHER = re.compile(r"\b(?:l autre|lautre|mon autre carte|(?:la )?(?:deuxieme|seconde|2e|2eme)(?: carte)?)\b")
