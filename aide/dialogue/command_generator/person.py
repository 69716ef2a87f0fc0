"""A person was offered. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.rules import Answer, Rule, first_that_speaks
from aide.dialogue.command_generator.wishes.complaint import wants_to_file
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import is_no, is_yes
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World


def files(heard: Answer) -> list[Command] | None:
    """He wants a complaint instead."""
    if not wants_to_file(heard.message):
        return None
    return [Command("start_flow", "reclamation", text=heard.message.text)]


def agrees(heard: Answer) -> list[Command] | None:
    """A yes, and nothing else in it."""
    return [Command("affirm", "conseiller")] if is_yes(heard.message, T.aside, strict=True) else None


def refuses(heard: Answer) -> list[Command] | None:
    """A no, with what he asks beside it."""
    return [Command("deny"), *question_in(heard.message)] if is_no(heard.message) else None


def hesitates(heard: Answer) -> list[Command] | None:
    """He surely does not know yet."""
    return [Command("hesitate")] if heard.message.has("hesiter", at=0.6) else None


RULES: tuple[Rule[Answer], ...] = (common_rules.orders_block, files, agrees, refuses, hesitates)


def at_person(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A person was offered: what answers it, then as if nothing was open."""
    said = first_that_speaks(RULES, Answer(message, state, world, question))
    return at_nothing(message, state, world) if said is None else said
