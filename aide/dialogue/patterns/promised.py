"""« Si vous voulez, j'enregistre votre réclamation »: an answer that says so leaves the offer open,
and a yes takes it.
"""

from __future__ import annotations

import re

from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.patterns import story
from aide.dialogue.turn import Turn
from aide.subjects import Subject


def offer(turn: Turn, command: Command) -> bool:
    """Offer the complaint that the answer spoke of, with what he told; whether it was."""
    problem = _promised(turn, command.name)
    if problem is None:
        return False
    if turn.message.words >= FEWEST_TOLD:
        story.keep(turn, problem.name, Command("tell", problem.name, text=turn.message.text))
    turn.state.subject = problem.name
    turn.ask("offre", "utter_offre_promise", starts="reclamation")
    return True


def _promised(turn: Turn, question: str) -> Subject | None:
    """The problem that may be filed; none where it was, or was refused, or something else is open."""
    state, known = turn.state, entries().get(question)
    is_open = state.question is not None or state.frame is not None or turn.effect is not None
    if known is None or is_open or state.later or "reclamation" in state.refused or state.warned:
        return None
    promises = [_PROMISES.search(text) is not None for text in known.texts]
    if not (all(promises) or (any(promises) and _OWN.search(turn.message.plain))):
        return None
    problems = (turn.subjects[one] for one in known.subjects if one in turn.subjects)
    return next((one for one in problems if one.motif is not None and one.name not in state.closed), None)


FEWEST_TOLD = 5
"""Words of a question that tells his case as well:
« ma proprio dit que le loyer que j'ai viré n'est pas là ».
"""
_OWN = re.compile(
    r"\b(?:mon|ma|mes|m a|m ont|m avez|j ai|jai|j avais|je l ai|on m|vous m|ils m|j attends|"
    r"je (?:ne )?(?:vois|comprends|recois))\b"
)
"""He speaks of his own money, and not in general."""
_PROMISES = re.compile(
    (
        r"\b(?:j['’]enregistre|je peux (?:aussi )?enregistrer|puis enregistrer|contestez-l[ea]s? ici|"
        r"voulez-vous contester|d[ée]poser une r[ée]clamation ici)\b"
    ),
    re.I,
)
