"""A name, or what happened in his own words. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.question import unanswered
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.command_generator.yes_no_words import YES_WORD
from aide.dialogue.commands import Command
from aide.dialogue.message import Message


def answers_freely(heard: FactAnswer) -> list[Command] | None:
    """Where a name or his story was asked, no form is certain."""
    if heard.field == "description":
        return first_that_speaks(STORY, heard)
    return first_that_speaks(NAME, heard) if heard.field in f.NAMES else None


def asks(heard: FactAnswer) -> list[Command] | None:
    """He asks something known instead of answering; a question may well stand in his story."""
    is_story = heard.field == "description" and heard.message.has("raconter")
    return heard.asked if heard.asked and not _is_reply(heard) and not is_story else None


def hesitates(heard: FactAnswer) -> list[Command] | None:
    """He surely does not know yet."""
    is_meant = heard.message.has("hesiter", at=0.6) and not _is_reply(heard)
    return [Command("hesitate")] if is_meant else None


def leaves_story(heard: FactAnswer) -> list[Command] | None:
    """« laissez, c'est tout », or a mere « oui »: there is nothing more to tell."""
    message = heard.message
    leaves = _LEAVE.match(message.plain) is not None and message.words <= 10
    is_yes = message.has("oui", at=0.6) and message.words <= 5
    return heard.skip() if leaves or is_yes else None


def tells_story(heard: FactAnswer) -> list[Command] | None:
    """His own words, with what he asks in them."""
    message = heard.message
    at_length = message.words >= STORY_WORDS and not message.has("reprocher", "bavarder", at=0.6)
    if not _is_reply(heard) and not message.has("raconter") and not at_length:
        return None
    return [telling(message, quiet=True), *heard.asked]


def tells_in_a_word(heard: FactAnswer) -> list[Command] | None:
    """« Incompréhensibles », asked a second time: it is all that he has to say, and is taken as his text."""
    message = heard.message
    is_word = message.surface is None and any(len(word) >= FEWEST_LETTERS for word in message.plain.split())
    is_else = message.is_question or message.has(
        "reprocher", "bavarder", "humain", "annuler", "non", "hesiter", at=0.5
    )
    if heard.question.tries < 1 or not is_word or is_else:
        return None
    return [Command("set_fact", f.DESCRIPTION, {f.DESCRIPTION: [message.text], "remplace": True})]


FEWEST_LETTERS = 5


def gives_wrong_iban(heard: FactAnswer) -> list[Command] | None:
    """An account that cannot be, and no name."""
    if _name(heard) or not f.has_wrong_iban(heard.message.text):
        return None
    return [Command("answer", heard.field, {"problem": "utter_iban_invalide"})]


def gives_name(heard: FactAnswer) -> list[Command] | None:
    """A name, in what is surely an answer or is short enough for one."""
    name = _name(heard)
    if name is None or not _looks_like_name(heard):
        return None
    return [Command("set_fact", heard.field, {**heard.beside, heard.field: name}), *heard.asked]


def tells(heard: FactAnswer) -> list[Command] | None:
    """He goes on telling instead."""
    return [telling(heard.message)] if heard.message.has("raconter", at=0.4) else None


def refuses(heard: FactAnswer) -> list[Command] | None:
    """« non »: left open."""
    return heard.skip() if is_no(heard.message, 0.6) else None


STORY: tuple[Rule[FactAnswer], ...] = (
    asks,
    hesitates,
    leaves_story,
    tells_story,
    common_rules.reproaches,
    tells_in_a_word,
    unanswered.is_unclear,
)
NAME: tuple[Rule[FactAnswer], ...] = (
    asks,
    hesitates,
    gives_wrong_iban,
    gives_name,
    unanswered.tells_others,
    common_rules.reproaches,
    tells,
    common_rules.asks_in_passing,
    refuses,
    unanswered.is_unclear,
)


def _is_reply(heard: FactAnswer) -> bool:
    return heard.message.has("repondre", at=0.4)


def _name(heard: FactAnswer) -> str | None:
    """A sentence that is one, one in the text, or, asked again, the text as it stands."""
    if heard.own_name:
        return heard.own_name
    if heard.message.subject("affirmer") >= 0.8 and YES_WORD.search(heard.message.plain) is not None:
        return None  # « Ouigo », « AccordZen » only look like a yes
    said = _without_questions(heard.message)
    name = f.name_in(said, heard.field) if said else None
    if name is None and heard.is_again and not heard.message.is_question and not is_no(heard.message):
        return f.name_as_written(heard.message.text)
    return name


def _without_questions(message: Message) -> str:
    """« Zalbo, jamais entendu parler. Vous si ? », « paul@exemple.fr. C'est quoi la RUM ? »:
    what he asks is no name.
    """
    if not message.is_question:
        return message.text
    told = ". ".join(one.text.rstrip(" .,;") for one in message.sentences if not one.is_question)
    return told or (message.text if f.in_capitals(message.text) is not None else "")


def _looks_like_name(heard: FactAnswer) -> bool:
    message = heard.message
    if _is_reply(heard) or heard.is_again or f.shows_name(message.text) or heard.own_name is not None:
        return True
    if f.surely_named(message.text) is not None or f.machine_of(message.text) is not None:
        return True
    return message.words <= 6 and not message.has("reprocher", "bavarder", "oui", "non", at=0.6)


_LEAVE = re.compile(
    r"(?:non |bon |finalement |et puis ){0,12}"
    r"(?:laisse\w*|oublie\w*|rien|tant pis|pas la peine|inutile|envoyez|c est tout|ca ira)\b"
)
