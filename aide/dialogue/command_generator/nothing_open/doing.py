"""What he wants done is done, or begun. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.corrections import told_otherwise
from aide.dialogue.command_generator.labels import SURELY, flow_of, informs
from aide.dialogue.command_generator.nothing_open.said import Said, both, fileable
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.complaint import says_to_file, wants_to_file
from aide.dialogue.command_generator.wishes.contested import agrees_to_file, contests_it, disagrees
from aide.dialogue.command_generator.wishes.problem import is_telling
from aide.dialogue.command_generator.wishes.question import (
    question_aloud,
    questions_alone,
)
from aide.dialogue.command_generator.yes_no import is_yes
from aide.dialogue.commands import Command
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu import surface
from aide.nlu.vague import vague_topic


def drops(heard: Said) -> list[Command] | None:
    """« annule »: a word or three, and surely that."""
    is_meant = heard.message.subject("annuler") >= 0.8 and heard.message.words <= 3
    return [Command("cancel")] if is_meant else None


def has_said_already(heard: Said) -> list[Command] | None:
    """« je vous l'ai déjà dit, vous lisez ce qu'on écrit ? »: there is nothing to answer."""
    is_meant = _SAID_ALREADY.search(heard.message.plain) and (heard.state.helped or heard.state.said)
    return [Command("reproach")] if is_meant else None


def asks_information(heard: Said) -> list[Command] | None:
    """Surely about what is answered whole, the telephone or what the assistant is, and no order in it."""
    message = heard.message
    surely = informs(message.top) and message.subjects[0][1] >= SURELY
    if not surely or message.has("deposer", "bloquer", at=0.8) or says_to_file(message):
        return None
    return [Command("answer", message.top)] if heard.asks_contact else heard.asked


def starts_own_flow(heard: Said) -> list[Command] | None:
    """A subject that begins a flow by itself, as its `flux.yml` says."""
    flow = flow_of(heard.message.top)
    if flow is None or heard.message.subjects[0][1] < T.subject:
        return None
    return [starting(flow, heard.message, heard.state)]


def is_vague(heard: Said) -> list[Command] | None:
    """« ma carte »: about what, he is asked."""
    topic = vague_topic(heard.message.text)
    return None if topic is None else [Command("clarify", topic)]


def is_bare_value(heard: Said) -> list[Command] | None:
    """« 50 € », and nothing is talked of, or only what was filed: said again,
    it begins no other complaint.
    """
    is_over = not heard.state.subject or heard.state.subject in heard.state.closed
    is_meant = heard.message.surface == surface.BARE and is_over
    return [Command("clarify", surface.BARE)] if is_meant else None


def files(heard: Said) -> list[Command] | None:
    """He wants a complaint filed, with or without its story."""
    message, problem = heard.message, heard.problem
    orders = heard.orders_filing
    if not wants_to_file(message) and not orders:
        return None
    if heard.is_asked_again:
        return [starting("complement", message, heard.state)]
    told = [telling(message, quiet=True, subject=problem)] if is_telling(message) or problem else []
    asked = questions_alone(message) if orders else question_aloud(message)
    return [*told, Command("start_flow", "reclamation", both(message, heard.state), message.text), *asked]


def files_told(heard: Said) -> list[Command] | None:
    """« contester les 8 € de frais », « je suis pas d'accord, oui enregistrez »: the problem that he told
    before gets its complaint, whatever was refused since.
    """
    message, state = heard.message, heard.state
    contests = contests_it(message)
    says_yes = is_yes(message, LIKELY_YES) or disagrees(message)
    if not contests and not (says_yes and agrees_to_file(message)):
        return None
    known = heard.problem if heard.problem in state.helped else fileable(state)
    if known not in state.helped or known in state.closed or heard.tells_filed_sum:
        return None
    told = telling(message, quiet=True, subject=known)
    return [told, Command("start_flow", "reclamation", text=message.text)]


LIKELY_YES = 0.35
"""Of a message in whose sentences the order itself stands."""


def puts_right(heard: Said) -> list[Command] | None:
    """« ah non pardon c'est 1150 pas 1050 »: what he told before has another value now."""
    changed = told_otherwise(heard.message, heard.state, heard.world)
    return None if changed is None else [changed, *heard.asked]


_SAID_ALREADY = re.compile(
    r"\b(?:vous l ?ai|t l ai|je l ?ai|jlai|vous ai|deja) (?:deja )?(?:tout )?(?:dit|donne|ecrit|explique)\b"
    r".{0,60}\bvous (?:lisez|ecoutez|comprenez)\b|"
    r"\bvous (?:lisez|ecoutez)(?: (?:pas|rien|ce que|au moins))"
)
