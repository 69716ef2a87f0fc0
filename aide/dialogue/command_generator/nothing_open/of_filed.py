"""What was filed already: followed, changed, or handed further. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import SURELY
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.beside_follow_up import told_beside_follow_up
from aide.dialogue.command_generator.wishes.filed import follow_up, keeps_it
from aide.dialogue.command_generator.wishes.phoned import phoned
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.recourse import asks_recourse
from aide.dialogue.commands import Command

MEDIATOR = "saisir_mediateur"


def has_phoned(heard: Said) -> list[Command] | None:
    """« ma réclamation faite par téléphone n'a pas de réponse »: what can be done of it here."""
    return phoned(heard.message, heard.state)


def changes_filed(heard: Said) -> list[Command] | None:
    """What was filed here is to be put right: a line is added to it, no other one is begun."""
    if not heard.state.filed or not _CHANGE_FILED.search(heard.message.plain):
        return None
    return [starting("complement", heard.message, heard.state)]


def asks_whom_to_turn_to(heard: Said) -> list[Command] | None:
    """« vers qui me tourner si la réponse ne me convient pas ? »: the mediator."""
    return [Command("answer", MEDIATOR)] if asks_recourse(heard.message) else None


def follows_up(heard: Said) -> list[Command] | None:
    """He speaks of a complaint that is filed already."""
    flow = follow_up(heard.message)
    if flow is None or (flow == "complement" and _is_another(heard)):
        return None
    kept = [Command("chitchat", KEPT)] if flow == "complement" and keeps_it(heard.message) else []
    told = told_beside_follow_up(heard.message) if flow == "suivi" else []
    return [*told, starting(flow, heard.message, heard.state), *kept]


KEPT = "reclamation_gardee"
"""Who forbids to withdraw it is told that it stays."""


def _is_another(heard: Said) -> bool:
    """« j'avais encore ça : 12 € de frais le 2, je conteste », after another problem was filed:
    no part of that one.
    """
    message, filed = heard.message, heard.state.closed
    problem = problem_in(message, at=SURELY)
    holds_fact = bool(message.values("montant")) and not message.values("reference")
    return problem is not None and bool(filed) and problem not in filed and holds_fact


_CHANGE_FILED = re.compile(
    r"\bj ai (?:aussi )?oublie\b|"
    r"\b(?:veux|voudrais|prefere|souhaite)\b.{0,30}\b(?:par|un) courrier\b|"
    r"\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b.{0,40}\b(?:reclam\w*|dossier|dedans|motif)\b|"
    r"\b(?:reclam\w*|dossier)\b.{0,50}\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b"
)
