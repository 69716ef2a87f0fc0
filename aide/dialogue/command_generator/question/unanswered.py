"""No answer to the question for a fact: what else he says then. Pure."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.wishes.begun import courtesy, telling
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.message import Message


def gives_own_name(heard: FactAnswer) -> list[Command] | None:
    """A sentence that is nothing but a name, where a name was asked."""
    if heard.field not in f.NAMES or not heard.message.sentences or heard.own_name is None:
        return None
    return [Command("set_fact", heard.field, {**heard.beside, heard.field: heard.own_name})]


def skips(heard: FactAnswer) -> list[Command] | None:
    """« je ne sais pas »; to the address, a no is enough."""
    message = heard.message
    gives_none = heard.field == "email" and (is_no(message) or message.has("passer", at=0.45))
    if not gives_none and not message.has("passer") and not _skips_then_asks(message):
        return None
    return [*heard.set_beside(), *heard.skip()]


def _skips_then_asks(message: Message) -> bool:
    """« pas de mail. vous m'appelez du coup ? »: left open at first, and what follows only asks."""
    first, *others = message.sentences or (message,)
    return bool(others) and first.has("passer", at=SURELY_SKIPS) and all(one.is_question for one in others)


SURELY_SKIPS = 0.7


def tells_others(heard: FactAnswer) -> list[Command] | None:
    """Other facts than the one that was asked."""
    return heard.set_beside() or None


def refuses(heard: FactAnswer) -> list[Command] | None:
    """« non »: left open."""
    return heard.skip() if is_no(heard.message, 0.6) and heard.message.words <= 4 else None


def tells(heard: FactAnswer) -> list[Command] | None:
    """He goes on telling."""
    is_story = heard.message.has("raconter") and heard.message.words >= STORY_WORDS
    return [telling(heard.message)] if is_story else None


def chats(heard: FactAnswer) -> list[Command] | None:
    """A courtesy."""
    return [courtesy(heard.message)] if heard.message.has("bavarder", at=0.6) else None


def is_unclear(heard: FactAnswer) -> list[Command] | None:
    """Nothing that answers it."""
    return heard.unclear()
