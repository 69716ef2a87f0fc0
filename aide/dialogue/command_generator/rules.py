"""A message is read by rules in their order, of which the first that speaks is followed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.world import World


@dataclass(frozen=True)
class Heard:
    """A message, and what it is read in the light of."""

    message: Message
    state: State
    world: World


@dataclass(frozen=True)
class Answer(Heard):
    """A message after a question."""

    question: Question


H = TypeVar("H", bound=Heard)
Rule = Callable[[H], list[Command] | None]
"""The commands of what it knows; None where it has nothing to say."""


def first_that_speaks(rules: Sequence[Rule[H]], heard: H) -> list[Command] | None:
    """The commands of the first rule that has any to give."""
    for rule in rules:
        if (commands := rule(heard)) is not None:
            return commands
    return None
