"""« si on me la rend, elle marche encore ? »: asked of a card that was blocked here. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command
from aide.dialogue.message import Message

FOREVER, LONGEST = "carte_bloquee_definitive", 18
ABOUT_IT = frozenset(
    {"carte_dans_distributeur", "carte_avalee", "opposition_carte_retrouvee_apres", "carte_retrouvee_avant_blocage"}
)
"""Questions of knowledge whose answer is another one once the card is blocked."""


def asks_if_usable(heard: Heard) -> list[Command] | None:
    """« plus personne ne peut payer avec ? »: of what was blocked here; the other card is another question."""
    message, state = heard.message, heard.state
    tells = state.question is not None and state.question.field in ("description", "detail", "motif")
    is_blocked = bool(state.blocked) and not state.block_unsure
    if not is_blocked or tells or message.words > LONGEST or is_of_another(message, state.blocked):
        return None
    if state.question is not None and state.question.field == "renouvelle" and message.sentences:
        return None
    asks = message.is_question or message.has("demander", at=0.5)
    is_meant = asks and (_COMES_BACK.search(message.plain) or _BY_ANYONE.search(message.plain))
    return [Command("ask", FOREVER, text=message.text)] if is_meant else None


def is_of_another(message: Message, blocked: list[str]) -> bool:
    """« et l'autre, elle marche ? », « la 8765 ? »: not of the card that is blocked."""
    digits = re.findall(r"\b\d{4}\b", message.plain)
    return _ANOTHER.search(message.plain) is not None or any(one not in blocked for one in digits)


_USED = r"(?:(?:re)?march\w*|(?:re)?fonctionn\w*|(?:re)?serv\w*|(?:re)?utilis\w*|pay\w*|retir\w*|valable)"
_COMES_BACK = re.compile(
    rf"\b(?:rend\w*|redonn\w*|recuper\w*|retrouv\w*|restitu\w*|ressort\w*|recrach\w*)\b.{{0,40}}\b{_USED}\b"
)
_BY_ANYONE = re.compile(
    rf"\b(?:personne|quelqu un|qqu?n|kelk?un|voleur|voleuse|autrui)\b(?! (?:a|ait|aurait|avait) ).{{0,30}}\b{_USED}\b|"
    rf"\b{_USED}\b.{{0,20}}\bpar (?:quelqu un|qqu?n|un autre|le voleur)\b"
)
_ANOTHER = re.compile(
    r"\b(?:l autre|lautre|lotre|une autre|autre carte|nouvelle|nouveau|remplacante|compte|espace|appli\w*|code|virements?|"
    r"numeros?|argent|rembours\w*|conseiller)\b"
)
