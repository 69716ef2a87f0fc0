"""What an offer is answered with: the one thing or the other, a no, a yes. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.nothing_open.said import both
from aide.dialogue.command_generator.offer.agreeing import contests
from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT, asks_how_to_file, says_to_file
from aide.dialogue.command_generator.wishes.problem import names_problem, problem_in
from aide.dialogue.command_generator.wishes.question import informed, question_in, surely_asked
from aide.dialogue.command_generator.yes_no import is_yes
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu.two_problems import SAME_STORY


def refuses_forms(heard: OfferAnswer) -> list[Command] | None:
    """« je vais pas remplir des formulaires »: there is none, and he is told so."""
    if heard.question.starts != "reclamation" or heard.message.has("oui"):
        return None
    return [Command("hesitate", "formulaire")] if _NO_FORM.search(heard.message.plain) else None


def wants_block(heard: OfferAnswer) -> list[Command] | None:
    """He wants a card blocked; not where one is blocked already, and he refuses or asks about it."""
    message, state = heard.message, heard.state
    refuses = state.done == "opposition" and message.has("non") and NEGATION.search(message.plain) is not None
    if not asks_block(message) or refuses or stops_debits(message) or (state.blocked and message.is_question):
        return None
    return [starting("opposition", message, state)]


def takes_card_alone(heard: OfferAnswer) -> list[Command] | None:
    """« pas de plainte, juste la carte »: of what the two buttons offer, the one."""
    said = heard.message.plain
    if heard.question.starts != "opposition" or not (_ONLY_CARD.search(said) or _YES_BLOCK.match(said)):
        return None
    return [Command("affirm", "opposition", text=heard.message.text)]


def refuses(heard: OfferAnswer) -> list[Command] | None:
    """A no, with what he tells and asks beside it."""
    message = heard.message
    if not heard.refuses or message.act("deposer") >= 0.6 or _HAS_NONE.match(message.plain):
        return None
    if heard.question.starts == "opposition" and says_to_file(message):
        return [Command("start_flow", "reclamation", {"sans_blocage": True}, message.text)]
    told = [telling(message)] if message.has("raconter", at=0.6) else []
    return [Command("deny"), *told, *question_in(message)]


def complains_of_us(heard: OfferAnswer) -> list[Command] | None:
    """« une réclamation contre vous ? »: against whom it goes is answered."""
    message = heard.message
    if heard.question.starts != "reclamation" or _AGAINST_YOU.search(message.plain) is None:
        return None
    told = telling(message, quiet=True, subject=heard.state.subject)
    return [told, Command("ask", "reclamation_contre_qui", text=message.text)]


def refuses_complaint(heard: OfferAnswer) -> list[Command] | None:
    """« je veux pas de réclamation »: a no, whatever else is in it; a question that is known is answered."""
    message = heard.message
    if heard.question.starts == "opposition" or REFUSED_COMPLAINT.search(message.plain) is None:
        return None
    return [Command("deny"), *(question_in(message) or surely_asked(message))]


def hears_then_asks(heard: OfferAnswer) -> list[Command] | None:
    """« mdr ok. vous pouvez regarder s'ils ont envoyé ? »: heard, not agreed, and then he asks."""
    if not _is_only_ok(heard.message):
        return None
    return (
        question_in(heard.message) or informed(heard.message) or [Command("ask", "", text=heard.message.text)]
    )


def blocks_after_filing(heard: OfferAnswer) -> list[Command] | None:
    """« oui déposez » to the card, where the complaint is filed already: the card is what is left."""
    if heard.question.starts != "opposition" or "reclamation" not in heard.state.past or not heard.files:
        return None
    return [Command("affirm", "opposition", text=heard.message.text)]


def agrees(heard: OfferAnswer) -> list[Command] | None:
    """A yes, or the wish to file, with what he tells and asks beside it."""
    message = heard.message
    objects = contests(message) and not message.has("demander", at=0.6)
    says_yes = (heard.agrees or is_yes(message, T.yes)) and not heard.only_asks
    if not (heard.files or says_yes or objects):
        return None
    same = None if _names_another(heard) else heard.state.subject
    subject = heard.state.later[0] if heard.is_about_noted else same
    also = both(message, heard.state)
    is_told = (heard.tells or _argues(message)) and not (
        also and not message.has("raconter")
    )  # which problems he means tells nothing of them
    told = [telling(message, quiet=True, subject=subject)] if is_told else []
    asked = [] if asks_how_to_file(message) else question_in(message)
    if heard.files or also or not heard.question.starts:
        return [*told, Command("start_flow", "reclamation", also, message.text), *asked]
    return [*told, Command("affirm", heard.question.starts, text=message.text), *asked]


def _argues(message: Message) -> bool:
    """« ouais. j'ai jamais rien eu de rejeté »: what he says for himself beside the yes
    belongs to his complaint.
    """
    return any(
        one.words >= FEWEST_ARGUING and not (one.is_question or one.has(*_TO_US, at=0.4))
        for one in message.sentences
    )


FEWEST_ARGUING = 5
_TO_US = ("oui", "demander", "bavarder", "humain", "bloquer", "deposer", "hesiter", "annuler", "reprocher")
"""What a sentence does that is said to the assistant, and no part of what happened."""


def _names_another(heard: OfferAnswer) -> bool:
    """« oui, mais il demande si c'est bien débité »: what one story often touches is the same,
    unless he puts it right.
    """
    message, now = heard.message, heard.state.subject
    if not names_problem(_MONEY_BACK.sub(" ", message.plain)):
        return False
    other = problem_in(message, at=0.4)
    return heard.corrects or not any({now, other} <= story for story in SAME_STORY)


def _is_only_ok(message: Message) -> bool:
    """Its first sentence says that he heard, and another one asks."""
    first = message.sentences[0] if message.sentences else None
    asks = any("?" in one.text and one.has("demander", at=0.6) for one in message.sentences[1:])
    return first is not None and asks and _OK.match(first.plain) is not None


_MONEY_BACK = re.compile(r"\brembours\w*")
"""What he expects names no other problem."""
_NO_FORM = re.compile(
    r"\b(?:pas|rien|marre|refuse)\b.{0,30}"
    r"\b(?:remplir|rempli[rst]?|formulaires?|paperasse\w*|papiers?)\b"
)
_HAS_NONE = re.compile(
    r"(?:(?:mais|et|ben|bah|non) ){0,12}(?:je|j|on|nous) (?:n |en )?(?:ai|a|avons) (?:pas|plus|aucune?) "
    r"(?:(?:de|d|la|le|ma|mon) )?(?:reference|numero|copie|mail|email|recu|dossier)\b"
)
"""« je n'ai pas de référence »: said of the call that he speaks of, no answer to the offer."""
_ONLY_CARD = re.compile(r"\b(?:juste|seulement|uniquement) (?:bloquer )?(?:la|ma) carte\b")
_YES_BLOCK = re.compile(
    r"(?:(?:mais|ah|bah|ben|eh|bon) ){0,12}(?:oui|ouais|ok) (?:oui )?(?:bloqu|blok)\w*\b(?! (?:pas|rien))"
)
"""« oui bloque mais j'en ai deux »: which one is asked next."""
_AGAINST_YOU = re.compile(r"\b(?:reclam\w*|plainte) contre (?:vous|toi)\b")
_OK = re.compile(
    r"(?:(?:mdr|lol|ah|bon|bah|euh|mouais|hum|hein)\b ?){0,12}"
    r"(?:ok|okay|d accord|je vois|compris)(?: (?:mais|merci|du coup|bon)){0,12}$"
)
