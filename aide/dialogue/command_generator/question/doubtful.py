"""A name that he is not sure of, or does not care to give. Pure."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.commands import Command


def gives_doubtful_name(heard: FactAnswer) -> list[Command] | None:
    """« un truc genre zalbofit, je sais pas trop »: the name is taken, and he reads it in the summary."""
    name = f.hedged_name(heard.message.text) if heard.field in f.NAMES else None
    return None if name is None else [Command("set_fact", heard.field, {**heard.beside, heard.field: name})]


def leaves_it(heard: FactAnswer) -> list[Command] | None:
    """« envoie comme ça »: an order is no name and no day, and he has none to give."""
    is_meant = (
        heard.field in (*f.NAMES, f.DATE) and heard.frame is not None and to_us.orders_filing_as_is(heard.message.plain)
    )
    return heard.skip() if is_meant else None
