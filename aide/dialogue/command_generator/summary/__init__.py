"""The summary of a complaint, before it is filed. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.command_generator.summary import apart, decision, refusal, taken_out, text, text_figures
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.world import World

RULES: tuple[Rule[SummaryAnswer], ...] = (
    decision.takes_back,
    taken_out.takes_out,
    apart.says_noted_apart,
    apart.speaks_of_filed,
    decision.names_fact,
    decision.puts_operations_right,
    text_figures.changes_figure,
    text.removes,
    text.adds_line,
    decision.wants_block,
    text.misses,
    decision.says_noted_sum,
    decision.denies_motif,
    text.says_expected,
    text.names_means,
    text.says_otherwise,
    text.says_how_long,
    decision.agrees,
    refusal.drops,
    refusal.refuses_plainly,
    decision.only_asks,
    decision.corrects,
    text.replaces,
    decision.orders_change,
    refusal.cancels,
    decision.names_wrong_fact,
    refusal.refuses,
    common_rules.asks,
    refusal.hesitates,
    refusal.says_no,
    decision.corrects_something,
    common_rules.reproaches,
    decision.tells,
    common_rules.orders_block,
    common_rules.asks_in_passing,
    decision.almost_agrees,
    decision.is_unclear,
)


def at_summary(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A complaint is filed by a plain yes only; what is put right comes before."""
    return first_that_speaks(RULES, SummaryAnswer(message, state, world, question)) or []
