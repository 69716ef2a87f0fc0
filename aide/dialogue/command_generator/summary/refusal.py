"""The summary refused, left or doubted. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.command_generator.summary.decision import WRONG
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.command_generator.yes_no import refuses as refuses_or_drops
from aide.dialogue.commands import Command


def drops(heard: SummaryAnswer) -> list[Command] | None:
    """« j'arrête, je fais pas la réclamation »: nothing is filed, and nothing asked of what is wrong."""
    message = heard.message
    is_meant = _DROPS.search(message.plain) or REFUSED_COMPLAINT.search(message.plain)
    return [Command("cancel")] if is_meant and not message.is_question and not heard.corrections else None


def refuses_plainly(heard: SummaryAnswer) -> list[Command] | None:
    """A sure no, of which only a day or a motive seems to be put right."""
    message = heard.message
    refused = message.has("non", at=0.7) and message.act("corriger") < 0.3 and not message.is_question
    values = {name for one in heard.corrections for name in one.values}
    is_named = heard.named is not None and WRONG.search(message.plain) is not None
    only_seems = values <= {f.DATE, f.PRECISION, "motif"} and all(one.values for one in heard.corrections)
    return [Command("deny")] if refused and only_seems and not is_named and not heard.denies_day else None


def cancels(heard: SummaryAnswer) -> list[Command] | None:
    """He drops the complaint, and neither agrees nor puts anything right."""
    message = heard.message
    is_meant = message.has("annuler") and not message.has("oui", at=0.4) and message.act("corriger") < 0.4
    return [Command("cancel")] if is_meant else None


def refuses(heard: SummaryAnswer) -> list[Command] | None:
    """A no, or the matter dropped."""
    message = heard.message
    doubts = message.is_question or message.has("hesiter", "corriger")
    return [Command("deny")] if refuses_or_drops(message) and not doubts else None


def hesitates(heard: SummaryAnswer) -> list[Command] | None:
    """He does not know yet; likelier than a no."""
    is_meant = heard.message.has("hesiter") and heard.message.act("hesiter") > heard.message.act("non")
    return [Command("hesitate")] if is_meant else None


def says_no(heard: SummaryAnswer) -> list[Command] | None:
    """A no, with what he asks beside it."""
    return [Command("deny"), *question_in(heard.message)] if is_no(heard.message) else None


_DROPS = re.compile(
    r"\bj ?arrete\b|\bje (?:ne )?(?:fais|depose|veux) (?:pas|plus)(?: (?:de|la|ma|cette) reclam\w*)?$|"
    r"\bje renonce\b|\bon oublie(?: tout)?$|\b(?:j )?abandonne\b"
)
