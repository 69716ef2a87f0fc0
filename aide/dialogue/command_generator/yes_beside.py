"""A yes in one sentence, and in the others questions or remarks. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import takewhile

from aide.dialogue.command_generator.yes_no import TAKES_BACK, agrees_in_words, is_yes
from aide.dialogue.command_generator.yes_no_words import DOUBT, NEGATION
from aide.dialogue.message import Message


def _agrees(one: Message, at: float, orders: Callable[[Message], bool]) -> bool:
    """A sentence that agrees beside others has a word for it, or surely does nothing else:
    « et mes sous, vous me les rendez ? » has none.
    """
    surely = one.act("oui") >= SURELY and "?" not in one.text and one.words <= FEWEST_DOUBTFUL
    return orders(one) or (is_yes(one, at, strict=True) and (surely or agrees_in_words(one)))


SURELY, FEWEST_DOUBTFUL = 0.97, 8
"""« tout est bon. », « entendu, vous pouvez y aller. »:
of a sentence that agrees in words that nobody listed.
"""


def agrees_and_asks(
    message: Message, at: float, after: Collection[str], orders: Callable[[Message], bool] = lambda one: False
) -> bool:
    """« ok oui. jaurai la reponse quel jour ? »: a yes, and questions about what comes `after` it."""
    agreeing = [one for one in message.sentences if _agrees(one, at, orders)]
    others = [one for one in message.sentences if one not in agreeing]
    return bool(agreeing and others) and all(one.questions and one.questions[0][0] in after for one in others)


def yes_at_first(
    message: Message, at: float, *, orders: Callable[[Message], bool] = lambda one: False, tells: bool = False
) -> bool:
    """« oui vas-y dépose. et je suis remboursé quand ? »: it begins with a plain yes or the order,
    and what follows only asks.

    `tells`: nothing is noted yet, so that a fact beside it, « c'est le 4 mars », puts nothing right.
    """
    agreeing = list(takewhile(lambda one: _agrees(one, at, orders), message.sentences))
    return bool(agreeing) and all(
        _only_asks(one) or _only_remarks(one) or (tells and _FACT.fullmatch(one.plain) is not None)
        for one in message.sentences[len(agreeing) :]
    )


def _only_remarks(one: Message) -> bool:
    """« … c'est mon loyer », « j'avais peur qu'ils recommencent »: it takes nothing back,
    the less doubtfully the longer it is.
    """
    against = 0.3 if one.words <= FEW else 0.15
    takes_back = one.has("non", "hesiter", "annuler", "corriger", "retrouver", "passer", at=against)
    is_against = DOUBT.search(one.plain) or NEGATION.search(one.plain) or TAKES_BACK.match(one.plain)
    return not takes_back and not is_against


_FACT = re.compile(
    r"(?:(?:et|c est|cest|c etait|ct|c|ca|date|du|de|le|la|pour|en|il y a|y a|chez) ){0,12}\d[\w ]{0,24}"
)
"""« c'est le 4 mars », « 12,99 € »: a day or a sum, and nothing else."""

FEW = 5
"""Words of a short remark beside a yes."""


def _only_asks(one: Message) -> bool:
    takes_back = one.has("non", "hesiter", "annuler", "corriger", "retrouver", "passer", at=0.5)
    asks = one.is_question or one.has("demander") or one.has("bavarder")
    return asks and not takes_back and TAKES_BACK.match(one.plain) is None


_YES_THEN_MORE = re.compile(
    r"^(?:ben |bah |eh |ah )?(?:oui|ouais|ok|d['’]accord|volontiers|yes)"
    r"(?: (?:oui|merci|svp|stp|je veux bien))?\s*[.!…,;]+\s+"
    r"(?!(?:mais|ben|bah|enfin|justement|alors|donc)\b)",
    re.I,
)


def yes_then_more(message: Message) -> bool:
    """« oui. et le code, j'en fais quoi ? »: a yes that stands alone before the question."""
    doubts = any(one.has("non", "hesiter", "annuler") for one in message.sentences[1:])
    against = doubts or message.has("non", "hesiter", "annuler", at=0.4)
    return _YES_THEN_MORE.match(message.text.strip()) is not None and not against
