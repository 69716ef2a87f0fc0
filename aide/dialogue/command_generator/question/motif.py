"""What the complaint is about was asked. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue import motif_told
from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.question import unanswered, untold
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.nlu import surface


def answers_motif(heard: FactAnswer) -> list[Command] | None:
    """A problem is told, or its kind stays open."""
    return first_that_speaks(MOTIF, heard) if heard.field == "motif" else None


def asks(heard: FactAnswer) -> list[Command] | None:
    """He asks something known, and tells nothing."""
    tells = heard.message.has("raconter", "repondre")
    return heard.asked if heard.asked and not tells else None


def tells_problem(heard: FactAnswer) -> list[Command] | None:
    """The problem, likely enough as it was asked; a day or a sum alone tells none."""
    if heard.message.surface == surface.BARE:
        return None
    problem = problem_in(heard.message, at=0.3)
    if problem == NEW_CARD and not _OF_NEW_CARD.search(heard.message.plain):
        return None
    if problem is not None and motif_told.denies(heard.message.text, problem):
        story = " ".join(f.known(heard.facts, f.DESCRIPTION) or [])
        problem = motif_told.of_story(f"{heard.message.text}. {story}", problem)
        if problem is None and _NEITHER.search(heard.message.plain):
            return None
        return [telling(heard.message, subject=problem)] if problem else [Command("unclear", "motif")]
    return None if problem is None else [telling(heard.message, subject=problem)]


def tells_other(heard: FactAnswer) -> list[Command] | None:
    """A story of no known kind."""
    message = heard.message
    is_told = message.act("raconter") + message.act("repondre") >= 0.3 and not message.is_question
    if message.words < STORY_WORDS or not is_told or message.has("reprocher", at=0.6):
        return None
    return [telling(message, subject="autre_demande_bancaire")]


MOTIF: tuple[Rule[FactAnswer], ...] = (
    asks,
    tells_problem,
    tells_other,
    untold.refuses,
    common_rules.reproaches,
    common_rules.hesitates,
    untold.wonders,
    common_rules.asks_in_passing,
    unanswered.is_unclear,
)
NEW_CARD = "renouvellement_carte"
_OF_NEW_CARD = re.compile(
    r"\b(?:cartes?|cb|visa|renouv\w*|expir\w*|plastique|command\w*|"
    r"recu\w*|boite|poste|facteur|attend\w*|arriv\w*)\b"
)
"""« le changement de mon nom n'est pas fait » names no card, however near its words are
to the wait for a new one.
"""
_NEITHER = re.compile(r"\bni (?:\w+ ){1,3}ni\b")
"""« ce n'est ni un paiement ni un virement »: of no kind that is known, and not told wrongly."""
