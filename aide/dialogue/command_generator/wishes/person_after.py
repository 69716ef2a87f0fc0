"""A person, once something else is done: « je veux réclamer, et après vous me passez quelqu'un ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import PERSON, State

DOES = frozenset({"start_flow", "tell", "affirm", "set_fact", "correct_fact", "aside"})
"""What is done before the person is called."""


def comes_afterwards(message: Message) -> bool:
    """He says that the person comes after something, and what that is: a complaint,
    or a problem that he tells.
    """
    found = _AFTERWARDS.search(message.plain)
    if found is None or found.start() == 0:
        return False
    is_first = says_to_file(message) or message.has("deposer", "oui", at=0.4)
    return is_first or problem_in(message, at=LIKELY) is not None


LIKELY = 0.3


def with_person_after(commands: list[Command], message: Message, state: State) -> list[Command]:
    """The person is kept for when what comes first is done."""
    kinds = {one.kind for one in commands}
    if "human" in kinds or not kinds & DOES or PERSON in state.later or not comes_afterwards(message):
        return commands
    is_noted = any((one.kind, one.name) == ("aside", PERSON) for one in commands)
    return commands if is_noted else [*commands, Command("aside", PERSON, {"quiet": True})]


_SOMEBODY = (
    r"(?:conseill\w*|humain\w*|agent|operateur|operatrice|responsable|"
    r"quelqu ?un|quelqun|qq ?u?n|kelk?u?n|kelqu ?un|quelkun|"
    r"une (?:vraie )?personne|vous|collegue\w*)"
)
_AFTERWARDS = re.compile(
    r"\b(?:(?:et |puis |mais )?(?:ensuite|enfin|apres(?: (?:ca|cela|quoi))?|puis|pour finir|a la fin|"
    r"une fois (?:que )?(?:c est |ce sera )?(?:fait|depose\w*|enregistre\w*)))"
    r"(?: (?:et|j|je|vous|on|tu|il|me|m|faudrait|faut|aimerais|aimerai|voudrais|veux|souhaite|souhaiterais|"
    r"pourrez|pouvez|peux|peut|passez|passerez|passe|"
    r"mettez|mettre|mettrez|met|moi|parler|parlerai|discuter|avoir|joindre|en|ligne|relation|contact|a|avec|"
    r"au|un|une|le|l|votre|vos|vrai|vraie|qu|que)){1,9} "
    rf"{_SOMEBODY}\b(?<! vous)"
)
"""« et ensuite parler à un conseiller », « après vous me passez quelqu'un »."""
