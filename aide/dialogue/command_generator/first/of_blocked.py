"""« si on me la rend, elle marche encore ? »: asked of a card that was blocked here. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T

FOREVER, LONGEST = "carte_bloquee_definitive", 18
TAKEN_STILL, AFTER, BEFORE = "argent_encore_pris", "paiements_apres_opposition", "achats_avant_blocage"
"""What a blocked card still pays, and who bears what was taken after the blocking or before it."""
OF_FRAUD = frozenset({"paiement_frauduleux", "carte_volee", "carte_perdue"})
ABOUT_IT = frozenset(
    {
        "carte_dans_distributeur",
        "carte_avalee",
        "opposition_carte_retrouvee_apres",
        "carte_retrouvee_avant_blocage",
    }
)
"""Questions of knowledge whose answer is another one once the card is blocked."""


def asks_if_usable(heard: Heard) -> list[Command] | None:
    """« plus personne ne peut payer avec ? »: of what was blocked here;
    the other card is another question.
    """
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


def asks_what_he_risks(heard: Heard) -> list[Command] | None:
    """« ils peuvent encore me prendre de l'argent ? », « c'est pour ma poche ? »: once it is blocked,
    or after a fraud was told.
    """
    message, state = heard.message, heard.state
    tells = state.question is not None and state.question.field in (
        "description",
        "detail",
        "motif",
        "bloque",
    )
    asks = message.is_question or message.has("demander", at=0.5) or _RISK.search(message.plain) is not None
    if tells or not asks or message.words > LONGEST:
        return None
    is_blocked = bool(state.blocked) and not state.block_unsure
    is_known = message.top_question[1] >= T.surely_question
    takes = is_blocked and not is_known and _TAKE_MORE.search(message.plain) is not None
    risks, pays = _RISK.search(message.plain), _HIS_SHARE.search(message.plain)
    if not (takes or ((risks or pays) and (is_blocked or OF_FRAUD & state.about))):
        return None
    names = (
        [AFTER]
        if is_blocked and pays
        else [TAKEN_STILL]
        if takes
        else [TAKEN_STILL, BEFORE]
        if is_blocked
        else [BEFORE]
    )
    return [Command("ask", one, text=message.text) for one in names]


def is_of_another(message: Message, blocked: list[str]) -> bool:
    """« et l'autre, elle marche ? », « la 8765 ? »: not of the card that is blocked."""
    digits = re.findall(r"\b\d{4}\b", message.plain)
    return _ANOTHER.search(message.plain) is not None or any(one not in blocked for one in digits)


_USED = r"(?:(?:re)?march\w*|(?:re)?fonctionn\w*|(?:res?)?serv\w*|(?:re)?utilis\w*|pay\w*|retir\w*|valable)"
_COMES_BACK = re.compile(
    rf"\b(?:rend\w*|redonn\w*|recuper\w*|retrouv\w*|restitu\w*|ressort\w*|recrach\w*)\b.{{0,40}}\b{_USED}\b"
)
_BY_ANYONE = re.compile(
    r"\b(?:personne|quelqu un|qqu?n|kelk?un|voleur|voleuse|autrui)\b"
    rf"(?! (?:a|ait|aurait|avait) ).{{0,30}}\b{_USED}\b|"
    rf"\b{_USED}\b.{{0,20}}\bpar (?:quelqu un|qqu?n|un autre|le voleur)\b"
)
_TAKE_MORE = re.compile(
    r"\b(?:peu(?:t|vent)|pourr\w*|vont|va|risque\w*)(?: (?:encore|me|m|nous|toujours|de|quand meme|continuer|"
    r"a|ils|il|elle|on|t|se)){0,5} "
    r"(?:prendre|voler|piquer|prelever|debiter|depenser|payer|retirer|vider|utiliser|servir|recommencer)\b"
)
_RISK = re.compile(
    r"\b(?:je |j)?risque (?:quoi|koi|quelque chose|encore)\b|\b(?:qu est ce que|que|koi) (?:je |j )?risque\b"
)
_HIS_SHARE = re.compile(
    r"\b(?:c est|c|cest|ce sera|ca sera|ca reste|reste)(?: (?:pour|a|de))? (?:moi|ma (?:pomme|poche|charge|"
    r"pp)|bibi)\b(?! (?:la|cette|une) )|\bde ma poche\b|"
    r"\b(?:a ma charge|pour ma pomme|je paie combien|c est (?:moi|a moi) (?:qui paie|de payer))\b"
)
_ANOTHER = re.compile(
    r"\b(?:l autre|lautre|lotre|une autre|autre carte|nouvelle|nouveau|"
    r"remplacante|compte|espace|appli\w*|code|virements?|"
    r"numeros?|argent|rembours\w*|conseiller)\b"
)
