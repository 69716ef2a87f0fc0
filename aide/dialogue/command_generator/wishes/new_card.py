"""He orders a new card. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aide.dialogue.command_generator.wishes.card_state import STATE, asks_card_state
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State

GIVEN = "ordonne"
"""Among the values of the order: it was given in so many words, and is no mere wish."""


def ordering(message: Message, state: State) -> Message | None:
    """The sentence that orders one: « je veux une carte neuve »,
    or « vas-y commande-la » once one was blocked here.
    """
    parts = message.sentences or (message,)
    orders = [one for one in parts if _names_new_card(one) or (state.replaceable and orders_it(one))]
    return orders[-1] if orders and not _takes_back(parts[parts.index(orders[-1]) + 1 :]) else None


def _takes_back(after: Sequence[Message]) -> bool:
    """« commandez-la. euh non, attendez »."""
    return any(NEGATION.search(one.plain) or one.has("hesiter", "annuler", "non") for one in after)


def digits_in(order: Message) -> list[str]:
    """« … pour la 8840 »."""
    return _DIGITS.findall(order.plain)


def orders_it(one: Message) -> bool:
    """« ok commande-la », whatever follows it but a condition: the order itself,
    where « je voudrais une carte » is a wish.
    """
    begins = ORDERS_IT.match(one.plain)
    return begins is not None and _UNLESS.search(_AFTER_ALL.sub("", one.plain)) is None


def asked_beside(message: Message, order: Message) -> list[Command]:
    """What is asked in the same breath: « … et ma 5531, elle marche toujours ? »."""
    if asks_card_state(message, is_blocked=True):
        return [Command("ask", STATE, text=message.text)]
    others = [one for one in message.sentences if one is not order]
    if not others and message.is_question and _CLAUSE.search(message.plain):
        return question_in(message)
    return [asked for one in others for asked in question_in(one)]


def _names_new_card(one: Message) -> bool:
    refused = NEGATION.search(one.plain) or _NOT_ORDERED.search(one.plain)
    return refused is None and _NEW_CARD.search(one.plain) is not None


ORDERS_IT = re.compile(
    r"(?:(?:ok|oui|ouais?|mouais?|donc|alors|bon|ben|bah|allez|(?:allez|va|vas) ?[yi]|vazi|go|parfait|"
    r"d accord|tant pis|finalement|en fait|enfin|si|ah|oh|et|"
    r"quand meme|vous pouvez|tu peux|du coup) ){0,12}command(?:e[zr]?)(?: moi)?(?: (?:la|une|cette|ma) "
    r"(?:(?:nouvelle?s? |nvelle |nvl |new |autre )?carte|nouvelle|neuve|remplacante))?"
    r"(?: (?:la|en une|moi|m en une|svp|stp|merci|maintenant|donc|alors|"
    r"quand meme|du coup|tout de suite|vite)){0,12}"
    r"(?=$| et | puis | mais | j (?:en )?ai (?:\w+ )?besoin\b|"
    r" (?:elle|ca|je l aurai|je la recois|c est pour)\b)"
)
"""« j'ai vérifié l'adresse, c'est bon. commande », « commandez-la alors, j'en ai besoin »:
an order, and no noun.
"""
_AFTER_ALL = re.compile(r"^(?:(?:ah|oh|mais|en fait|bon|finalement|enfin|oui) ){0,4}si (?=command)")
"""« en fait si, commandez-la »: no condition."""
_CLAUSE = re.compile(r"\bcommand\w*.{0,200} (?:elle|ca|je l aurai|je la recois|et)\b")
"""« commandez-la, elle arrive par la poste ? »: asked in the same sentence."""
_UNLESS = re.compile(
    r"\b(?:si|seulement|sauf|a condition|jamais|recue?|toujours pas|deja|"
    r"ai command\w*|(?:commande\w*|veux) (?:pas|rien|plus))\b"
)
"""A condition, or a card that was ordered before."""
_NEW_CARD = re.compile(
    r"\b(?:command\w*|veux|voudrais|il me faut)\b.{0,20}\b(?:carte neuve|nouvelle carte|autre carte|"
    r"carte de remplacement)\b|"
    r"\bcommande\w* (?:moi )?(?:la|cette|c te|une|ma) (?:nouvelle?s? |nvelle |nvl |new |autre )?carte\b|"
    r"^(?:oui )?commander(?: une (?:nouvelle )?carte)?$"
)
_NOT_ORDERED = re.compile(
    r"\b(?:combien|cb|prix|cout\w*|frais|quand(?! meme)|comment|delai|adresse|"
    r"jamais|recu\w*|toujours pas|deja|ai command\w*|pas|"
    r"si je|perdu\w*|vol\w*|(?:avez|as|aviez)(?: \w+){0,3} command\w*)\b"
)
"""What is only asked, or told, of a new card."""
_DIGITS = re.compile(r"\b\d{4}\b")
"""The last four of a card, as typed."""
