"""What was offered: a complaint, a blocking, a noted problem. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.offer import besides, correcting, of_filed, of_noted, yes_no
from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.world import World

RULES: tuple[Rule[OfferAnswer], ...] = (
    yes_no.refuses_forms,
    of_filed.adds_to_filed,
    yes_no.wants_block,
    yes_no.takes_card_alone,
    of_noted.takes_noted,
    of_noted.tells_noted,
    of_noted.takes_both,
    correcting.denies_motif,
    correcting.corrects,
    besides.says_filed_again,
    besides.has_filed_already,
    yes_no.refuses,
    yes_no.complains_of_us,
    yes_no.refuses_complaint,
    yes_no.hears_then_asks,
    besides.wonders,
    yes_no.blocks_after_filing,
    of_noted.files_noted,
    yes_no.agrees,
    common_rules.cancels,
    correcting.puts_right,
    besides.asks,
    besides.asks_of_us,
    besides.adds_known,
    besides.reproaches,
    common_rules.hesitates,
    besides.follows_up,
    besides.names_card,
    besides.tells_and_asks,
    besides.tells,
    common_rules.asks_in_passing,
    besides.chats,
    besides.goes_on,
    besides.scolds,
)


def at_offer(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """An offer stands: what answers it, then what is said beside it, then as if nothing was open."""
    said = first_that_speaks(RULES, OfferAnswer(message, state, world, question))
    return at_nothing(message, state, world) if said is None else said
