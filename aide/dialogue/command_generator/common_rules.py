"""Rules that speak in the same words wherever they stand. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.commands import Command


def orders_block(heard: Heard) -> list[Command] | None:
    """He wants a card blocked: that comes first."""
    is_meant = asks_block(heard.message) and not stops_debits(heard.message)
    return [starting("opposition", heard.message, heard.state)] if is_meant else None


def asks(heard: Heard) -> list[Command] | None:
    """He asks something that is known."""
    return question_in(heard.message) or None


def asks_in_passing(heard: Heard) -> list[Command] | None:
    """He asks something, known or not, though it hardly looks like a question."""
    return question_in(heard.message, lenient=True) or None


def hesitates(heard: Heard) -> list[Command] | None:
    """He does not know yet."""
    return [Command("hesitate")] if heard.message.has("hesiter") else None


def reproaches(heard: Heard) -> list[Command] | None:
    """He is cross with the assistant."""
    return [Command("reproach")] if heard.message.has("reprocher") else None


def cancels(heard: Heard) -> list[Command] | None:
    """He drops the matter."""
    return [Command("cancel")] if heard.message.has("annuler") else None
