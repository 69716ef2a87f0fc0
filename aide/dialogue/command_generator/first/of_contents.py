"""What is asked of what was filed or blocked here: what is in it, its number. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.card_state import STATE as CARD_STATE
from aide.dialogue.command_generator.wishes.filed import asks_to_see
from aide.dialogue.command_generator.wishes.reading import asks_to_read
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain
from aide.phrases import beside

french = beside(__file__)

CONTENTS, REFERENCE = "reclamation_contenu", "reclamation_reference"
LOST = "reclamation_numero_perdu"
IS_ADDED, ADDED = "reclamation_ajout_fait", french("ajoute_ensuite")
"""Asked, and how each line that was added begins in what is kept."""
LONGEST, SHORTEST = 16, 4
_TELLS = ("description", "detail", "motif", "reference")
_PHONE = ("answer contacter_service_client", "ask assistant_telephone")
"""Said just before: then « redonnez-moi le numéro » is the telephone's."""


def asks_contents(heard: Heard) -> list[Command] | None:
    """« vous avez écrit quoi ? », « montrez-moi ma réclamation »: what was filed here, else the draft."""
    message, state = heard.message, heard.state
    if not _can_ask(message, state):
        return None
    draft = state.of("reclamation")
    if draft is not None:
        is_whole = state.question is not None and state.question.field == "confirme"
        asks = asks_to_see(message) or (is_whole and asks_to_read(message))
        return [Command("ask", CONTENTS, text=message.text)] if asks else None
    if not state.filed:
        return None
    name, share = message.top_question
    is_known = name == CONTENTS and share >= T.surely_question and message.is_question
    is_in_it = message.is_question and _IS_IN_IT.search(message.plain) is not None
    sees = asks_to_see(message) or asks_to_read(message) or _CONTENTS.search(message.plain) is not None
    if not (is_known or is_in_it or sees):
        return None
    is_kept = state.contents or state.copy
    return [Command("ask", CONTENTS, text=message.text) if is_kept else starting("suivi", message, state)]


def asks_if_added(heard: Heard) -> list[Command] | None:
    """« ma photo c'est ajouté ou pas », « et c'est bien dans le dossier ? »:
    what was added is told, else what is in it.
    """
    message, state = heard.message, heard.state
    if (
        not state.filed
        or state.frame is not None
        or state.of("reclamation") is not None
        or message.has("retirer", at=0.6)
    ):
        return None
    parts = message.sentences or (message,)
    is_meant = not _CONTENTS.search(message.plain) and any(
        _IS_ADDED.search(one.plain) and (one.is_question or _OR_NOT.search(one.plain)) for one in parts
    )
    if not is_meant or any(one.has("ajouter", at=0.8) for one in parts):
        return None
    if _names_added(message, state):
        return [Command("ask", IS_ADDED, text=message.text)]
    return [Command("ask", CONTENTS, text=message.text)] if state.contents or state.copy else None


def _names_added(message: Message, state: State) -> bool:
    """A word of what was added is in his question: a yes to anything else might be wrong."""
    lines = [line for one in state.contents.values() for line in one.splitlines() if line.startswith(ADDED)]
    added = {
        word for line in lines for word in plain(line.removeprefix(ADDED)).split() if len(word) >= SHORTEST
    }
    return not added.isdisjoint(message.plain.split())


def asks_reference(heard: Heard) -> list[Command] | None:
    """« redonnez-moi le numéro », « c'est quoi la référence déjà »:
    of what was filed here, or of the blocking.
    """
    message, state = heard.message, heard.state
    has_lost = message.top_question[0] == LOST and message.top_question[1] >= T.surely_question
    asks = _NUMBER.search(message.plain) and (has_lost or _GIVE.search(message.plain))
    if not asks or not _can_ask(message, state):
        return None
    if _OF_ELSE.search(message.plain) or any(one in state.commands for one in _PHONE):
        return None
    of_blocking = _OF_BLOCKING.search(message.plain) is not None
    is_last_blocked = state.done == "opposition" and not _OF_FILED.search(message.plain)
    if state.blocked and (of_blocking or is_last_blocked or not state.filed):
        return [Command("ask", CARD_STATE, text=message.text)]
    return [Command("ask", REFERENCE, text=message.text)] if state.filed and not of_blocking else None


def _can_ask(message: Message, state: State) -> bool:
    """He is not in the middle of telling, nor changing what is there."""
    field = state.question.field if state.question is not None else ""
    is_change = message.has("ajouter", "retirer", "corriger", at=0.6)
    return field not in _TELLS and not is_change and message.words <= LONGEST


