"""A line for the complaint that is filed, said while the noted problem is offered. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.dictated import dictated_in, orders_line
from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.yes_no import agrees_in_words
from aide.dialogue.commands import BOTH, Command
from aide.dialogue.filed_meant import filed_meant


def adds_to_filed(heard: OfferAnswer) -> list[Command] | None:
    """« y a pas urgent dedans, ajoutez-le : je dois payer vendredi. et oui regardez les 8 € »: the line goes
    into what was filed, and the yes is to the noted problem.

    A line after the yes, « oui, et notez que je n'ai rien signé », is of the noted problem.
    """
    message, state = heard.message, heard.state
    sentences = message.sentences or (message,)
    lines = dictated_in(sentences)
    if not heard.is_about_noted or not state.filed or not lines:
        return None
    named = _INTO_FILED.search(message.plain) or filed_meant(message, state.contents)
    if _BEGINS_YES.match(message.plain) and not named:
        return None
    agrees = any(
        one.has("oui", at=LIKELY) and agrees_in_words(one) and not orders_line(one) for one in sentences
    )
    added = starting("complement", message, state)
    values = {**added.values, "detail": ". ".join(lines), **({BOTH: True} if agrees else {})}
    return [replace(added, values=values)]


LIKELY = 0.5
"""Of a yes in one of its sentences, which a word of it says."""
_BEGINS_YES = re.compile(r"(?:(?:mais|ah|bah|ben|eh|bon) ){0,12}(?:oui|ouais|ok|d accord|volontiers)\b")
_INTO_FILED = re.compile(
    r"\b(?:dedans|rec \d+|r?ajout\w*)\b|"
    r"\b(?:dans|a|sur) (?:la|ma|cette|l|votre) (?:premiere|autre|precedente|reclam\w*|plainte)\b"
)
"""« y a pas urgent dedans », « ajoutez-le »: of what is filed; nothing is added to what is not begun."""
