"""What is certain by its form, whatever is open. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from aide.dialogue.command_generator.labels import VALUES
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes import card_state
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.block import tells_loss
from aide.dialogue.command_generator.wishes.not_ours import not_ours
from aide.dialogue.command_generator.wishes.person import told_beside, wants_person, wants_phone
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain
from aide.nlu import surface
from aide.nlu.other_cards import names_papers
from aide.subjects import subjects

COPY = "reclamation_copie"
PAPERS, POLICE = "carte_identite_perdue", "plainte_police_carte"
OPEN, LONGEST_OPEN = "assistant_horaires", 12
DUE_DAY, LONGEST_DUE_DAY = "reclamation_delai_reponse", 16
_ANY_LANGUAGE = ("oui", "non", "humain", "bloquer")
"""What is acted upon in whatever language, once it is surely that."""


def types_command(heard: Heard) -> list[Command] | None:
    """« /affirmer » typed by hand: a customer's words are never a command of ours."""
    return [Command("unclear", surface.ORDER)] if _COMMAND.match(heard.message.text) else None


def cannot_be_read(heard: Heard) -> list[Command] | None:
    """An order to the machine, mere signs, letters at random: unless a plain value was asked."""
    is_none = heard.message.surface in (surface.ORDER, surface.SIGNS, surface.GIBBERISH)
    if not is_none or _is_plain_value(heard.state):
        return None
    return [Command("unclear", heard.message.surface or "")]


def asks_card_state(heard: Heard) -> list[Command] | None:
    """« elle est bloquée ou pas ? »: of the state, whatever is open; it is no order and no trouble to log in."""
    message, state = heard.message, heard.state
    if not card_state.asks_card_state(message, is_blocked=bool(state.blocked)):
        return None
    asked = Command("ask", card_state.STATE, text=message.text)
    is_new = tells_loss(message) and not state.blocked and state.of("opposition") is None
    return [starting("opposition", message, state), asked] if is_new else [asked]


def types_title(heard: Heard) -> list[Command] | None:
    """« Suivre une réclamation »: what a button of before said, typed, wherever he is now."""
    flow = _flows_by_title().get(heard.message.plain)
    return [starting(flow, heard.message, heard.state)] if flow else None


@lru_cache(maxsize=1)
def _flows_by_title() -> dict[str, str]:
    return {plain(one.title): one.starts for one in subjects().values() if one.starts and one.title}


def asks_of_filed(heard: Heard) -> list[Command] | None:
    """« où en est REC-2026-000005 ? », « vous n'enregistrez rien ? la première y est ou pas »: the filed one, wherever he is."""
    message, state = heard.message, heard.state
    named = message.values("reference")
    asks = message.is_question or message.has("demander", "suivre", at=0.4) or _WHERE_IS_IT.search(message.plain)
    is_under_way = state.frame is not None and state.frame.flow not in ("reclamation", "opposition")
    if is_under_way or message.has("retirer", "ajouter", at=0.6):
        return None
    is_unsure = asks or _OR_NOT.search(message.plain) is not None
    if (named and asks) or (state.filed and is_unsure and _IS_FILED.search(message.plain)):
        return [starting("suivi", message, state)]
    return None


def asks_copy(heard: Heard) -> list[Command] | None:
    """« le lien du papier, donnez-le encore », once something is filed."""
    message, state = heard.message, heard.state
    wants = message.is_question or message.has("demander", at=0.4) or _GIVE_COPY.search(message.plain) is not None
    is_open = state.frame is not None
    if not state.copy or is_open or not wants or _COPY.search(message.plain) is None:
        return None
    return [Command("ask", COPY, text=message.text)]


def asks_due_day(heard: Heard) -> list[Command] | None:
    """Which day the answer comes."""
    is_meant = _asks_due_day(heard.message, heard.state)
    return [Command("ask", DUE_DAY, text=heard.message.text)] if is_meant else None


def asks_if_open(heard: Heard) -> list[Command] | None:
    """« il est 10h30, vous êtes ouverts, non ? »: at this very moment."""
    message = heard.message
    is_meant = _OPEN_NOW.search(message.plain) and message.is_question and message.words <= LONGEST_OPEN
    return [Command("ask", OPEN, text=message.text)] if is_meant else None


def is_not_ours(heard: Heard) -> list[Command] | None:
    """Another bank's card, a SIM: whose it is to block."""
    message = heard.message
    if names_papers(message.text) and message.has("demander") and not message.has("bloquer"):
        return [Command("ask", PAPERS, text=message.text), *_of_police(message)]
    other = not_ours(message)
    return None if other is None else [Command("not_ours", other), *_of_police(message)]