_WROTE = r"(?:mis|ecrit|note|marque|enregistre|envoye|depose|declare|transmis|rempli)e?s?"
_FIELD = r"(?:montants?|dates?|jours?|noms?|sommes?|motif|creancier|commercant|operations?)"
_CONTENTS = re.compile(
    r"\b(?:fai[st]?|fait|laisse\w*|montre\w*) (?:moi )?(?:voir )?(?:ce que|ske|skon|c que|ce ke|s ke) |"
    r"\b(?:ta|t a|tas|t as|as) (?:ecri\w*|mi|mis|marque\w*|note\w*) (?:koi|quoi|kwa)\b|"
    rf"\b(?:avez|as|a) (?:vous |tu )?(?:bien )?{_WROTE} quoi\b|\b(?:qu|"
    rf"quoi) (?:est ce )?(?:que )?(?:vous (?:avez|aviez)|t as|tu as) {_WROTE}\b|"
    rf"\b(?:voir|lire|lis|lisez|relis\w*|relire|redi[st]\w*|remontr\w*|montr\w*|rappel\w*|dites|"
    rf"dis)\b.{{0,12}}"
    rf"\bce (?:que|qui) (?:vous (?:avez|aviez)|tu as|t as|j ai|est|a ete) {_WROTE}|"
    r"\b(?:quoi|ce)\b.{0,14}\b(?:dedans|(?:dans|sur) (?:la|ma|cette|votre) (?:reclam\w*|plainte)|"
    r"dans (?:le|mon|ce) (?:dossier|signalement))\b|"
    rf"\b(?:laquelle|lequel|quel(?:le)?s?)\b.{{0,20}}\bvous avez {_WROTE}\b|\bbien {_WROTE} (?:dedans|"
    rf"dans)\b|"
    rf"\b(?:oublie|manque|bien mis|pas mis) (?:que |de mettre )?(?:le|la|les|mon|ma) {_FIELD}\b|"
    r"\bcontenu d\w* (?:la |ma |cette |mon |ce |le )?(?:reclam\w*|plainte|dossier|signalement)\b"
)
_IS_IN_IT = re.compile(
    r"\b(?:est|sont|mis|mise?s|joint\w*|ajoute\w*|rajoute\w*|note\w*|figure\w*|apparai\w*|compris)\b.{0,20}"
    r"\b(?:dedans|(?:dans|sur|avec) (?:la|ma|cette|le|mon|ce) (?:reclam\w*|plainte|dossier|signalement))\b"
)
"""« mon message de lundi, il est dans le dossier ? »: asked of what he wrote or added."""
_IS_ADDED = re.compile(
    r"\b(?:(?:est|a ete|sont|c|ca|avez|as|a)(?: (?:\w+ )?(?:bien|deja|ete)){0,6} (?:r?ajoute|joint|note|mis|"
    r"pris en compte|transmis)e?s?)\b"
    r"(?! par)|\bbien (?:dans|sur|avec) (?:le|mon|ma|la|ce) (?:dossier|reclam\w*|plainte|signalement)\b"
)
_OR_NOT = re.compile(r"\bou (?:pas|non)\b|\boui ou non\b")
_NUMBER = re.compile(r"\b(?:numeros?|num|references?|ref)\b")
_GIVE = re.compile(
    r"\b(?:(?:re)?don\w*|redi\w*|rappel\w*|renvo\w*|remet\w*|c est (?:quoi|lequel|laquelle|combien)|"
    r"quel(?:le)?s?|deja|encore|"
    r"perdu\w*|oubli\w*|(?:re)?trouve\w*|veux|voudrais|besoin)\b"
)
_OF_BLOCKING = re.compile(r"\b(?:opposition|blocage)\b")
_OF_FILED = re.compile(r"\b(?:references?|ref|reclam\w*|plainte|dossier|signalement|depot)\b")
_OF_ELSE = re.compile(
    r"\b(?:tel\w*|appel\w*|joindre|conseill\w*|services?|cartes?|cb|comptes?|iban|rum|mandats?|"
    r"virements?|clients?|contrats?|"
    r"(?:votre|vos|ton) (?:numeros?|num)|humain|quelqu un|banque|fixe|portable|mobile|medi\w*|"
    r"commande\w*|prelevements?|ics)\b"
)
"""The number of something that is not on file here."""
