"""He has complained by telephone: nothing of it is found here without a number,
and a written one can be made. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State

BY_PHONE = "reclamation_par_telephone"
LEAST = 0.15
"""Of the problem, beside so much that speaks of the follow-up."""


def phoned(message: Message, state: State, *, of_filed: bool = False) -> list[Command] | None:
    """« je l'ai faite par téléphone » once a file is talked of (`of_filed`), else with the complaint named.

    What he tells of the problem is kept for the written one.
    Nothing where he has filed here, or only wonders how to.
    """
    said = message.plain
    has_said = _COMPLAINED.search(said) or (of_filed and _DONE.search(said))
    if state.filed or not has_said or _NOT_DONE.search(said):
        return None
    problem = problem_in(message, at=LEAST)
    kept = [telling(message, quiet=True, subject=problem)] if problem else []
    return [*kept, Command("ask", BY_PHONE, text=message.text)]


_PHONE = r"(?:par|au|via le) (?:tel|tele|telephone|telefone|fone|phone|fil|standard)"
_FILE = r"(?:reclam\w*|plainte?|plains|signale\w*|dossier)"
_COMPLAINED = re.compile(
    rf"\b{_FILE} (?:(?!pour |contre |suite )\w+ ){{0,6}}{_PHONE}\b|"
    rf"\b(?:ai|a|avons|avais|avait) (?:\w+ ){{0,2}}(?:appele|telephone|"
    rf"phone)\w* (?:\w+ ){{0,5}}pour (?:\w+ ){{0,2}}{_FILE}"
)
"""« ma plainte par téléphone », « j'ai appelé pour une réclamation »;
not « plainte pour arnaque par téléphone ».
"""
_DONE = re.compile(
    rf"\b(?:fait\w*|depose\w*|pris\w*|enregistre\w*|ouvert\w*|etait|dit) (?:\w+ ){{0,3}}{_PHONE}\b|"
    rf"^(?:\w+ ){{0,3}}{_PHONE}\b"
)
"""« je l'ai faite au téléphone », « c'était par tel »: of the complaint that is looked for."""
_NOT_DONE = re.compile(
    r"\b(?:veux|voudrais|peux|peut|puis|comment|faut|possible|vais|prefer\w*|"
    r"souhait\w*)\b.{0,40}\b(?:tel\w*|phone|appel\w*)\b|"
    r"\b(?:pas|jamais|plus) (?:\w+ ){0,2}(?:par|au) tel\w*"
)
"""« je veux la faire par téléphone », « pas par téléphone »."""
