"""A name that he is not sure of, or does not care to give. Pure."""

from __future__ import annotations

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.commands import Command
from aide.dialogue.state import SKIPPED


def gives_doubtful_name(heard: FactAnswer) -> list[Command] | None:
    """« un truc genre zalbofit, je sais pas trop »: the name is taken, and he reads it in the summary."""
    name = f.hedged_name(heard.message.text) if heard.field in f.NAMES else None
    return None if name is None else [Command("set_fact", heard.field, {**heard.beside, heard.field: name})]


def leaves_it(heard: FactAnswer) -> list[Command] | None:
    """« envoie comme ça », « oui déposez-la »: an order is no name and no day;
    what is still open stays so.
    """
    message, is_asked = heard.message, heard.field in (*f.NAMES, f.DATE) and heard.frame is not None
    is_order = to_us.orders_filing_as_is(message.plain) or to_us.only_orders_filing(message.plain)
    if not is_asked or not is_order or not (f.known(heard.facts, f.AMOUNT) or f.known(heard.facts, f.DATE)):
        return None
    open_ones = FIELDS.get(str(heard.facts.get("motif") or ""), ())
    others = {one: SKIPPED for one in open_ones if one != heard.field and not heard.facts.get(one)}
    return [*([Command("set_fact", "", others)] if others else []), *heard.skip()]
