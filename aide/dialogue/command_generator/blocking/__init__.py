"""The card: which one, and its blocking, which cannot be undone. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.blocking import choosing, confirming, which_card
from aide.dialogue.command_generator.blocking.card_answer import CardAnswer
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.world import World

CONFIRMING: tuple[Rule[CardAnswer], ...] = (
    confirming.blocks_one_and_asks_of_other,
    which_card.adds_card,
    which_card.names_lost_one,
    which_card.keeps_one,
    which_card.loses_the_other,
    confirming.finds_it,
    confirming.finds_it_in_a_sentence,
    which_card.means_the_other,
    which_card.names_all,
    which_card.names_others,
    confirming.names_the_one,
    confirming.agrees,
    confirming.says_it_is_the_one,
    confirming.refuses,
    confirming.hesitates,
    common_rules.asks_in_passing,
    confirming.hesitates_a_little,
    confirming.tells_problem,
    confirming.wants_new_card,
    common_rules.reproaches,
    confirming.is_unclear,
)
CHOOSING: tuple[Rule[CardAnswer], ...] = (
    choosing.finds_one_of_two,
    choosing.finds_it,
    choosing.finds_it_in_a_sentence,
    choosing.keeps_one,
    choosing.chooses,
    choosing.speaks_of_no_card,
    choosing.refuses,
    choosing.does_not_know,
    choosing.asks,
    common_rules.hesitates,
    choosing.passes,
    choosing.names_unknown,
    choosing.tells_problem,
    choosing.is_unclear,
)


def at_block(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """Nothing is blocked but by a plain yes, or an order."""
    return first_that_speaks(CONFIRMING, CardAnswer(message, state, world, question)) or []


def at_card(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """Several cards are his: which of them."""
    return first_that_speaks(CHOOSING, CardAnswer(message, state, world, question)) or []
