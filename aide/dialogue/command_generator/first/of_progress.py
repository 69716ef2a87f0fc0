"""Where a complaint stands that was filed here, or of which the number is told. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.beside_follow_up import told_beside_follow_up
from aide.dialogue.command_generator.wishes.filed import asks_where_it_stands
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

STATE_OF_FILE = "reclamation_etat_dossier"


def asks_of_filed(heard: Heard) -> list[Command] | None:
    """« où en est REC-2026-000005 ? », « vous n'enregistrez rien ? la première y est ou pas »:
    the filed one, wherever he is.
    """
    message, state = heard.message, heard.state
    asks = (
        message.is_question or message.has("demander", "suivre", at=0.4) or _WHERE_IS_IT.search(message.plain)
    )
    is_under_way = state.frame is not None and state.frame.flow not in ("reclamation", "opposition")
    if is_under_way or message.has("retirer", "ajouter", at=0.6):
        return None
    if _names_it(message, state, asks=bool(asks)) or _asks_if_it_moves(message, state):
        told = told_beside_follow_up(message) if state.frame is None else []
        return [*told, starting("suivi", message, state)]
    is_unsure = asks or _OR_NOT.search(message.plain) is not None
    name, share = message.top_question
    is_state = name == STATE_OF_FILE and share >= T.surely_question and _OWN_FILE.search(message.plain)
    is_meant = state.filed and (is_state or (is_unsure and _IS_FILED.search(message.plain)))
    return [starting("suivi", message, state)] if is_meant else None


def _names_it(message: Message, state: State, *, asks: bool) -> bool:
    """« je l'ai déjà faite ! rec 2026 12 »: a number told means that one; thanks for it,
    and a story with it, ask nothing.
    """
    if not message.values("reference"):
        return False
    tells = message.has("raconter", "bavarder") or _is_at_his_story(state)
    is_bare = _BARE.fullmatch(message.plain) is not None
    return asks or is_bare or (not tells and _IS_THAT.search(message.plain) is not None)


def _asks_if_it_moves(message: Message, state: State) -> bool:
    """« quelqu'un l'a lue ? » of what was filed here, where no card was blocked or ordered since."""
    is_last = bool(state.filed) and state.done not in ("opposition", "renouvellement")
    return is_last and not _is_at_his_story(state) and asks_where_it_stands(message)


def _is_at_his_story(state: State) -> bool:
    return state.question is not None and state.question.field in ("description", "detail")


_IS_THAT = re.compile(
    r"\b(?:deja|j ai (?:tout )?(?:fait|depos\w*|envoy\w*|rempli\w*)|"
    r"c est (?:la|le|celle|celui|pour)|voici|voila|tenez|regard\w*|"
    r"cherch\w*|ouvr\w*|le numero|la reference)\b"
)
"""What is said beside the number of a complaint that is there."""
_BARE = re.compile(
    r"(?:(?:bonjour|bonsoir|re|le|la|c est|ref\w*|num\w*|pour|"
    r"reclamation) ){0,12}rec \d+ \d+(?: (?:svp|stp|merci))?"
)
"""The number alone, with a greeting at most."""
_WHERE_IS_IT = re.compile(r"\b(?:ou en est|suivre|suivi|statut|avance\w*)\b")
_OR_NOT = re.compile(r"\b(?:ou pas|ou non|hein|au moins)\b")
_IS_FILED = re.compile(
    r"\b(?:elle|ca|ma (?:reclam\w*|plainte|demande)|la premiere|mon (?:dossier|signalement))\b.{0,20}"
    r"\b(?:y est|(?:est|a ete|soit pas|bien) (?:elle |bien |deja |toujours )*"
    r"(?:enregistre\w*|pris\w* en compte|deposee?|partie?|envoyee?|recue?|faite?(?! par)))\b|"
    r"\b(?:c est|cest) (?:bien |deja |bon )*(?:enregistre\w*|envoye\w*|partie?|transmis\w*|depose\w*)"
    r"(?: ou (?:pas|non))?\W*$|"
    r"\bvous (?:n )?(?:avez )?(?:enregistr\w*|note) (?:rien|pas)\b"
)
"""Asked of what was filed here a moment ago."""
_OWN_FILE = re.compile(r"\b(?:ma|mon|mes) (?:\w+ )?(?:reclam\w*|dossiers?|plaintes?|signalements?)\b")
