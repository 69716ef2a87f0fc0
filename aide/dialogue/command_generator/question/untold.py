"""A complaint was begun, nothing was told of it yet, and he means the one that he filed before,
or none. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue import steps
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.command_generator.wishes.filed import follow_up
from aide.dialogue.command_generator.wishes.question import question_in, surely_asked
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.thresholds import THRESHOLDS as T

SHORT_REFUSAL = 8


def speaks_of_filed(heard: FactAnswer) -> list[Command] | None:
    """« elle est déjà faite », « c'est la même qu'il y a trois semaines », « où en est la mienne ? »:
    followed, none is begun.
    """
    if not _is_untold(heard) or heard.typed is not None or _ANOTHER.search(heard.message.plain):
        return None
    flow = follow_up(heard.message)
    if flow in ("suivi", "complement"):
        return [starting(flow, heard.message, heard.state)]
    if _FILED_BEFORE.search(heard.message.plain) or _is_about_filed(heard):
        return [starting("suivi", heard.message, heard.state)]
    return None


def refuses(heard: FactAnswer) -> list[Command] | None:
    """« non », « j'en veux pas »: none is begun, and nothing was filed."""
    message = heard.message
    if _is_untold(heard) and REFUSED_COMPLAINT.search(message.plain):
        return [Command("cancel", "refused"), *(question_in(message) or surely_asked(message))]
    no = is_no(message) or message.subject("refuser") >= T.aside
    is_other = message.has("reprocher", "hesiter", "passer")
    is_meant = _is_untold(heard) and no and not is_other and message.words <= SHORT_REFUSAL
    return [Command("cancel", "refused")] if is_meant else None


def wonders(heard: FactAnswer) -> list[Command] | None:
    """« c'est pour quoi faire »: likelier a question that is known than anything told."""
    message = heard.message
    name, share = message.top_question
    asks = message.act("demander") >= 0.25 and message.act("demander") > message.act("raconter")
    return [Command("ask", name, text=message.text)] if asks and share >= T.question else None


def _is_untold(heard: FactAnswer) -> bool:
    frame = heard.frame
    return frame is not None and frame.flow == "reclamation" and steps.is_untold(frame.facts)


def _is_about_filed(heard: FactAnswer) -> bool:
    """By its subject, where nothing is known that answers it and no new one is wished."""
    message = heard.message
    is_known = message.has("demander") and message.top_question[1] >= T.question
    return message.subject("suivre_reclamation") >= T.aside and not is_known and not message.has("deposer")


_FILE = r"(?:reclam\w*|plaintes?|dossiers?|signalements?|demandes?)"
_FILED_BEFORE = re.compile(
    r"\bdeja (?:ete )?(?:faite?|depose\w*|envoye\w*|enregistre\w*|signale\w*|reclame\w*|ouverte?)\b"
    r"(?! (?:un|le|les|des|mon|mes|deux|plusieurs|opposition)\b)|"
    rf"\bdeja (?:une?|la|ma|mon|cette) {_FILE}\b|"
    rf"\b(?:meme|encore la|refaire|redepose\w*|recommence\w*|refai[ts]) (?:\w+ ){{0,2}}{_FILE}\b|"
    rf"\b(?:celle|la|{_FILE}) (?:d avant|precedente?|que j ai (?:deja )?(?:faite?|deposee?|envoyee?))\b|"
    rf"\b(?:pas|rien) (?:\w+ ){{0,3}}(?:refaire|recommencer|redeposer|refai\w*)\b|"
    rf"\b{_FILE}\b.{{0,30}}\b(?:en cours|en attente|il y a \w+ (?:jours?|semaines?|mois)|deja)\b"
)
"""A file that is there: done already, the same, not to be done again."""
_ANOTHER = re.compile(r"\b(?:nouvelle|autre|deuxieme|seconde|2eme)\b")
