"""Nothing is asked: doing beats advising, then help, then answers. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.nothing_open import courtesies, doing, helping
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World

RULES: tuple[Rule[Said], ...] = (
    courtesies.announces_several,
    courtesies.will_phone,
    doing.speaks_of_relative_s_card,
    doing.orders_blocking,
    doing.drops,
    doing.has_said_already,
    doing.has_phoned,
    doing.changes_filed,
    doing.asks_whom_to_turn_to,
    doing.asks_information,
    doing.follows_up,
    doing.starts_own_flow,
    doing.keeps_card,
    doing.is_vague,
    doing.is_bare_value,
    doing.files,
    doing.wants_block,
    doing.is_swallowed,
    doing.has_found,
    doing.puts_right,
    helping.tells_more_of_filed,
    helping.tells_new_problem,
    helping.asks_contact,
    helping.asks_of_his_own,
    helping.tells_loss_and_asks,
    helping.asks,
    helping.supposes,
    helping.tells_problem,
    helping.is_off_topic,
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
