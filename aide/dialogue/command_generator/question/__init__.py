"""A fact was asked: the answer, others beside it, or something else. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.question import doubtful, typed, unanswered, untold
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.question.free import answers_freely
from aide.dialogue.command_generator.question.motif import answers_motif
from aide.dialogue.command_generator.question.reference import answers_follow_up
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.world import World

RULES: tuple[Rule[FactAnswer], ...] = (
    typed.takes_back,
    typed.wants_block,
    untold.speaks_of_filed,
    typed.refuses_complaint,
    typed.stops_debits,
    typed.cancels,
    answers_follow_up,
    typed.paid_nothing,
    typed.denies_motif,
    typed.corrects,
    typed.names_means,
    doubtful.gives_doubtful_name,
    doubtful.leaves_it,
    unanswered.has_none,
    answers_motif,
    typed.answers,
    typed.agrees_to_give,
    unanswered.gives_own_name,
    unanswered.skips,
    answers_freely,
    common_rules.asks_in_passing,
    unanswered.tells_others,
    common_rules.hesitates,
    common_rules.reproaches,
    unanswered.refuses,
    unanswered.tells,
    unanswered.chats,
    unanswered.is_unclear,
)
"""`answers_follow_up`, `answers_motif` and `answers_freely` have rules of their own, which end there."""


def at_question(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A fact was asked: the answer, others beside it, or something else."""
    return first_that_speaks(RULES, FactAnswer(message, state, world, question)) or []
