"""What one clause asks: a question of knowledge, one that is not known, or nothing. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import SURELY
from aide.dialogue.command_generator.wishes.block import SUPPOSED
from aide.dialogue.command_generator.wishes.question import (
    FEWEST_ASKING,
    HOW_TO_BLOCK,
    can_ask,
)
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

TOLD_AT_LENGTH = ("description", "detail", "motif")
"""His story is asked: a question in it is put to the merchant, unless it is surely known."""

LEANS = 0.15

SURELY_PUT, HARDLY_PUT = T.aside, 0.85


def asked_in(one: Message, state: State) -> str | None:
    """The question of knowledge that the clause asks, '' for one that is not known;
    None where it asks nothing.
    """
    name, share = one.top_question
    is_known = share >= T.question_alone and can_ask(name, one)
    if is_known and share >= SURELY and NOT_HEARD.search(one.plain):
        return name
    if len(_WORDS.findall(one.plain)) < FEWEST_ASKING or not _is_put(one):
        return None
    if is_known:
        return name
    if supposes_loss(one):
        return HOW_TO_BLOCK
    return "" if _is_for_us(one, state) else None


def supposes_loss(one: Message) -> bool:
    """« si un jour je la perds… »: he asks what to do then, and has lost nothing."""
    return SUPPOSED.search(one.plain) is not None and _LOST_SOME_DAY.search(one.plain) is not None


def _is_put(one: Message) -> bool:
    if _ASKED_BEFORE.search(one.plain) and one.words >= FEWEST_TOLD:
        return True
    return one.has("demander", at=SURELY_PUT if one.is_question else HARDLY_PUT)


def _is_for_us(one: Message, state: State) -> bool:
    """Neither an answer with its doubt, « le 12 je crois ? », nor a scolding,
    nor a question put to the merchant.
    """
    if one.has("reprocher", "repondre", at=0.5) or _PHATIC.search(one.plain):
        return False
    field = state.question.field if state.question else ""
    is_put = one.is_question or _ASKED_BEFORE.search(one.plain) is not None
    return is_put and not (field in TOLD_AT_LENGTH and one.act("demander") < HARDLY_PUT)


def known_in_all(asked: list[str], message: Message) -> list[str]:
    """« je serai remboursé ? ça prend combien de temps ? »: of what, the whole message says."""
    name, share = message.top_question
    if asked.count("") != 1 or name in asked or share < T.surely_question or not can_ask(name, message):
        return asked
    if message.sentences and not any(
        _leans_to(one, name) for one in message.sentences if one.has("demander")
    ):
        return asked
    return [one or name for one in asked]


def _leans_to(one: Message, name: str) -> bool:
    """« samedi je crois. mais c'est pourquoi d'abord ? » is not asked what a business day is,
    which « samedi » alone says.
    """
    return dict(one.questions).get(name, 0.0) >= LEANS


NOT_HEARD = re.compile(
    r"\b(?:tu|t|vous|vs) (?:(?:ne|n|me|m|nous|y|as|avez|meme) ){0,3}"
    r"(?:(?:repond|lis|ecout|entend)\w* (?:pas|rien|jamais)|pas (?:repondu|lu|ecoute))\b|"
    r"\bje (?:me |vous |te |le )?repete\b|\bj ai deja (?:demande|pose)\b|"
    r"\b(?:2e|2eme|3e|3eme|deuxieme|troisieme) fois que je\b"
)
"""« tu réponds pas », « je répète »: an earlier question had no answer."""

_WORDS = re.compile(r"\w+")

_LOST_SOME_DAY = re.compile(r"\b(?:perd\w*|vol\w*|pique\w*|disparai\w*|arriv\w*)\b")
"""« et si un jour je la perds pour de bon ? »: it is not lost now."""

_ASKED_BEFORE = re.compile(
    r"\bje (?:vous ai|t ai|te|vous) demand\w* (?:si|quand|comment|combien|pourquoi|ou|qui)\b"
)

FEWEST_TOLD = 6
"""« je vous ai demandé si… », and what."""

_PHATIC = re.compile(
    r"^(?:et |donc |alors |bon )*(?:(?:on est|est on|vous etes|t es|nous sommes) (?:bien )?d accord|"
    r"c(?: est)? (?:bon|ok|clair|ca)|"
    r"ca (?:vous )?(?:va|suffit|marche|convient)|vous (?:me )?(?:voyez|comprenez|suivez)|"
    r"tu (?:vois|comprends|suis))(?: la| pour vous)?\W*$"
)
"""Ends a sentence and waits for no answer."""
