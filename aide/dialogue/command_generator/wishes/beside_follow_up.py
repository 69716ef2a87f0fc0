"""« … 79,40 € jamais remboursés. Et ma réclamation du mois dernier, elle en est où ? »:
two things, the one is noted. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.problem import likeliest
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.nlu.entities.amounts import find_amounts
from aide.subjects import subjects

SURELY_TELLS = 0.5


def told_beside_follow_up(message: Message) -> list[Command]:
    """The problem that the sentences without the file tell, with a sum of its own: for afterwards."""
    told = [one for one in message.sentences if _tells_sum(one) and not _OF_FILE.search(one.plain)]
    problem = next((name for one in told if (name := _problem(one))), likeliest(message)) if told else ""
    known = subjects().get(problem)
    if known is None or known.motif is None:
        return []
    return [Command("aside", known.name, text=" ".join(one.text for one in told))]


def _tells_sum(one: Message) -> bool:
    return one.has("raconter", at=SURELY_TELLS) and bool(find_amounts(one.text))


def _problem(one: Message) -> str:
    """What the question that the sentence is nearest to is about; empty where it is near to none."""
    name, share = one.top_question
    known = entries().get(name) if share >= SURELY_TELLS else None
    of_problems = (subject for subject in known.subjects if subjects()[subject].motif) if known else ()
    return next(iter(of_problems), "")


_OF_FILE = re.compile(r"\b(?:reclam\w*|dossiers?|plaintes?|signal\w*|contest\w*|rec \d+)\b")
