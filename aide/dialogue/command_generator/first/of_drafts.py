"""What is said of the complaint that is being prepared, or of one that was dropped, wherever he is. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.dropping import asks_to_drop, drops_complaint
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.command_generator.wishes.question import questions_alone, surely_asked
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State

WITHDRAWN = "reclamation_retrait_transmis"
DROPPED, LONGEST = "reclamation_annulee", 14
THEN = "puis"
"""Of a cancelling: what he wants beside it follows, and nothing is offered in between."""
OF_FILES = (
    "reclamation_retirer",
    "reclamation_deja_faite",
    "reclamation_etat_dossier",
    "reclamation_reference",
)
"""Answered by what is said of the cancelling: what is filed, and what is not."""


def drops_draft(heard: Heard) -> list[Command] | None:
    """« non annulez ça, passez-moi quelqu'un »: nothing is filed, and then what he wants beside it."""
    question, frame = heard.state.question, heard.state.frame
    if frame is None or frame.flow != "reclamation" or question is None or question.flow != "reclamation":
        return None
    asks = asks_to_drop(heard.message) and not heard.state.filed
    if not asks and not drops_complaint(heard.message, is_story=question.field == "description"):
        return None
    if wants_person(heard.message, heard.state):
        return [Command("cancel", THEN), Command("human", text=heard.message.text)]
    asked = [] if asks else _asked_beside(heard.message)
    return [Command("cancel", THEN), *asked] if asked else [Command("cancel")]


def _asked_beside(message: Message) -> list[Command]:
    """The one question beside it that is surely known, and that the cancelling does not answer."""
    asked = questions_alone(message) or (surely_asked(message) if "?" in message.text else [])
    return [one for one in asked if one.name not in OF_FILES][:1]


def asks_if_dropped(heard: Heard) -> list[Command] | None:
    """« ma réclamation est annulée oui ou non »: by what was filed here,
    dropped here, or is being prepared.
    """
    message, state = heard.message, heard.state
    is_of_here = (
        state.dropped or "reclamation" in state.refused or state.filed or state.of("reclamation") is not None
    )
    if not is_of_here or message.values("reference") or not _asks_if_dropped(message, state):
        return None
    if "retrait" in state.past:
        return [starting("suivi", message, state)]
    return [Command("ask", DROPPED, text=message.text)]


def asks_if_withdrawn(heard: Heard) -> list[Command] | None:
    """« ma demande de retrait est bien partie ? », « donc je n'ai plus rien à faire ? »,
    once it was passed on.
    """
    message, state = heard.message, heard.state
    asks = message.is_question or _OR_NOT.search(message.plain) or message.has("demander", at=0.6)
    is_of_it = _WITHDRAWAL.search(message.plain) is not None
    if "retrait" not in state.past or state.frame is not None or not asks or not is_of_it:
        return None
    return [Command("ask", WITHDRAWN, text=message.text)]


def _asks_if_dropped(message: Message, state: State) -> bool:
    asks = message.is_question or _OR_NOT.search(message.plain) or message.has("demander", at=0.6)
    if not asks or message.words > LONGEST or _OF_ELSE.search(message.plain):
        return False
    is_named = _IS_DROPPED.search(message.plain) is not None
    return is_named or (state.dropped and _IT_IS_DROPPED.search(message.plain) is not None)


_OFF = r"(?:annul|enlev|retir|supprim|effac|abandonn|arret)ee?s?\b"
_BEEN = r"(?:est|a ete|soit|sera|etait)(?: (?:elle|il|bien|deja|vraiment|donc|tout a fait)){0,6}"
_FILE = r"(?:reclam\w*|plaintes?|signalements?|dossiers?)"
_IS_DROPPED = re.compile(
    rf"\b{_FILE}\b.{{0,25}}\b(?:{_BEEN}|bien) {_OFF}|"
    rf"\b(?:elle|c|ca) {_BEEN} {_OFF} (?:la |ma |cette |mon |le ){_FILE}|"
    rf"\bvous (?:n )?avez (?:bien |deja |vraiment )?{_OFF} (?:la |ma |cette |mon |le )(?:\w+ )?{_FILE}"
)
_IT_IS_DROPPED = re.compile(
    rf"\b(?:elle|c|ca|tout|celle la)\b(?: {_BEEN}| bien){{1,3}} {_OFF}|"
    rf"\bvous l avez (?:bien |deja |vraiment )?{_OFF}"
)
_WITHDRAWAL = re.compile(
    r"\bretrait\b(?! (?:de \d|dab|d argent|d especes|au ))|\bretir(?:er|ee?|ez) (?:ma |la |cette |"
    r"ma demande de )?(?:reclam|plainte)\w*|"
    r"\b(?:plus|autre chose|quelque chose) (?:rien )?a faire\b|"
    r"\b(?:rien|plus) (?:d autre )?a faire\b|\bma demande\b"
)
_OR_NOT = re.compile(r"\boui ou non\b|\bou (?:pas|non)\b|\bhein$")
_OF_ELSE = re.compile(
    r"\b(?:cartes?|cb|virements?|prelevements?|oppositions?|"
    r"commandes?|mandats?|pourquoi|comment|peut|pouvez)\b"
)
"""Something else that may be cancelled, or how it is done."""
