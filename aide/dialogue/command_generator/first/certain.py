"""What is certain by its form, whatever is open. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from aide.dialogue.command_generator.labels import VALUES
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.summary.taken_out import orders_out
from aide.dialogue.command_generator.wishes import card_state, ending
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.block import tells_loss
from aide.dialogue.command_generator.wishes.new_card import (
    GIVEN,
    asked_beside,
    digits_in,
    ordering,
    orders_it,
)
from aide.dialogue.command_generator.wishes.not_ours import not_ours
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.own_cards import digits_chosen, others_active
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain
from aide.nlu import surface
from aide.nlu.other_cards import names_papers
from aide.subjects import subjects

OF_CARD = ("bloque", "carte", "renouvelle")
NEEDED = ("montant", "motif")
"""Without these there is no complaint: a no to them is one to the whole."""
PAPERS, POLICE = "carte_identite_perdue", "plainte_police_carte"
OPEN, LONGEST_OPEN = "assistant_horaires", 12
_ANY_LANGUAGE = ("oui", "non", "humain", "bloquer")
"""What is acted upon in whatever language, once it is surely that."""


def types_command(heard: Heard) -> list[Command] | None:
    """« /affirmer » typed by hand: a customer's words are never a command of ours."""
    return [Command("unclear", surface.ORDER)] if _COMMAND.match(heard.message.text) else None


def cannot_be_read(heard: Heard) -> list[Command] | None:
    """An order to the machine, mere signs, letters at random: unless a plain value was asked."""
    is_none = heard.message.surface in (surface.ORDER, surface.SIGNS, surface.GIBBERISH)
    if not is_none or _is_plain_value(heard.state):
        return None
    return [Command("unclear", heard.message.surface or "")]


def asks_card_state(heard: Heard) -> list[Command] | None:
    """« elle est bloquée ou pas ? »: of the state, whatever is open;
    it is no order and no trouble to log in.
    """
    message, state = heard.message, heard.state
    if not card_state.asks_card_state(message, is_blocked=bool(state.blocked) or _asks_before(heard)):
        return None
    asked = Command("ask", card_state.STATE, text=message.text)
    is_new = tells_loss(message) and not state.blocked and state.of("opposition") is None
    return [starting("opposition", message, state), asked] if is_new else [asked]


def _asks_before(heard: Heard) -> bool:
    """« je peux me servir de l'autre en attendant ? », before the one is blocked."""
    question = heard.state.question
    is_open = question is not None and question.field == "bloque" and bool(others_active(heard.state))
    return is_open and card_state.names_other(heard.message)


def types_title(heard: Heard) -> list[Command] | None:
    """« Suivre une réclamation »: what a button of before said, typed, wherever he is now."""
    flow = _flows_by_title().get(heard.message.plain)
    return [starting(flow, heard.message, heard.state)] if flow else None


@lru_cache(maxsize=1)
def _flows_by_title() -> dict[str, str]:
    return {plain(one.title): one.starts for one in subjects().values() if one.starts and one.title}


def asks_if_open(heard: Heard) -> list[Command] | None:
    """« il est 10h30, vous êtes ouverts, non ? »: at this very moment."""
    message = heard.message
    is_meant = _OPEN_NOW.search(message.plain) and message.is_question and message.words <= LONGEST_OPEN
    return [Command("ask", OPEN, text=message.text)] if is_meant else None


def is_not_ours(heard: Heard) -> list[Command] | None:
    """Another bank's card, a SIM: whose it is to block."""
    message, question = heard.message, heard.state.question
    if question is not None and question.field == "confirme" and orders_out(message):
        return None
    is_asked = message.has("demander", at=0.6) and not message.has("bloquer")
    if names_papers(message.text) and is_asked and not _PAPERS_KEPT.search(message.plain):
        return [Command("ask", PAPERS, text=message.text), *_of_police(message)]
    other = not_ours(message)
    return None if other is None else [Command("not_ours", other), *_of_police(message)]


def _of_police(message: Message) -> list[Command]:
    """« … faut porter plainte ? », asked beside it."""
    asked, share = message.top_question
    return (
        [Command("ask", POLICE, text=message.text)] if asked == POLICE and share >= T.surely_question else []
    )


def asks_of_police(heard: Heard) -> list[Command] | None:
    """« faut que je porte plainte ? » at an offer of a complaint: of the police, and no yes to ours."""
    message, question = heard.message, heard.state.question
    is_offered = question is not None and question.field in ("offre", "suite")
    if any(
        one.has("oui", at=0.7) for one in message.sentences
    ):  # « oui bloquez. je vais à la police ? »: a yes too
        return None
    is_short = message.is_question and message.words <= LONGEST_OPEN and not message.values("montant")
    return _of_police(message) or None if is_offered and is_short else None


def orders_card(heard: Heard) -> list[Command] | None:
    """« je veux une carte neuve, commandez-la »: whatever else is open or asked;
    it is a yes where it was offered.
    """
    message, question = heard.message, heard.state.question
    if question is not None and question.field in ("bloque", "carte", "confirme", "description"):
        return None
    order = ordering(message, heard.state)
    if order is None:
        return None
    digits = digits_in(order)
    frame = heard.state.of("renouvellement")
    is_offered = question is not None and question.field == "renouvelle" and frame is not None
    if is_offered and frame is not None and set(digits) <= set(digits_chosen(frame.facts)):
        return [Command("affirm"), *asked_beside(message, order)]
    values = {**({"chiffres": digits} if digits else {}), **({GIVEN: True} if orders_it(order) else {})}
    return [Command("start_flow", "renouvellement", values, message.text), *asked_beside(message, order)]


def ends_it(heard: Heard) -> list[Command] | None:
    """« stop », « non c'est bon en fait »: the end of what is open; a card stays as it is,
    a summary hears it by itself.
    """
    question = heard.state.question
    if question is None or question.field == "confirme":
        return None
    after_all = question.field in NEEDED and ending.says_no_after_all(heard.message)
    if not after_all and not ending.ends(heard.message):
        return None
    return [Command("deny" if question.field in OF_CARD else "cancel")]


def is_foreign(heard: Heard) -> list[Command] | None:
    """Another language, and nothing that is acted upon whatever the language."""
    message = heard.message
    is_meant = message.surface == surface.FOREIGN and not heard.state.question
    return [Command("chitchat", "langue")] if is_meant and not message.has(*_ANY_LANGUAGE, at=0.8) else None


def _is_plain_value(state: State) -> bool:
    return state.question is not None and state.question.field in (*VALUES, "carte", "description")


_PAPERS_KEPT = re.compile(
    r"\bavec (?:ma|mon|une?|la) (?:cni|cartes? d identite|passeport|piece d identite|papiers)\b|"
    r"\b(?:pas|jamais) (?:perdu\w*|vol\w*) (?:ma|mon|mes|la) (?:cni|cartes? d identite|passeport|papiers)\b"
)
"""« je peux entrer avec ma carte d'identité ? », « j'ai pas perdu ma carte d'identité »: nothing is gone."""
_COMMAND = re.compile(r"[\s.]*/\s*[a-z]", re.I)
_OPEN_NOW = re.compile(
    r"\bouverts? (?:la|maintenant|en ce moment|non)$|\b(?:etes vous|vous etes|c est) "
    r"(?:bien |encore |deja )?ouverts?$|\b(?:etes vous|vous etes) (?:bien |encore |deja )?ouverts? "
    r"(?:la|maintenant|en ce moment)\b"
)
