"""What comes before anything that is open: danger, what cannot be read or is not ours, a person. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator.first import (
    certain,
    danger,
    failing,
    for_person,
    life,
    makes_sure,
    of_addition,
    of_answer,
    of_blocked,
    of_contents,
    of_days,
    of_drafts,
    of_filed,
    of_money,
    of_order,
    of_progress,
)
from aide.dialogue.command_generator.rules import Heard, Rule, first_that_speaks
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World

RULES: tuple[Rule[Heard], ...] = (
    life.is_in_danger,
    danger.is_in_danger,
    certain.types_command,
    certain.types_title,
    certain.cannot_be_read,
    certain.orders_card,
    of_blocked.asks_if_usable,
    of_blocked.asks_what_he_risks,
    of_filed.asks_if_filed,
    certain.asks_card_state,
    of_drafts.drops_draft,
    of_drafts.asks_if_withdrawn,
    of_drafts.asks_if_dropped,
    of_order.asks_if_logged_in,
    of_order.asks_order,
    of_order.tells_received,
    of_contents.asks_if_added,
    of_contents.asks_contents,
    of_contents.asks_reference,
    makes_sure.makes_sure_of_delay,
    of_days.tells_filing_day,
    of_days.tells_debit_day,
    of_addition.adds_and_asks,
    of_progress.asks_of_filed,
    of_answer.chooses_form_of_answer,
    of_filed.wants_copy_by_mail,
    of_filed.asks_copy,
    of_filed.asks_copy_by_mail,
    of_answer.asks_form_of_answer,
    of_filed.asks_due_day,
    of_money.asks_of_filed_money,
    certain.asks_if_open,
    certain.asks_of_police,
    certain.is_not_ours,
    failing.reproaches_failure,
    for_person.asks_phone,
    for_person.asks_call_back,
    for_person.asks_person_later,
    for_person.asks_person,
    certain.ends_it,
    certain.is_foreign,
)


def first_of_all(message: Message, state: State, world: World) -> list[Command] | None:
    """None where the message is to be read in the light of what is open."""
    return first_that_speaks(RULES, Heard(message, state, world))
