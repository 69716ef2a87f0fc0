"""What he names is taken out of the summary: a sentence of his, a day or a sum that he never said. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aide.dialogue import facts as f
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.commands import Command
from aide.dialogue.facts.mentions import mentions
from aide.dialogue.message import Message
from aide.dialogue.state import SKIPPED
from aide.folding import plain


def takes_out(heard: SummaryAnswer) -> list[Command] | None:
    """« c'est quoi le 13/03, j'ai jamais dit ça », « enlevez la phrase de la carte d'identité »: without it,
    the summary is shown again.
    """
    story = f.known(heard.facts, f.DESCRIPTION) or []
    denied = _never_said(heard)
    text = without_passage(heard.message, story)
    taken = [*([Command("replace_text", text=text)] if text else []), *denied]
    if taken or not (orders_out(heard.message) or _denies_other_day(heard)):
        return taken or None
    if _is_whole(heard.message, story):
        return [Command("correct_fact", f.DESCRIPTION)]
    return [Command("hesitate", NOT_IN_IT)]


NOT_IN_IT = "pas_dedans"
"""What he wants out is not there: he is told so, and shown what is."""


def orders_out(message: Message) -> bool:
    """« enlevez la phrase de la carte d'identité »: an order about his text, whatever it names."""
    return bool(_passages(message))


def denies_saying(message: Message) -> bool:
    """« j'ai jamais dit ça »."""
    return any(_NEVER_SAID.search(one.plain) for one in message.sentences or (message,))


def _denies_other_day(heard: SummaryAnswer) -> bool:
    """A day that is not noted, or not any more."""
    days = {str(one.value) for one in heard.message.values(f.DATE)}
    return denies_saying(heard.message) and bool(days) and f.known(heard.facts, f.DATE) not in days


def _is_whole(message: Message, story: Sequence[str]) -> bool:
    """All that he told is in that passage: he is asked for other words."""
    return any(words <= set(plain(one).split()) for words in _passages(message) for one in story)


def without_passage(message: Message, story: Sequence[str]) -> str | None:
    """The story without the sentences that hold the words he names; None where none of them does, or
    nothing would be left.
    """
    passages = _passages(message)
    said = [part.strip() for one in story for part in _SENTENCE.split(one) if part.strip()]
    left = [one for one in said if not any(words <= set(plain(one).split()) for words in passages)]
    ended = [one if one[-1] in ".!?…" or _is_sign(one[-1]) else f"{one}." for one in left]
    return " ".join(ended) if left and len(left) < len(said) else None


def _is_sign(letter: str) -> bool:
    return _SIGN.fullmatch(letter) is not None


def _passages(message: Message) -> list[set[str]]:
    """The words that tell which passage is to go, for each sentence that orders it."""
    found = []
    for one in message.sentences or (message,):
        named = _PASSAGE.search(one.plain) if _REMOVES.search(one.plain) else None
        words = {word for word in (named["what"].split() if named else []) if not _EMPTY.fullmatch(word)}
        found += [words] if words else []
    return found


def _never_said(heard: SummaryAnswer) -> list[Command]:
    """The day is left open; a sum is asked again."""
    message, facts = heard.message, heard.facts
    if not denies_saying(message) or facts.get(f.OPERATIONS):
        return []
    days = {str(one.value) for one in message.values(f.DATE)}
    noted_day = f.known(facts, f.DATE)
    if noted_day is not None and (noted_day in days or mentions(message.text, f.DATE)):
        return [Command("correct_fact", "", {f.DATE: SKIPPED})]
    sums = {str(one.value) for one in message.values(f.AMOUNT)}
    noted = f.known(facts, f.AMOUNT)
    is_sum = noted is not None and (noted in sums or mentions(message.text, f.AMOUNT))
    return [Command("correct_fact", f.AMOUNT)] if is_sum else []


_SIGN = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_SENTENCE = re.compile("(?<=[.!?…])\\s+|(?<=[\U0001f300-\U0001faff\u2600-\u27bf])\\s*")
"""A sign in the middle ends what stands before it."""
_REMOVES = re.compile(r"\b(?:r?enlev\w*|supprim\w*|retir\w*|effac\w*|vir(?:e[rz]?|es)|ot(?:e[rz]?|es))\b")
_PASSAGE = re.compile(
    r"\b(?:phrases?|passages?|bouts?|parties?|lignes?|morceaux?|histoires?|trucs?|"
    r"ce que (?:j ai|je) (?:dit|dis|mis|ecrit|ecris|raconte))"
    r" (?:(?:sur|de|du|des|d|ou|avec|qui|a propos|concernant|au sujet) )+(?P<what>.+?)"
    r"(?= (?:vous|tu|on|il faut|faut|je veux|svp|stp|merci|r?enlev\w*|supprim\w*|retir\w*|effac\w*)\b|$)"
)
_EMPTY = re.compile(
    r"les?|la|l|une?|du|des?|d|ce|cette|ces|m(?:on|a|es)|t(?:on|a)|vo(?:tre|s)|je?|on|ils?|elles?|"
    r"ca|c|est|y|en|"
    r"au?x?|et|ou|qui|qu?e?|parl\w*|di[st]|racont\w*|ecris|mets|sur|avec|dedans|propos|sujet"
)
_NEVER_SAID = re.compile(
    r"\b(?:jai|ai|j|je) (?:(?:n|ne|l|vous|t|ai|y|en) ){0,3}(?:jamais|jms|jamai|pas|rien) "
    r"(?:(?:de|du|vous|te|t|rien) )?(?:dit?|parle|donne|ecri\w*|mis|mentionne|indique|note|marque|precise)\b"
)
"""« j'ai jamais dit ça », « je n'ai pas parlé du 13 »."""
