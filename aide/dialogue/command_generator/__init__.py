"""From a message to commands, read in the light of what is open. Pure.

Learnt where people vary (acts, subject, question of knowledge, danger); rules where the form is certain
(figures, days, addresses, buttons) and as vetoes before what cannot be undone.
"""

from __future__ import annotations

from aide.dialogue import buttons
from aide.dialogue.command_generator.blocking import at_block, at_card
from aide.dialogue.command_generator.every_question import with_every_question
from aide.dialogue.command_generator.first import first_of_all
from aide.dialogue.command_generator.first.signs import signs_meant
from aide.dialogue.command_generator.meant_here import meant_here
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.offer import at_offer
from aide.dialogue.command_generator.person import at_person
from aide.dialogue.command_generator.question import at_question
from aide.dialogue.command_generator.renewal import at_renewal
from aide.dialogue.command_generator.summary import at_summary
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World


def generate(message: Message, state: State, world: World) -> list[Command]:
    """The commands of `message`, in the order to carry them out; never empty."""
    if message.button is not None:
        return buttons.read(message, state)
    message = meant_here(signs_meant(message), state)
    return with_every_question(_read(message, state, world), message, state)


def _read(message: Message, state: State, world: World) -> list[Command]:
    """In the light of what is open."""
    question = state.question
    if (first := first_of_all(message, state, world)) is not None:
        return first
    reader = {
        "bloque": at_block,
        "carte": at_card,
        "confirme": at_summary,
        "offre": at_offer,
        "renouvelle": at_renewal,
        "conseiller": at_person,
        "suite": at_offer,
    }.get(question.field if question else "")
    if reader is not None and question is not None:
        return reader(message, state, world, question)
    if question is not None and question.flow:
        return at_question(message, state, world, question)
    return at_nothing(message, state, world)
