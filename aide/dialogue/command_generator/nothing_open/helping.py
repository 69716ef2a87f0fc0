"""What he tells is helped with, what he asks is answered. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.question import questions_alone
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T


def tells_more_of_filed(heard: Said) -> list[Command] | None:
    """A few words more of what was just filed: added to it, or the question in them is answered."""
    message = heard.message
    if not heard.is_filed:
        return None
    if message.has("raconter", at=0.6) and message.words > 6 and not message.is_question:
        return [starting("complement", message, heard.state)]
    if message.is_question or message.has("demander", at=0.6):
        return heard.asked or [Command("ask", "", text=message.text)]
    if message.words > SHORT_LINE and not message.has("non", "bavarder"):
        return heard.asked or [Command("ask", "", text=message.text)]
    return [Command("chitchat", "refuser"), *heard.asked]


def tells_new_problem(heard: Said) -> list[Command] | None:
    """A problem told with a question in it; a mere question about what was helped with is only answered."""
    problem = heard.problem
    if problem is None or not _is_told_as_new(heard, problem):
        return None
    info = _better_than_help(heard, problem) or _says_more(heard.message, problem)
    return [telling(heard.message, subject=problem, info=info)]


def tells_problem(heard: Said) -> list[Command] | None:
    """A problem, and nothing else."""
    if heard.problem is None:
        return None
    message, state = heard.message, heard.state
    if state.subject is not None and _HOW_LONG.fullmatch(message.plain):
        return [telling(message, subject=state.subject)]
    if heard.problem not in (state.subject, *state.later) and _only_asks_of_it(message, heard.state):
        return [Command("ask", "", text=message.text)]
    asks = message.is_question and message.has("demander", at=0.6) and not message.has("raconter")
    if asks and _IF.match(message.plain):
        return [
            Command(
                "ask", "opposition_comment" if message.share(CARD) >= T.subject else "", text=message.text
            )
        ]
    is_beside = state.subject is not None and state.subject != heard.problem
    beside = heard.problem in state.helped or "reclamation" in state.refused or is_beside
    if asks and not heard.tells_apart and beside:
        return [Command("ask", "", text=message.text)]
    apart = questions_alone(message)
    info = _says_more(message, heard.problem) or (apart[0].name if apart else "")
    return [telling(message, subject=heard.problem, info=info)]


_HOW_LONG = re.compile(
    r"(?:(?:et|mais|la|bon|bah|ben|franchement|alors) ){0,4}(?:ca|cela|sa|c est|voila|depuis)(?: (?:fait|"
    r"dure|deja|depuis|bien|presque|maintenant)){0,4} "
    r"(?:\d{1,2}|un|une|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|hier)"
    r"(?: (?:jours?|semaines?|mois|heures?|h|j))?(?: (?:que ca dure|deja|"
    r"maintenant|la|que j attends|comme ca|facile)){0,3}"
)
"""« ça fait 3 jours »: how long it lasts, of what is talked of."""


def _only_asks_of_it(message: Message, state: State) -> bool:
    """« les frais de découvert, c'est combien », « et les frais ? »: of no one, and nothing has happened."""
    if message.has("raconter", "deposer", "bloquer", at=0.25) or _HIS.search(message.plain):
        return False
    is_bare = (
        bool(state.said) and message.is_question and message.words <= BARE and message.has("demander", at=0.6)
    )
    return is_bare or (message.has("demander", at=0.9) and _GENERAL.search(message.plain) is not None)


def _is_told_as_new(heard: Said, problem: str) -> bool:
    message = heard.message
    if not heard.asked or problem in heard.state.helped:
        return False
    asks = (message.is_question and message.has("demander", at=0.6)) or message.has("demander", at=0.75)
    if asks and not message.has("raconter", at=0.6) and not heard.tells_apart:
        return False
    return message.has("raconter", at=0.35) or heard.tells_apart or not message.is_question


def _says_more(message: Message, problem: str) -> str:
    """What says more than the help, if it is surely his case: a salary awaited, a shop's refund."""
    name, share = message.top_question
    entry = entries().get(name)
    is_case = entry is not None and entry.better and entry.subjects[:1] == (problem,) and share >= 0.9
    return name if is_case else ""


def _better_than_help(heard: Said, problem: str) -> str:
    """The answer to what is surely asked in it; else the help of his problem serves him better."""
    message = heard.message
    entry = entries().get(message.top_question[0])
    enough = T.question_alone if entry and entry.subjects[:1] == (problem,) else T.surely_question
    surely = heard.asked and message.is_question and message.top_question[1] >= enough
    return heard.asked[0].name if surely and message.has("demander", at=T.aside) else ""


BARE = 4
_GENERAL = re.compile(
    r"\b(?:combien|comment|prix|tarifs?|quel(?:le)?s? (?:est|sont)|ou (?:est|trouver|voir|sont)|c est quoi)\b"
)
_HIS = re.compile(
    r"\b(?:mon|ma|mes|notre|nos|ce|cet|cette|ces|m|j|je|me|moi|on|nous|"
    r"vous|toujours|encore|pas|jamais|rien|plus)\b|\d"
)
"""Whose it is, or what is missing: his own problem, however he asks."""
_IF = re.compile(
    r"(?:(?:bon|et|mais|ok|oui|non|alors|sinon) ){0,12}(?:si|s) (?:quelqu "
    r"un|qqn|on|je|jamais|ils?|elles?|un|une|le|la)\b"
)
"""« si quelqu'un s'en est servi, c'est moi qui paie ? »: nothing of it has happened."""
SHORT_LINE = 10
"""Words of « dans le tram il y a une heure »: he goes on with what he told."""
