"""Nothing is asked: doing beats advising, then help, then answers. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.nothing_open import (
    asking,
    courtesies,
    doing,
    helping,
    of_cards,
    of_filed,
)
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World

RULES: tuple[Rule[Said], ...] = (
    courtesies.announces_several,
    courtesies.will_phone,
    of_cards.speaks_of_relative_s_card,
    of_cards.orders_blocking,
    doing.drops,
    doing.has_said_already,
    of_filed.has_phoned,
    of_filed.changes_filed,
    of_filed.asks_whom_to_turn_to,
    doing.asks_information,
    of_filed.follows_up,
    doing.starts_own_flow,
    of_cards.keeps_card,
    doing.is_vague,
    doing.is_bare_value,
    doing.files,
    doing.files_told,
    of_cards.wants_block,
    of_cards.is_swallowed,
    of_cards.has_found,
    doing.puts_right,
    helping.tells_more_of_filed,
    helping.tells_new_problem,
    asking.asks_contact,
    asking.asks_of_his_own,
    asking.tells_loss_and_asks,
    asking.asks,
    asking.supposes,
    helping.tells_problem,
    asking.is_off_topic,
    common_rules.asks_in_passing,
    courtesies.gives_value,
    courtesies.reproaches,
    courtesies.tells_at_length,
    courtesies.tells_between_courtesies,
    courtesies.passes,
    courtesies.chats,
    courtesies.drops,
    courtesies.wants_new_card,
    courtesies.refuses,
    courtesies.agrees,
    courtesies.declines,
    courtesies.goes_on,
    courtesies.tells_other,
    courtesies.asks_unknown,
    courtesies.tells_of_bank,
    courtesies.is_unclear,
)


def at_nothing(message: Message, state: State, world: World) -> list[Command]:
    """What is asked for is begun; then what is told is helped with; then what is asked is answered."""
    return first_that_speaks(RULES, Said(message, state, world)) or []
