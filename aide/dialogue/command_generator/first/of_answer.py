"""In which form the answer to what was filed comes, and the choice of it. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.first.of_filed import FORM
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.recourse import asks_recourse, names_recourse
from aide.dialogue.commands import Command
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.phrases import beside

french = beside(__file__)

LONGEST_FORM = 12

AFTER_TOLD = 2
"""Turns since he was told that he may choose how he is answered."""


def asks_form_of_answer(heard: Heard) -> list[Command] | None:
    """« vous me répondez comment ? », once something is filed: in writing, and he may choose."""
    message, state = heard.message, heard.state
    name, share = message.top_question
    is_known = (name == FORM and share >= T.question) or _HOW_ANSWERED.search(message.plain) is not None
    is_meant = bool(state.filed) and state.question is None and is_known and not asks_recourse(message)
    asks = message.is_question or message.has("demander")
    return [Command("ask", FORM, text=message.text)] if is_meant and asks else None


def chooses_form_of_answer(heard: Heard) -> list[Command] | None:
    """« par courrier svp », once he was told that he may choose: noted in what was filed."""
    message, state = heard.message, heard.state
    told = max(state.said.get(one, -AFTER_TOLD) for one in TOLD_OF_FORM)
    is_told = told >= state.turns - AFTER_TOLD or _CONSENTS.search(message.plain) is not None
    was_told = bool(state.filed) and is_told and state.question is None
    is_short = message.words <= LONGEST_FORM and (
        not message.is_question or _CHOSEN.match(message.plain) is not None
    )
    if not was_told or not is_short or _FORMS.search(message.plain) is None or names_recourse(message):
        return None
    detail = {"detail": french("forme_de_reponse", text=message.text)}
    return [Command("start_flow", "complement", detail, message.text)]


TOLD_OF_FORM = (FORM, "reclamation_comment_prevenu")

_CONSENTS = re.compile(
    r"\b(?:accord|accepte|prefere\w*|ok|choisis) (?:(?:pour|que|de|d|la|l|une|votre|vos|etre|recevoir|"
    r"plutot|reponse|repondu\w*|par|en) ){0,6}(?:e ?mails?|mails?|courriels?|courriers?|papier)\b"
)
"""« je donne mon accord pour l'e-mail »: for the answer, once something is filed."""

_HOW_ANSWERED = re.compile(
    r"\b(?:ou|comment|coment|koman|par quoi|par ou) (?:(?:est ce que|esque|vous|on|tu|allez|va|comptez|"
    r"pouvez|pensez|je|vais|serai|etre) ){1,5}(?:(?:me|m|nous) )?"
    r"(?:repon[ds]\w*|reecri\w*|ecri\w*|preven\w*|contact\w*|tenu\w* au courant|inform\w*)\b|"
    r"\brepons\w* (?:\w+ ){0,3}(?:recoi\w*|arriv\w*|vien\w*|recev\w*|aurai|est) (?:\w+ )?(?:ou|comment|"
    r"coment|koman|par quoi|sur quoi)\b|"
    r"\b(?:ou|comment|coment|koman) (?:est ce que |je |j |vais )*(?:\w+ )?(?:recoi\w*|recevr\w*|aurai|"
    r"arrive) (?:\w+ )?repons\w*|"
    r"\b(?:repond\w*|reponde|ecri\w*|prevenez|prevenu) (?:moi )?(?:comment|coment|koman|par (?:tel\w*|mail|"
    r"courrier|lettre|sms|quoi))\b|"
    r"\brepons\w*\b.{0,12}\bpar (?:mail|courri\w*|lettre|sms|tel\w*) ou\b"
)
"""« la réponse je la reçois où », « vous me répondez par tél ou mail »."""

_CHOSEN = re.compile(
    r"(?:(?:par|en|nan|non|ok|oui|alors) ){0,12}(?:e ?)?(?:mails?|courriels?|courriers?|papier) (?:c est |"
    r"c |ca |me ){0,12}(?:bon|ok|va|parfait|svp|merci)\b"
)
"""« mail c'est bon. vous avez mon adresse ? »: chosen, and something asked beside it."""

_FORMS = re.compile(r"\b(?:courriers?|lettre|papier|poste|e ?mails?|mails?|courriels?)\b")
