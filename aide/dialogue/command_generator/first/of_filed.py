"""What is asked of a complaint that was filed here, or is not yet: where it is, its copy, its day. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

COPY, FORM = "reclamation_copie", "reclamation_reponse_courrier"
NOT_YET, NOT_YET_SAID, LONGEST_ASIDE = "reclamation_pas_encore", "pas_encore", 9
LONGEST_ADDRESS = 20
BY_MAIL = "copie_par_mail"
DUE_DAY, LONGEST_DUE_DAY = "reclamation_delai_reponse", 16


def asks_if_filed(heard: Heard) -> list[Command] | None:
    """« mon signalement il est fait ou pas ? » while it is not: told so, and gone on with."""
    message, state = heard.message, heard.state
    question = state.question
    at_it = question is not None and question.flow == "reclamation"
    is_offered = question is not None and question.field == "offre" and question.starts == "reclamation"
    is_begun = at_it or is_offered or state.of("reclamation") is not None or bool(state.later)
    asking = next((one for one in message.sentences or (message,) if asks_if_done(one, at_it=at_it)), None)
    if (state.filed and not at_it) or not is_begun or asking is None or _FIRST_ONE.search(message.plain):
        return None
    if not at_it and not is_offered:
        return [Command("start_flow", "reclamation", {NOT_YET_SAID: True}, message.text)]
    is_told = (
        question is not None and question.field in ("description", "detail") and asking.words > LONGEST_ASIDE
    )
    return None if is_told else [Command("ask", NOT_YET, text=message.text)]


def asks_if_done(one: Message, *, at_it: bool = False) -> bool:
    """In that sentence: « et la réclamation, elle est déposée du coup ? j'ai dit oui »."""
    asks = one.is_question or _OR_NOT.search(one.plain) is not None
    is_of_it = _IS_DONE.search(one.plain) or (at_it and _IT_IS_DONE.search(one.plain))
    return asks and bool(is_of_it)


def asks_copy(heard: Heard) -> list[Command] | None:
    """« un papier qui prouve que j'ai réclamé »; once something is filed, « le lien, donnez-le encore »."""
    message, state = heard.message, heard.state
    wants = (
        message.is_question or message.has("demander", at=0.4) or _GIVE_COPY.search(message.plain) is not None
    )
    tells = state.question is not None and state.question.field in ("description", "detail")
    if not wants or tells or message.has("oui", at=0.4):
        return None
    is_of_it = _PROOF.search(message.plain) or (
        state.copy and state.frame is None and _COPY.search(message.plain)
    )
    return [Command("ask", COPY, text=message.text)] if is_of_it else None


def wants_copy_by_mail(heard: Heard) -> list[Command] | None:
    """« vous pouvez me l'envoyer par mail ? », « nan c'est MON mail : … », once something is filed:
    it is sent there.
    """
    message, state = heard.message, heard.state
    is_at_it = state.frame is not None and state.frame.flow == "copie"
    if not state.filed or state.of("reclamation") is not None or is_at_it:
        return None
    addresses = [str(one.value) for one in message.values("email")]
    if addresses and message.words <= LONGEST_ADDRESS:
        return [Command("start_flow", "copie", {"email": addresses[-1]}, message.text)]
    name, share = message.top_question
    is_known = name == BY_MAIL and share >= T.surely_question
    is_of_copy = is_known or (
        _SEND_BY_MAIL.search(message.plain) is not None and _THE_ANSWER.search(message.plain) is None
    )
    asks = is_of_copy and not message.has("non", at=0.6)
    return [Command("start_flow", "copie", {}, message.text)] if asks else None


def asks_copy_by_mail(heard: Heard) -> list[Command] | None:
    """« le double par courriel, c'est possible ? », with no number and nothing filed here:
    how it is had, no number asked.
    """
    message, state = heard.message, heard.state
    name, share = message.top_question
    is_under_way = state.question is not None or state.frame is not None or bool(state.copy)
    is_meant = name == BY_MAIL and share >= T.surely_question and not message.values("reference")
    return [Command("ask", BY_MAIL, text=message.text)] if is_meant and not is_under_way else None


def asks_due_day(heard: Heard) -> list[Command] | None:
    """Which day the answer comes."""
    is_meant = _asks_due_day(heard.message, heard.state)
    return [Command("ask", DUE_DAY, text=heard.message.text)] if is_meant else None


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


_FILE = r"(?:reclam\w*|plainte|signalement|contestation|demande)"
_DONE = r"(?:faite?|fini\w*|partie?|envoye\w*|enregistre\w*|depose\w*|transmis\w*|passe\w*|en cours)"
_IS_DONE = re.compile(rf"\b{_FILE}\b.{{0,30}}\b{_DONE}\b|\b{_DONE} (?:le |la |mon |ma |cette |ce ){_FILE}\b")
_IT_IS_DONE = re.compile(
    rf"\b(?:c est|cest|elle est|est ce que c est|il est)(?: (?:bien|deja|bon))* {_DONE}"
    r"(?: (?:ou (?:pas|non)|la|du coup|alors))*\W*$"
)
_FIRST_ONE = re.compile(r"\b(?:premiere?|precedente?|d avant|celle d hier|rec \d+)\b")
"""Of one that was filed before, while another is prepared."""
_OR_NOT = re.compile(r"\bou (?:pas|non)\b|\boui ou non\b")
_SEND_BY_MAIL = re.compile(
    r"\b(?:envo\w*|renvo\w*|recevoir|avoir|transfer\w*|part\w*|expedi\w*)\b.{0,40}\b(?:par|en|sur (?:mon|ma)|"
    r"dans mes|a mon) (?:e ?)?(?:mails?|courriels?|email|boite mail)\b|"
    r"\b(?:copie|recu|recepisse)\b.{0,40}\b(?:par|en) (?:e ?)?(?:mails?|courriels?)\b"
)
_THE_ANSWER = re.compile(r"\b(?:repon\w*|reponse|conseiller|commercant|marchand)\b")
"""What comes later, or somebody else's mail."""
_COPY = re.compile(
    r"\b(?:copie|(?<!rien )(?<!pas )(?<!jamais )(?<!ai )(?<!a )(?<!plus )recu|recepisse|justificatif|"
    r"attestation|accuse de reception|lien|papier)\b"
)
_PROOF = re.compile(
    r"\b(?:papier|preuve|justificatif|attestation|recepisse)\b.{0,40}\b(?:reclam\w*|plainte|depose\w*|"
    r"enregistre\w*|montr\w*|prouv\w*|"
    r"(?:j|j ai|jai|que j ai|que jai) fait)\b"
)
_GIVE_COPY = re.compile(
    r"\b(?:donne\w*|redonne\w*|renvo\w*|envo\w*|remet\w*|ou est|encore|veux|voudrais|besoin)\b"
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
