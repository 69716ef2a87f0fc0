"""Which of his cards an answer to the confirmation means: this one, the other, both. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.blocking.card_answer import FOUND, CardAnswer
from aide.dialogue.command_generator.blocking.of_other import asks_of_other
from aide.dialogue.command_generator.blocking.said import (
    found_in_a_sentence,
    has_found,
    names_block,
    reason_told,
)
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.commands import Command
from aide.dialogue.message import Message


def adds_card(heard: CardAnswer) -> list[Command] | None:
    """« bloquez-la. Et la 4321 n'est pas chez moi non plus »: both are asked about, in one confirmation."""
    asked = heard.asked
    more = [one.id for one in heard.named if one.id not in asked]
    adds = _TOO.search(heard.message.plain) is not None and names_block(heard.message)
    adds = adds and not asks_of_other(heard)
    if not asked or not more or not adds or heard.message.has("non", at=0.6):
        return None
    return [Command("correct_fact", "carte", {"carte": [*asked, *more]})]


def names_lost_one(heard: CardAnswer) -> list[Command] | None:
    """« la 2215, je viens de la retrouver ! Celle à bloquer, c'est la 7730 »:
    the other one is asked about.
    """
    lost = [one.id for one in heard.said_lost]
    is_meant = bool(lost) and lost != heard.asked and not heard.message.is_question
    return [Command("correct_fact", "carte", {"carte": lost})] if is_meant else None


def keeps_one(heard: CardAnswer) -> list[Command] | None:
    """« ah voilà, j'ai la 8890 », of both: that one stays; « j'ai la 8890 », where the bag is gone:
    the other is asked about.
    """
    kept, asked = heard.kept, heard.asked
    if kept is None or kept.id not in asked:
        return None
    rest = [one for one in asked if one != kept.id]
    rest = rest or (heard.left({kept.id}) if heard.lost_with_all else [])
    return [Command("correct_fact", "carte", {"carte": rest, FOUND: [kept.id]})] if rest else None


def loses_the_other(heard: CardAnswer) -> list[Command] | None:
    """« pas celle-là, je l'ai retrouvée ! C'est l'autre qui est dans le bus »:
    the lost one is asked about, and nothing is settled.
    """
    asked, message = heard.asked, heard.message
    left = heard.left(set(asked)) if len(asked) == 1 else []
    says = _OTHER_IS_GONE.search(message.plain) is not None and not message.is_question
    is_found = (
        has_found(message) or found_in_a_sentence(message) or _WRONG_ONE.search(message.plain) is not None
    )
    return (
        [Command("correct_fact", "carte", {"carte": left, FOUND: asked})]
        if left and says and is_found
        else None
    )


def means_the_other(heard: CardAnswer) -> list[Command] | None:
    """« pas celle-là, c'est l'autre »: of two cards, the other one is asked about."""
    said = heard.message.plain
    says = _OTHER.search(said) is not None and _WRONG_ONE.search(said) is not None
    is_meant = says or _ONLY_THE_OTHER.fullmatch(said) is not None
    left = heard.left(set(heard.asked))
    if (
        _only_asks(heard.message)
        or not is_meant
        or not left
        or len(heard.asked) != 1
        or heard.message.has("retrouver", at=0.6)
    ):
        return None
    return [Command("correct_fact", "carte", {"carte": left})]


def names_all(heard: CardAnswer) -> list[Command] | None:
    """« les deux », where both are asked about."""
    message, asked = heard.message, set(heard.asked)
    is_other = message.is_question or message.has("non", "hesiter", "retrouver", at=0.3)
    is_plain = message.words <= 6 and not is_other and NEGATION.search(message.plain) is None
    is_all = len(asked) > 1 and (
        {one.id for one in heard.named} == asked or _ONE_TOO.search(message.plain) is not None
    )
    return [Command("affirm", values=reason_told(message))] if is_all and is_plain else None


def names_others(heard: CardAnswer) -> list[Command] | None:
    """« non, celle qui finit par 5678 », « les deux »: cards that are not the ones asked about."""
    named = [one.id for one in heard.to_block]
    if not named or set(named) == set(heard.asked) or _only_asks(heard.message):
        return None
    return [Command("correct_fact", "carte", {"carte": named})]


def _only_asks(message: Message) -> bool:
    """« et l'autre, elle marche encore ? »: names no card to block."""
    return message.is_question and not names_block(message)


_OTHER = re.compile(r"(?<!pas )\b(?:c est |bloque\w* )?l autre\b(?! jour| fois| soir| carte (?:est|elle) )")

_OTHER_IS_GONE = re.compile(
    r"\bl autre (?:carte )?(?:(?:qui|que|qu|elle|on) )*(?:est|etait|j ai|m a|a|manque)\b.{0,12}(?:dans|"
    r"perdue?|volee?|dedans|disparu\w*|partie?|prise?|restee?|manque|bus|"
    r"train)|\bl autre (?:qui )?(?:manque|a disparu)\b"
)

_TOO = re.compile(r"\b(?:non plus|aussi|egalement|en plus|les deux)\b")

_ONE_TOO = re.compile(
    r"^(?:oui|ouais|ok|d accord)\b.*\b(?:l autre|(?:la )?(?:deuxieme|seconde|2e|2eme)(?: carte)?|elle|"
    r"celle \w+) (?:aussi|egalement)\b"
)
"""« oui celle-là, et la deuxième aussi », where both are asked about."""

_ONLY_THE_OTHER = re.compile(
    r"(?:(?:ah|bah|ben|euh|en fait|c est|bloque[zr]?|bloques|blok\w*) ){0,12}l "
    r"autre(?: (?:carte|svp|stp|s il vous plait)){0,12}"
)
"""« bloquez l'autre », and nothing else: it is asked about before anything is done."""

_WRONG_ONE = re.compile(r"\b(?:pas (?:celle|cette|la)|non|nn|nan|plutot|mais)\b")
