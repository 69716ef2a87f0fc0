"""A card that is to be blocked or kept, was swallowed or found, or is a relative's. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.blocking.said import found_in_a_sentence
from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.block import KEEP_IT, asks_block, asks_how, orders_block
from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.question import (
    asked_with_loss,
    question_in,
)
from aide.dialogue.commands import Command
from aide.dialogue.state import MONEY_BACK
from aide.dialogue.thresholds import THRESHOLDS as T

OF_RELATIVE = "carte_d_un_proche"

KNOWN_ENOUGH = 0.3
"""Of a question, where the other way out is only « D'accord »."""


def speaks_of_relative_s_card(heard: Said) -> list[Command] | None:
    """« la carte de mon fils, je la bloque comment ? », « c'est SA carte, pas la mienne »:
    its holder blocks it.
    """
    message = heard.message
    wants = message.share(CARD) >= T.aside or message.has("bloquer", "demander", at=0.4)
    name, share = message.top_question
    is_known = name != OF_RELATIVE and share >= T.surely_question
    is_own = _OWN_CARD.search(message.plain) is not None or message.has("retrouver")
    is_own = is_own or _OF_OWN_ACCOUNT.search(message.plain) is not None
    if not wants or is_known or is_own or not _OF_RELATIVE.search(message.plain):
        return None
    return [Command("ask", OF_RELATIVE, text=message.text)]


_OF_OWN_ACCOUNT = re.compile(
    r"\b(?:deux|2|plusieurs|trois|3) (?:cartes|cb)\b.{0,30}\b(?:mon compte|chez vous|a moi|a mon nom)\b"
)
"""« j'ai 2 cartes sur mon compte, la mienne et celle de ma fille »: both are in his hands, and he chooses."""


def orders_blocking(heard: Said) -> list[Command] | None:
    """« bloquez ma carte »: an order, in whatever it stands."""
    if not orders_block(heard.message) or KEEP_IT.search(heard.message.plain):
        return None
    return [starting("opposition", heard.message, heard.state)]


def keeps_card(heard: Said) -> list[Command] | None:
    """« surtout ne bloquez pas ma carte »: his question is answered, or all stays as it is."""
    message = heard.message
    tells = message.has("raconter", "deposer") or says_to_file(message)
    if not KEEP_IT.search(message.plain) or message.share(CARD) < 0.4 or tells:
        return None
    name, share = message.top_question
    return [Command("ask", name, text=message.text) if share >= KNOWN_ENOUGH else Command("deny")]


def wants_block(heard: Said) -> list[Command] | None:
    """He wants a card blocked, or it is lost, with what he asks;
    not where he only asks how, or of the blocked one.
    """
    message, state = heard.message, heard.state
    if (
        not asks_block(message)
        or asks_how(message)
        or stops_debits(message)
        or (state.blocked and message.is_question)
    ):
        return None
    return [starting("opposition", message, state), *asked_with_loss(message)]


def is_swallowed(heard: Said) -> list[Command] | None:
    """« le distributeur a gardé ma carte »: what to do, with its blocking offered;
    an order to block comes first.
    """
    message = heard.message
    if not SWALLOWED.search(message.plain) or message.values("montant") or heard.state.blocked:
        return None
    besides = (
        [Command("aside", MONEY_BACK, text=message.text)] if message.subject(MONEY_BACK) >= T.subject else []
    )
    return [*besides, Command("ask", "carte_avalee", text=message.text)]


def has_found(heard: Said) -> list[Command] | None:
    """« je l'ai retrouvée »."""
    is_said = heard.message.has("retrouver") or found_in_a_sentence(heard.message)
    is_meant = is_said and heard.message.share(CARD) < 0.9
    return [Command("found"), *question_in(heard.message)] if is_meant else None


_KIN = (
    r"(?:fils|fille|gamine?|enfants?|ado|petite?|mari|femme|epouse?|"
    r"conjointe?|compagn\w+|copine?|mec|pere|mere|papa|maman|"
    r"parents?|frere|soeur|grand (?:pere|mere)|mamie|papi|papy|mamy|"
    r"oncle|tante|beau \w+|belle \w+|voisine?|amie?)"
)

_OF_RELATIVE = re.compile(
    r"\b(?:bloqu\w*|blok\w*|oppos\w*) (?:la |sa )?(?:carte|cb) (?:bancaire |"
    rf"bleue )?(?:de|a|d) (?:mon|ma|mes|un|une) {_KIN}\b|"
    rf"\bcelle (?:de|a) (?:mon|ma|mes) {_KIN}\b|\b(?:sa|leur) (?:carte|cb) a (?:lui|elle|eux)\b|"
    rf"\b(?:carte|cb)\b.{{0,30}}\bpas (?:la mienne|a moi)\b|\bpas (?:la mienne|ma carte)\b.{{0,30}}\b{_KIN}\b"
)

_OWN_CARD = re.compile(r"(?<!pas )\b(?:ma|mes|nos) (?:\w+ )?(?:cartes?|cb)\b")

_TAKEN = r"(?:aval\w*|gard\w*|mang\w*|bouff\w*|retenu\w*|coinc\w*|gob\w*)"

SWALLOWED = re.compile(
    r"\b(?:distri\w*|dab|gab|automate|machine|bancomat|guichet|"
    rf"borne)\b.{{0,40}}\b{_TAKEN}\b.{{0,12}}\b(?:carte|cb)\b|"
    rf"\b(?:carte|cb)\b.{{0,40}}\b{_TAKEN}\b.{{0,40}}\b(?:distri\w*|dab|"
    r"gab|automate|machine|bancomat|guichet|borne)\b"
)