def _of_police(message: Message) -> list[Command]:
    """« … faut porter plainte ? », asked beside it."""
    asked, share = message.top_question
    return [Command("ask", POLICE, text=message.text)] if asked == POLICE and share >= T.surely_question else []


def asks_phone(heard: Heard) -> list[Command] | None:
    """The number."""
    return [Command("answer", "contacter_service_client")] if wants_phone(heard.message) else None


def asks_person(heard: Heard) -> list[Command] | None:
    """A person."""
    if not wants_person(heard.message, heard.state):
        return None
    return [*told_beside(heard.message), Command("human", text=heard.message.text)]


def is_foreign(heard: Heard) -> list[Command] | None:
    """Another language, and nothing that is acted upon whatever the language."""
    message = heard.message
    is_meant = message.surface == surface.FOREIGN and not heard.state.question
    return [Command("chitchat", "langue")] if is_meant and not message.has(*_ANY_LANGUAGE, at=0.8) else None


def _is_plain_value(state: State) -> bool:
    return state.question is not None and state.question.field in (*VALUES, "carte", "description")


def _asks_due_day(message: Message, state: State) -> bool:
    """Which day fifteen days make, or that one; when his money comes, once a complaint is filed."""
    field = state.question.field if state.question is not None else ""
    if message.words > LONGEST_DUE_DAY or field == "date":
        return False
    if _FIFTEEN.search(message.plain):
        return True
    if not state.answer_by or state.question is not None:
        return False
    day, month, _year = state.answer_by.split("/")  # a day without its year is read as a past one
    named = any(str(one.value).endswith(f"-{month}-{day}") for one in message.values("date"))
    return (message.is_question and named) or _MONEY_WHEN.search(message.plain) is not None


_COPY = re.compile(
    r"\b(?:copie|recu|recepisse|justificatif|attestation|accuse de reception|lien)\b|"
    r"\b(?:papier|preuve)\b.{0,40}\b(?:reclam\w*|plainte|depose\w*|enregistre\w*|fait)\b"
)
_GIVE_COPY = re.compile(r"\b(?:donne\w*|redonne\w*|renvo\w*|envo\w*|remet\w*|ou est|encore|veux|voudrais|besoin)\b")
_COMMAND = re.compile(r"[\s.]*/\s*[a-z]", re.I)
_OPEN_NOW = re.compile(
    r"\bouverts? (?:la|maintenant|en ce moment|non)$|\b(?:etes vous|vous etes|c est) "
    r"(?:bien |encore |deja )?ouverts?$|\b(?:etes vous|vous etes) (?:bien |encore |deja )?ouverts? "
    r"(?:la|maintenant|en ce moment)\b"
)
_FIFTEEN = re.compile(
    r"\b(?:15|quinze) jours\b.{0,40}\b(?:quel(?:le)? (?:date|jour)|(?:ca|sa) (?:fait|tombe|donne)|jusqu au|"
    r"le combien)\b|"
    r"\b(?:quel(?:le)? (?:date|jour)|(?:ca|sa) (?:fait|tombe|donne)|c est quand|le combien)\b.{0,30}"
    r"\b(?:15|quinze) jours\b"
)
_MONEY_WHEN = re.compile(
    r"\b(?:mon argent|mes sous|ma thune|mon fric|rembours\w*|(?:la|une|votre) reponse)\b.{0,40}"
    r"\b(?:quand|qd|kan|quel jour|quelle date)\b|"
    r"\b(?:quand|quel jour|quelle date)\b.{0,40}\b(?:mon argent|mes sous|rembours\w*|"
    r"(?:la|une|votre) reponse)\b"
)
_WHERE_IS_IT = re.compile(r"\b(?:ou en est|suivre|suivi|statut|avance\w*)\b")
_OR_NOT = re.compile(r"\b(?:ou pas|ou non|hein|au moins)\b")
_IS_FILED = re.compile(
    r"\b(?:elle|ca|ma (?:reclam\w*|plainte|demande)|la premiere|mon (?:dossier|signalement))\b.{0,20}"
    r"\b(?:y est|(?:est|a ete|soit pas|bien) (?:elle |bien |deja |toujours )*"
    r"(?:enregistre\w*|pris\w* en compte|deposee?|partie?|envoyee?|recue?))\b|"
    r"\bvous (?:n )?(?:avez )?(?:enregistr\w*|note) (?:rien|pas)\b"
)
"""Asked of what was filed here a moment ago."""
